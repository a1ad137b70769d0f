"""The tables' numbers, in the order in which they are printed: each of them once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def number_tables(parts: dict[str, Any], *, annual: bool = True) -> None:
    """Give each exhibit of an encoded report its table's ``number``; say whether it is ``printed``.

    A table that several exhibits show is printed with the last of them, where all is said about
    it; the others name it. Where a chart says enough (``folded``), a firm's report does without
    the table: it has no number. Of a table that is not printed the lines are left out, too.
    """
    found = list(_exhibits([*parts["opening"], *parts["sections"]]))
    exhibits = [one for one in found if annual or not (one["folded"] and one["chart"])]
    for one in found:
        one |= {"number": None, "printed": False}
    last = {one["table"]["id"]: one for one in exhibits}
    printing = (one["table"]["id"] for one in exhibits if last[one["table"]["id"]] is one)
    numbers = {table: number for number, table in enumerate(printing, start=1)}
    for one in exhibits:
        table = one["table"]["id"]
        one |= {"number": numbers[table], "printed": last[table] is one}
    for one in found:
        if not one["printed"]:
            one["table"] |= {"columns": [], "rows": [], "notes": []}


def _exhibits(part: Any) -> Iterator[dict[str, Any]]:
    """The exhibits, in the order of reading."""
    match part:
        case {"is": "Exhibit"}:
            yield part
        case {"blocks": blocks, **more}:
            yield from _exhibits(blocks)
            yield from _exhibits(more.get("sections", []))
        case {"items": list() as items}:
            yield from _exhibits(items)
        case list():
            for one in part:
                yield from _exhibits(one)
