"""Which column of an answers file is what: the header, read against the instrument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from trigpoint.instrument.model import Instrument, Kind
from trigpoint.instrument.text import normalise
from trigpoint.responses.misfit import HEADER, Misfit, listed, meant, quoted
from trigpoint.responses.words import Wordings, option_position

RESPONDENT, WEIGHT, COHORT = "respondent", "weight", "cohort"

MAX_NAME = 500
"""Characters of a column's name that are looked at."""


@dataclass(slots=True)
class Layout:
    """Positions of the columns.

    ``plain`` gives the position of ``respondent``, ``weight``, ``cohort`` and every question in
    one column; ``wide`` gives, per question, the position of every option's own column by the
    option's code. ``misfits`` holds what is wrong with the header.
    """

    plain: dict[str, int] = field(default_factory=dict)
    wide: dict[str, dict[int, int]] = field(default_factory=dict)
    misfits: list[Misfit] = field(default_factory=list)


def read_header(names: Sequence[str], instrument: Instrument, wordings: Wordings) -> Layout:
    """Say what every column is; names are compared without case, width and outer space."""
    layout = Layout()
    for position, name in enumerate(names):
        key = normalise(name[:MAX_NAME])
        if key in instrument.by_id or key in (RESPONDENT, WEIGHT, COHORT):
            _plain(layout, key, position)
        elif not _wide(layout, key, position, instrument, wordings):
            _unknown(layout, name, position, instrument)
    for question in sorted(layout.wide.keys() & layout.plain.keys()):
        what = f"{question} also has a column per option"
        _fault(layout, question, what, "one of the two forms")
    if RESPONDENT not in layout.plain:
        _fault(layout, RESPONDENT, "is not there", "a column of ids, each once")
    return layout


def known_names(names: Sequence[str], instrument: Instrument) -> int:
    """How many of ``names`` can be columns of an answers file."""
    known = {RESPONDENT, WEIGHT, COHORT, *instrument.by_id}
    return sum(normalise(name[:MAX_NAME]).partition(".")[0] in known for name in names)


def absent(layout: Layout, instrument: Instrument) -> list[str]:
    """The questions and the single options that have no column, as a user would name them."""
    found = []
    for question in instrument.by_id.values():
        if question.id in layout.wide:
            has = layout.wide[question.id]
            found += [
                f"{question.id}.{option}"
                for code, option in enumerate(question.answers)
                if code not in has
            ]
        elif question.id not in layout.plain:
            found.append(question.id)
    return found


def _plain(layout: Layout, key: str, position: int) -> None:
    if key in layout.plain:
        _twice(layout, key)
    else:
        layout.plain[key] = position


def _wide(
    layout: Layout, key: str, position: int, instrument: Instrument, wordings: Wordings
) -> bool:
    """Place a ``question.option`` column; False where the name is none of a multiple question."""
    name, dot, option = key.partition(".")
    question = instrument.by_id.get(name)
    if not dot or question is None or question.kind is not Kind.MULTIPLE:
        return False
    code = option_position(question, wordings.get(name, {}), option.strip())
    if code is None:
        what = f"{quoted(option)} is no option of {name}{meant(option, question.options)}"
        _fault(layout, quoted(key), what, listed(question.options))
    elif code in layout.wide.setdefault(name, {}):
        _twice(layout, key)
    else:
        layout.wide[name][code] = position
    return True


def _unknown(layout: Layout, name: str, position: int, instrument: Instrument) -> None:
    known = [RESPONDENT, WEIGHT, COHORT, *instrument.by_id]
    if not name.strip():
        _fault(layout, f"number {position + 1}", "has cells but no name", listed(known))
        return
    what = f"is no column of {instrument.id}{meant(normalise(name[:MAX_NAME]), known)}"
    _fault(layout, quoted(name), what, listed(known))


def _twice(layout: Layout, column: str) -> None:
    _fault(layout, column, "stands twice in the header", "every column once")


def _fault(layout: Layout, column: str, what: str, allowed: str) -> None:
    layout.misfits.append(Misfit(HEADER, column, what, allowed))
