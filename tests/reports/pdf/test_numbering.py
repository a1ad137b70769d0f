"""The tables' numbers: in the order of print, each table once."""

from __future__ import annotations

from typing import Any

from trigpoint.reports.pdf.numbering import number_tables


def exhibit(table: str) -> dict[str, Any]:
    return {"is": "Exhibit", "table": {"id": table}}


def numbered(*exhibits: dict[str, Any]) -> list[tuple[str, int, bool]]:
    return [(one["table"]["id"], one["number"], one["printed"]) for one in exhibits]


def test_tables_are_numbered_as_they_are_read_within_cards_and_parts_too() -> None:
    first, carded, part, last = (exhibit(name) for name in "abcd")
    cards = {"is": "Cards", "items": [{"is": "Card", "blocks": [carded]}]}
    points = {"is": "Points", "items": [["A sentence."]]}
    within = {"is": "Section", "blocks": [part], "sections": []}
    chapter = {"is": "Section", "blocks": [cards, points], "sections": [within]}
    closing = {"is": "Section", "blocks": [last], "sections": []}
    number_tables({"opening": [first], "sections": [chapter, closing]})
    assert numbered(first, carded, part, last) == [
        ("a", 1, True),
        ("b", 2, True),
        ("c", 3, True),
        ("d", 4, True),
    ]


def test_a_table_shown_twice_is_printed_the_second_time_and_has_the_number_of_that_place() -> None:
    opened, between, again = exhibit("stage"), exhibit("index"), exhibit("stage")
    number_tables({"opening": [opened], "sections": [{"blocks": [between, again], "sections": []}]})
    assert numbered(opened, between, again) == [
        ("stage", 2, False),
        ("index", 1, True),
        ("stage", 2, True),
    ]


def test_a_report_without_exhibits_has_nothing_to_number() -> None:
    parts: dict[str, Any] = {"opening": [{"is": "Paragraph"}], "sections": []}
    number_tables(parts)
    assert parts == {"opening": [{"is": "Paragraph"}], "sections": []}


def test_a_firms_report_does_without_a_table_where_the_chart_says_enough() -> None:
    folded, open_, alone = exhibit("ratings"), exhibit("scores"), exhibit("key")
    folded |= {"folded": True, "chart": {"is": "Dots"}}
    open_ |= {"folded": False, "chart": {"is": "Dots"}}
    alone |= {"folded": True, "chart": None}
    number_tables({"opening": [folded], "sections": [open_, alone]}, annual=False)
    assert [one["number"] for one in (folded, open_, alone)] == [None, 1, 2]
