"""What can go wrong, in one small hierarchy: what was wrong, where, what is allowed, what to do.

Every error that a user can cause is a :class:`TrigpointError`; the command line turns it into one
message and the exit code of its class, never a traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 50
"""How many faults a message prints; ``DataError.faults`` has all of them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in an input.

    ``where`` names the place as precisely as it is known (``answers.csv, row 12, column size``),
    ``what`` says what is wrong with the value found there, ``allowed`` what would be right.
    """

    where: str
    what: str
    allowed: str = ""

    def __str__(self) -> str:
        end = f" Allowed: {self.allowed}." if self.allowed else ""
        return f"{self.where}: {self.what}.{end}"


class TrigpointError(Exception):
    """Any failure that is explained to the user. ``exit_code`` is the command line's."""

    exit_code = 1


class DataError(TrigpointError):
    """The input is wrong; ``faults`` lists everything found in one pass, in file order."""

    def __init__(self, faults: Fault | Sequence[Fault], *, advice: str = "") -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        self.advice = advice
        super().__init__(self._message())

    def _message(self) -> str:
        lines = [str(fault) for fault in self.faults[:SHOWN]]
        rest = len(self.faults) - SHOWN
        if rest > 0:
            lines.append(f"... and {rest} more.")
        if self.advice:
            lines.append(self.advice)
        return "\n".join(lines)


class UsageError(TrigpointError):
    """The call does not make sense whatever the data: an option's value, a combination."""

    exit_code = 2


class MachineError(TrigpointError):
    """The machine failed: a full disk, a folder that cannot be written."""

    exit_code = 3
