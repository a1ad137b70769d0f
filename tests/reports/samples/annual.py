"""A short annual report with every kind of block and chart."""

from __future__ import annotations

from datetime import date

from tests.reports.samples.figures import (
    BANDS,
    DIGITAL,
    EN,
    INDEX,
    INDUSTRIES,
    SHARES_OF_DIGITAL,
    STAGES,
    common,
    either,
    everyone,
    index_table,
    panels,
    shares_table,
)
from tests.reports.samples.opening import opening, stage_exhibit
from trigpoint.reports.content import (
    Arrow,
    Arrows,
    Axis,
    Band,
    Bars,
    Card,
    Cards,
    Dots,
    Exhibit,
    Head,
    Mark,
    Paragraph,
    Points,
    Report,
    Section,
    Series,
    Strip,
    Table,
    TableCell,
    TableRow,
)
from trigpoint.reports.look import own_look


def annual(lang: str = EN) -> Report:
    """A short annual report with every kind of block and chart."""
    return Report(
        kind="annual",
        lang=lang,
        title=either(lang, "2023 Taiwan Industry AI Adoption Survey", "2023年台灣產業AI化大調查"),
        subtitle=either(lang, "Annual report", "年度報告"),
        organiser=either(lang, "Artificial Intelligence Foundation", "財團法人人工智慧科技基金會"),
        dated=date(2024, 1, 19),
        warning=either(
            lang,
            "Reconstructed data: every firm in this report is invented.",
            "重建資料：本報告中的企業皆為虛構。",
        ),
        opening=opening(lang),
        sections=(_stages(lang), _indicators(lang), _change(lang), method(lang)),
        look=own_look(),
        words=common(lang),
    )


def method(lang: str) -> Section:
    return Section(
        "method",
        either(lang, "Method", "方法"),
        (
            Paragraph(
                (either(lang, "Firms chose to take part.", "企業自行決定是否參加。"),), "warning"
            ),
            Paragraph((either(lang, "An interval covers chance only.", "信賴區間只涵蓋機遇。"),)),
            Paragraph((either(lang, "“Start small.”", "「從小處開始。」"),), "quote"),
        ),
        opens_page=True,
    )


def _stages(lang: str) -> Section:
    cards = tuple(
        Card(
            (name,),
            (
                Paragraph((either(lang, "What it looks like here.", "這個階段大致的樣子。"),)),
                Points(
                    (
                        (either(lang, "A first step", "第一步"),),
                        (either(lang, "A second", "第二步"),),
                    )
                ),
            ),
            stage=at,
            current=at == 2,
        )
        for at, name in enumerate(STAGES[lang], 1)
    )
    bands = tuple(Band(at * 10, at * 10 + 10, share, f"{share}%") for at, share in enumerate(BANDS))
    strip = Strip(
        bands,
        (Mark(27.4, "27.4"), Mark(47.9, "47.9"), Mark(66.75, "66.75")),
        STAGES[lang],
        ((Series("q2", either(lang, "Median", "中位數"), "everyone"), Mark(32.5, "32.5")),),
    )
    spread = Table(
        "spread",
        either(lang, "The spread of the index", "指數的分布"),
        (Head("share", either(lang, "Share", "占比")),),
        tuple(
            TableRow(f"band{at}", f"{at * 10}–{at * 10 + 10}", (TableCell(f"{share}"),))
            for at, share in enumerate(BANDS)
        ),
        unit="%",
    )
    spread_exhibit = Exhibit(
        "spread",
        (either(lang, "Most firms are in the lower half", "多數企業在下半段"),),
        either(lang, "Share of firms per ten points", "每十分的企業占比（%）"),
        spread,
        strip,
        alt=either(lang, "A strip of shares from 0 to 100.", "由0到100的占比分布。"),
    )
    part = Section("spread-part", either(lang, "The spread", "分布"), (spread_exhibit,))
    return Section(
        "stages",
        either(lang, "Four stages", "四個階段"),
        (stage_exhibit(lang, "stage"), Cards(cards)),
        (part,),
        opens_page=True,
    )


def _indicators(lang: str) -> Section:
    rows = tuple(
        (
            label,
            tuple(
                Mark(share, f"{share}", max(share - 4, 0), share + 4)
                if share > 9
                else Mark(None, common(lang)["withheld"])
                for share in row
            ),
        )
        for label, row in zip(DIGITAL[lang], SHARES_OF_DIGITAL, strict=True)
    )
    title = either(lang, "A third of firms run systems side by side", "三分之一的企業系統各自獨立")
    table = shares_table(
        "digital",
        either(lang, "Digitalisation", "數位化程度"),
        DIGITAL[lang],
        SHARES_OF_DIGITAL,
        lang,
    )
    bars = Bars(panels(lang), rows, Axis(0, 50, (0, 25, 50), "%"))
    dots = Dots(
        (Series("index", either(lang, "Index", "指數"), "main"),),
        tuple(
            (label, (Mark(value, f"{value}", low, high),))
            for label, (value, low, high, _letters) in zip(INDUSTRIES[lang], INDEX, strict=True)
        ),
        emphasis=(0,),
    )
    question = either(
        lang, "Which comes closest to your data and systems?", "資料與系統最接近哪一種？"
    )
    return Section(
        "indicators",
        either(lang, "Indicator by indicator", "逐項指標"),
        (
            Paragraph((question,), "question"),
            Exhibit("digital", (title,), "", table, bars, alt=title),
            Exhibit(
                "index",
                (either(lang, "ICT is ahead of everyone", "資通訊業領先各產業"),),
                either(lang, "Mean index, 95% interval", "平均指數與95%信賴區間"),
                index_table(lang),
                dots,
                alt=either(lang, "Dots with intervals.", "附信賴區間的點圖。"),
                folded=False,
            ),
        ),
        opens_page=True,
    )


def _change(lang: str) -> Section:
    arrows = Arrows(
        "2022",
        "2023",
        (
            Arrow(everyone(lang), Mark(39.3, "39.3"), Mark(35.7, "35.7", 33.3, 38.1), True),
            Arrow(INDUSTRIES[lang][3], Mark(28.8, "28.8"), Mark(29.9, "29.9"), False),
            Arrow(INDUSTRIES[lang][4], Mark(None, ""), Mark(24.4, "24.4"), False),
        ),
    )
    table = Table(
        "change",
        either(lang, "Change on last year", "與前一年相比"),
        (Head("before", "2022"), Head("after", "2023")),
        (
            TableRow("total", everyone(lang), (TableCell("39.3"), TableCell("35.7"))),
            TableRow("retail", INDUSTRIES[lang][3], (TableCell("28.8"), TableCell("29.9"))),
            TableRow("rest", INDUSTRIES[lang][4], (TableCell(""), TableCell("24.4"))),
        ),
    )
    return Section(
        "change",
        table.title,
        (
            Exhibit(
                "change",
                (either(lang, "The index is lower than in 2022", "指數低於2022年"),),
                "",
                table,
                arrows,
                alt=table.title,
            ),
        ),
    )
