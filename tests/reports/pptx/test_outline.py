"""Which parts of a report make slides, and what is only said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import samples
from trigpoint.reports.content import (
    Card,
    Cards,
    Exhibit,
    Figure,
    Figures,
    Mark,
    Paragraph,
    Points,
    Section,
    Stacked,
    Table,
)
from trigpoint.reports.pptx.outline import Divider, Numbers, Prose, Shown, Statements, outline


def exhibit(id: str, *, on_slide: bool = True) -> Exhibit:
    return Exhibit(id, (f"{id} is seen",), "", Table(id, id, (), ()), on_slide=on_slide)


def text(words: str, role: str = "text") -> Paragraph:
    return Paragraph((words,), role)  # type: ignore[arg-type]


def pages(*sections: Section, opening: tuple = ()):
    return outline(replace(samples.annual(), opening=opening, sections=sections), "first", "brief")


SHOWN = Section("s", "Shown", (exhibit("x"),))


@pytest.mark.parametrize(
    ("blocks", "kinds"),
    [
        ((exhibit("x"),), [Shown]),
        ((exhibit("x", on_slide=False),), []),
        ((Figures((Figure("n", ("1",)),)),), [Numbers]),
        ((Cards((Card(("a",), ()),)),), [Statements]),
        ((text("said"),), []),
        ((exhibit("x", on_slide=False), text("said")), []),
        ((exhibit("x", on_slide=False), text("said"), Points((("one",),))), [Prose]),
    ],
)
def test_a_chapter_makes_slides_of_what_is_seen(blocks, kinds):
    assert [type(page) for page in pages(Section("a", "A", blocks))] == kinds


def test_a_chapter_of_several_slides_has_a_divider_that_names_its_parts():
    parts = (Section("p", "Part", (exhibit("x"),)), Section("q", "Other", (exhibit("y"),)))
    divider, *others = pages(Section("a", "A", (text("About", "lead"),), parts))
    assert divider == Divider("A", "About", ("Part", "Other"))
    assert [page.kicker for page in others] == ["Part", "Other"]


def test_a_foreword_is_read_and_a_short_last_chapter_is_shown():
    words = Section("w", "Words", (text("Short."),))
    assert pages(words, SHOWN) == pages(SHOWN)
    [_, last] = pages(SHOWN, words)
    assert last == Prose("", ("Words",), (text("Short."),))


def test_long_prose_makes_no_slide():
    long = Section("w", "Words", (text("word " * 400),))
    assert pages(SHOWN, long) == pages(SHOWN)


def test_paragraphs_are_said_with_the_slide_they_lead_to_and_the_rest_with_the_last():
    blocks = (text("before"), exhibit("x"), text("between"), exhibit("y"), text("after"))
    first, second = pages(Section("a", "A", blocks))[1:]
    assert (first.notes, second.notes) == (("before",), ("between", "after"))


def test_a_question_stands_over_the_exhibit_after_it_and_no_other():
    blocks = (text("Why?", "question"), exhibit("x"), exhibit("y"))
    first, second = pages(Section("a", "A", blocks))[1:]
    assert (first.question, second.question) == ("Why?", "")


def test_a_warning_stands_over_every_exhibit_of_its_section():
    blocks = (exhibit("x"), exhibit("y"), text("Simulated.", "warning"))
    assert [page.warning for page in pages(Section("a", "A", blocks))[1:]] == ["Simulated."] * 2


def test_figures_beside_an_exhibit_are_said():
    figures = Figures((Figure("Mean", ("35.7",), ("n = 3",)),))
    [page] = pages(Section("a", "A", (figures, exhibit("x"))))
    assert page.notes == ("Mean 35.7 n = 3",)


def test_the_opening_has_its_own_titles():
    opening = (Figures((Figure("n", ("1",)),)), Cards((Card(("a",), ()),)))
    assert [page.title for page in pages(opening=opening)] == [("first",), ("brief",)]


def test_the_stages_of_the_opening_are_one_bar():
    rows = tuple((name, (Mark(100.0, "100"),)) for name in ("all", "some"))
    stages = replace(exhibit("x", on_slide=False), chart=Stacked(("one",), rows))
    [page] = pages(opening=(stages,))
    assert page.exhibit.chart.rows == rows[:1]


def test_an_exhibit_in_a_card_is_a_slide_after_the_cards():
    card = Card(("a",), (exhibit("x"),))
    kinds = [type(page) for page in pages(Section("a", "A", (Cards((card,)),)))]
    assert kinds == [Divider, Statements, Shown]


def test_an_exhibit_without_a_title_is_called_as_its_table():
    [page] = pages(Section("a", "A", (replace(exhibit("x"), title=()),)))
    assert page.title == ("x",)
