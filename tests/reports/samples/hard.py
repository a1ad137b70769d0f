"""Reports with hard names, and with hardly anything to show."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.samples.annual import annual
from tests.reports.samples.figures import EN, INDICATORS, STAGES, either, everyone, heads, panels
from trigpoint.reports.content import (
    Arrow,
    Arrows,
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
    Stacked,
    Strip,
    Table,
    TableCell,
    TableRow,
)

LONG = "Everlasting Formosan Consolidated Precision Machinery " * 6

HARD_NAMES = (
    "<script>alert('x')</script> & <b>Sons</b>",
    '=HYPERLINK("http://example.com","pay")',
    "🦊🏭 狐狸製造 👩‍🔬",
    "شركة الذكاء \u202eالاصطناعي",
    "堃𠮷喆𡘙犇𣏒股份有限公司",
    LONG[:300],
    "Antidisestablishmentarianism" * 10,
    "[link](javascript:alert(1)) *x* #set page() $a_b$ \\ @ref <label> {{ 1 }} {% x %}",
)
"""Names of firms and answers that must be printed as they are, and do nothing."""


def hard(lang: str = EN) -> Report:
    """An annual report in which every name is one that could break a page."""
    cards = tuple(Card((name,), (Paragraph((name,)), Points(((name,),)))) for name in HARD_NAMES)
    rows = tuple((name, (Mark(50.0, "50.0", 40.0, 60.0),)) for name in HARD_NAMES)
    table = Table(
        "hard",
        HARD_NAMES[0],
        (Head("total", HARD_NAMES[5]),),
        tuple(
            TableRow(f"name{at}", name, (TableCell("50.0", "40.0", "60.0"),))
            for at, name in enumerate(HARD_NAMES)
        ),
        notes=HARD_NAMES,
        corner=HARD_NAMES[0],
    )
    dots = Dots((Series("all", HARD_NAMES[0], "main"),), rows)
    exhibit = Exhibit(
        "hard", (HARD_NAMES[0],), HARD_NAMES[1], table, dots, HARD_NAMES[2], HARD_NAMES[0]
    )
    section = Section("hard", HARD_NAMES[0], (Cards(cards), exhibit))
    return replace(
        annual(lang),
        title=HARD_NAMES[0],
        subtitle=HARD_NAMES[5],
        organiser=HARD_NAMES[3],
        sections=(
            section,
            annual(lang).sections[1],
            *(Section(f"s{at}", name) for at, name in enumerate(HARD_NAMES)),
        ),
    )


def empty(lang: str = EN) -> Report:
    """A wave in which hardly anything may be shown: tables withheld, charts without a mark."""
    withheld = TableCell(withheld=True)
    table = Table(
        "index",
        either(lang, "The index", "指數"),
        heads(lang),
        (TableRow("mean.index", either(lang, "Index", "指數"), (withheld,) * 5, "mean"),),
    )
    nothing = Mark(None, either(lang, "not shown", "不公布"))
    charts = (
        Bars(panels(lang), ((INDICATORS[lang][0], (nothing,) * 5),)),
        Dots((Series("all", everyone(lang), "main"),), ((everyone(lang), (nothing,)),)),
        Stacked(STAGES[lang], ((everyone(lang), (nothing,) * 4),)),
        Arrows("2022", "2023", (Arrow(everyone(lang), nothing, nothing, False),)),
        Strip((), (), (everyone(lang),)),
        Dots((), ()),
    )
    exhibits = tuple(
        Exhibit(f"none{at}", (f"{at}",), "", replace(table, id=f"none{at}"), chart)
        for at, chart in enumerate(charts)
    )
    bare = Table("bare", either(lang, "Nobody", "沒有人"), (), ())
    section = Section("none", table.title, (*exhibits, Exhibit("bare", (), "", bare)))
    return replace(
        annual(lang), dated=None, warning="", subtitle="", opening=(), sections=(section,)
    )
