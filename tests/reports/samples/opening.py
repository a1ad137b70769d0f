"""The first screen of the sample annual report."""

from __future__ import annotations

from tests.reports.samples.figures import (
    INDUSTRIES,
    SHARES_OF_STAGES,
    STAGES,
    either,
    number,
    shares_table,
)
from trigpoint.reports.content import (
    Block,
    Card,
    Cards,
    Exhibit,
    Figure,
    Figures,
    Mark,
    Paragraph,
    Stacked,
)
from trigpoint.sentences import fill


def opening(lang: str) -> tuple[Block, ...]:
    beside = fill(
        either(
            lang,
            "95% interval {low}–{high} · n = {n} · 39.3 a year before",
            "95%信賴區間{low}–{high}．n = {n}．前一年39.3",
        ),
        {
            "low": number("33.3", part="low"),
            "high": number("38.1", part="high"),
            "n": number("325", part="base"),
        },
    )
    index = Figure(either(lang, "AI adoption index", "產業AI化指數"), (number("35.7"),), beside)
    users = Figure(
        either(lang, "Firms that use AI", "已用AI的企業"),
        ("62.8%",),
        (either(lang, "204 of 325 firms", "325家中的204家"),),
    )
    upper = Figure(
        either(lang, "Most common stage", "最多企業所在的階段"), (STAGES[lang][0],), stage=1
    )
    return (
        Figures((index, users, upper)),
        stage_exhibit(lang, "first", totals=True),
        _findings(lang),
    )


def _findings(lang: str) -> Block:
    said = (
        (
            either(lang, "ICT leads, manufacturing trails", "資通訊領先，製造落後"),
            either(
                lang,
                "ICT firms score {ict} points, manufacturing {rest}.",
                "資通訊業的指數是{ict}分，製造業是{rest}分。",
            ),
        ),
        (
            either(lang, "Half have no AI strategy", "半數沒有AI策略"),
            either(lang, "The index of all firms is {all}.", "全體企業的指數是{all}。"),
        ),
        (
            either(lang, "Talent is the greatest worry", "人才最讓人煩惱"),
            either(lang, "Professional services reach {pro}.", "專業服務是{pro}。"),
        ),
    )
    values = {
        "ict": number("44.7", column="ict"),
        "rest": number("24.4", column="manufacturing"),
        "pro": number("35.4", column="professional"),
        "all": number("35.7"),
    }
    cards = tuple(Card((title,), (Paragraph(fill(text, values)),)) for title, text in said)
    return Cards(cards)


def stage_exhibit(lang: str, id: str, totals: bool = False) -> Exhibit:
    title = either(
        lang, "Two in five ICT firms are in the upper two stages", "資通訊業有四成走到後兩個階段"
    )
    table = shares_table(
        id, either(lang, "Stages by industry", "各產業的階段"), STAGES[lang], SHARES_OF_STAGES, lang
    )
    rows = tuple(
        (label, tuple(Mark(row[at], f"{row[at]}") for row in SHARES_OF_STAGES))
        for at, label in enumerate(INDUSTRIES[lang])
    )
    return Exhibit(
        id,
        (title,),
        either(lang, "Share of firms at each stage, per cent", "各階段企業占比（%）"),
        table,
        Stacked(STAGES[lang], rows[:1] if totals else rows),
        either(
            lang, "Base: 325 firms. Source: survey of 2023.", "基數：325家。資料來源：2023年調查。"
        ),
        either(lang, "Stacked bars of stages by industry.", "各產業階段占比的堆疊橫條圖。"),
        on_slide=True,
    )
