"""Printed figures as numbers of a spreadsheet, shown as they are printed."""

from __future__ import annotations

import re
from typing import NamedTuple

_FIGURE = re.compile(r"([+−-]?)(\d[\d,]*)(?:\.(\d+))?(%?)", re.ASCII)


class Figure(NamedTuple):
    """A number, and the format in which a spreadsheet shows it as it was printed."""

    value: float
    form: str


def figure(text: str, mark: str = "") -> Figure | None:
    """The number that ``text`` prints, followed by ``mark``; None where it is no number."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    sign, whole, decimals, percent = found.groups()
    value = float(f"{whole.replace(',', '')}.{decimals or 0}")
    form = "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")
    end = f'"{percent}{mark}"' if percent or mark else ""
    shown = f"{form}{end}"
    if sign == "+":
        shown = f'"+"{shown};"−"{shown}'
    return Figure(-value if sign in ("−", "-") else value, shown)
