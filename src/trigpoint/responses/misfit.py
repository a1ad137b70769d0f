"""A cell that does not fit: kept by its record until the file's own row number is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import Fault
from trigpoint.instrument.text import normalise

HEADER = -1
"""The record that stands for the header."""

MAX_FAULTS = 100_000
"""So many faults are kept; a last one says that there are more, so that memory stays bounded."""

SHOWN_TEXT = 40
"""A value is shown up to so many characters."""

SHOWN_ALLOWED = 12
"""So many of the allowed values are listed."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """One structural fault. ``record`` counts from 0 behind the header; HEADER is the header."""

    record: int
    column: str
    what: str
    allowed: str = ""


def bounded(misfit: NDArray[np.bool_]) -> list[int]:
    """The rows of a column that do not fit: the first ones, up to one more than is kept."""
    rows: list[int] = np.flatnonzero(misfit)[: MAX_FAULTS + 1].tolist()
    return rows


def located(
    misfits: Iterable[Misfit],
    file: str,
    columns: Sequence[str],
    rows: NDArray[np.int64],
    header_row: int,
) -> list[Fault]:
    """The misfits as faults in file order; ``rows[record]`` is the row number in the file.

    ``header_row`` is 0 where the header is no row.
    """
    header = f"row {header_row}" if header_row else "header"
    position = {normalise(name): at for at, name in reversed([*enumerate(columns)])}
    ordered = sorted(misfits, key=lambda one: (one.record, _place(one, position)))
    faults = [
        Fault(
            f"{file}, {header if one.record == HEADER else f'row {rows[one.record]}'}, "
            f"column {one.column}",
            one.what,
            one.allowed,
        )
        for one in ordered[:MAX_FAULTS]
    ]
    rest = len(ordered) - MAX_FAULTS
    return [*faults, Fault(file, f"at least {rest} more cells do not fit")] if rest > 0 else faults


def _place(misfit: Misfit, position: Mapping[str, int]) -> int:
    """Where in its row a misfit stands; those of the header come in its order already."""
    return 0 if misfit.record == HEADER else position.get(misfit.column, len(position))


def quoted(text: str) -> str:
    """``text`` in quotes, shortened, with nothing in it that a terminal would obey."""
    shown = "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:SHOWN_TEXT]
    )
    return f'"{shown}…"' if len(text) > SHOWN_TEXT else f'"{shown}"'


def listed(allowed: Sequence[str]) -> str:
    """The allowed values, shortened."""
    shown = ", ".join(allowed[:SHOWN_ALLOWED])
    return shown if len(allowed) <= SHOWN_ALLOWED else f"{shown}, … ({len(allowed)} in all)"


def meant(text: str, known: Iterable[str]) -> str:
    """``(did you mean …?)`` where a known value is close to ``text``, else nothing."""
    close = get_close_matches(text[: 2 * SHOWN_TEXT], list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
