"""What an audit finds: one thing in print that cannot be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FaultKind(StrEnum):
    """What is wrong with printed figures."""

    IMPOSSIBLE_SHARE = "impossible_share"
    """No whole number of firms gives the share."""
    SHIFTED_COLUMNS = "shifted_columns"
    """Columns stand in the wrong place, or one is printed in another's."""
    WRONG_BASE = "wrong_base"
    """The shares are whole numbers of firms of another base than the one named."""
    PARTS_DO_NOT_ADD_UP = "parts_do_not_add_up"
    """Industries do not make the total, options not 100 percent, parts not their mean."""
    TRUNCATED_NUMBER = "truncated_number"
    """The decimals are cut off."""
    TWO_VALUES = "two_values"
    """The same figure is printed with two values."""
    MEAN_NOT_REPRODUCED = "mean_not_reproduced"
    """No option points give this mean together with the other columns'."""


Suggested = str | float | list[float] | dict[str, list[float | None]] | None
"""A figure, the lowest and highest it can be, a base, rows by option, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """A misprint: its place, kind, column (None: all of the place), what stands there and why.

    ``suggested`` is what should stand there, as far as the other figures tell: a figure; a list of
    the lowest and the highest it can be; the name of a base; a table's rows by option; or None.
    """

    where: str
    kind: FaultKind
    column: str | None = None
    printed: Any
    suggested: Suggested = None
    evidence: str

    def document(self) -> dict[str, Any]:
        """The misprint as plain data."""
        return {
            "where": self.where,
            "kind": self.kind.value,
            "column": self.column,
            "printed": self.printed,
            "suggested": self.suggested,
            "evidence": self.evidence,
        }
