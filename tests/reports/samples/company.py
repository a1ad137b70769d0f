"""A short report to one firm."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.samples.annual import annual, method
from tests.reports.samples.figures import (
    EN,
    INDICATORS,
    STAGES,
    common,
    either,
    everyone,
    index_table,
    number,
)
from trigpoint.reports.content import (
    Block,
    Dots,
    Exhibit,
    Figure,
    Figures,
    Head,
    Mark,
    Paragraph,
    Points,
    Report,
    Section,
    Series,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.sentences import Emphasis, Link, Sentence, fill


def company(lang: str = EN, name: str = "晨光精密股份有限公司 Dawn Precision") -> Report:
    """A short report to one firm."""
    return replace(
        annual(lang),
        kind="company",
        title=name,
        subtitle=either(lang, "Your firm's AI adoption in 2023", "貴公司2023年的AI應用情形"),
        opening=_place(lang),
        sections=(_compared(lang), _plan(lang), method(lang)),
    )


def _place(lang: str) -> tuple[Block, ...]:
    return (
        Figures(
            (
                Figure(
                    either(lang, "Your index", "貴公司的指數"),
                    ("52.4",),
                    fill(either(lang, "all firms {all}", "全體{all}"), {"all": number("35.7")}),
                ),
                Figure(either(lang, "Your stage", "所在階段"), (STAGES[lang][2],), stage=3),
                Figure(
                    either(lang, "Your place", "所在位置"),
                    (either(lang, "top 25%", "前25%"),),
                    (either(lang, "of 325 firms", "在325家企業中"),),
                ),
            )
        ),
        Paragraph(
            (
                Emphasis(either(lang, "Do next: ", "下一步：")),
                either(lang, "name an owner for every system.", "替每個系統指定負責人。"),
            ),
            "lead",
        ),
    )


def _compared(lang: str) -> Section:
    series = (
        Series("you", either(lang, "You", "貴公司"), "you"),
        Series("peers", either(lang, "Your industry", "同產業"), "peers"),
        Series("everyone", everyone(lang), "everyone"),
    )
    values = ((75.0, 51.9, 48.5), (66.7, 48.5, 34.8), (15.0, 21.5, 17.1), (33.3, 49.8, 44.0))
    rows: list[tuple[str, tuple[Mark, ...]]] = [
        (label, tuple(Mark(value, f"{value}") for value in row))
        for label, row in zip(INDICATORS[lang], values, strict=False)
    ]
    none = Mark(None, common(lang)["withheld"])
    rows.append((INDICATORS[lang][4], (Mark(100.0, "100.0"), none, Mark(59.7, "59.7", 55.6, 63.8))))
    table = Table(
        "gaps",
        either(lang, "Indicators", "各項指標"),
        tuple(Head(one.id, one.label) for one in series),
        tuple(
            TableRow(
                f"item{at}",
                label,
                tuple(
                    TableCell(mark.text) if mark.value is not None else TableCell(withheld=True)
                    for mark in marks
                ),
            )
            for at, (label, marks) in enumerate(rows)
        ),
    )
    title = either(lang, "Ahead in strategy, behind in people", "策略領先，人才落後")
    return Section(
        "compared",
        either(lang, "Indicator by indicator", "逐項比較"),
        (
            Exhibit("gaps", (title,), "", table, Dots(series, tuple(rows)), alt=title),
            Exhibit("index", (index_table(lang).title,), "", index_table(lang), folded=False),
        ),
    )


def _plan(lang: str) -> Section:
    link: Sentence = (
        Link("Elements of AI", "https://www.elementsofai.com"),
        either(lang, ", a free course", "：免費的入門課"),
    )
    steps = (
        (either(lang, "Write down who owns each system.", "寫下每個系統由誰負責。"),),
        (either(lang, "Pick a second department.", "選定第二個部門。"),),
        link,
    )
    note = either(lang, "Effort is a rough guide.", "所需心力僅供參考。")
    return Section(
        "plan",
        either(lang, "The next stage, step by step", "走向下一階段"),
        (Points(steps, numbered=True), Paragraph((note,), "note")),
        opens_page=True,
    )
