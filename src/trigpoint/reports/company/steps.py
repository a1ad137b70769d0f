"""The way up in stretches: steps on one indicator that follow each other, taken together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from trigpoint.instrument.model import Instrument, Kind
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.firm import Firm
from trigpoint.stages.path import Step, answers_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """Steps that follow each other on one indicator.

    ``begins`` is the option that the first step reaches, ``to`` the one that the last does, or all
    boxes ticked in addition. ``along`` gives the new answers of what has to move with them.
    """

    id: str
    indicator: str
    begins: str
    given: tuple[str, ...]
    to: tuple[str, ...]
    effort: int
    points: Fraction
    gain: Fraction
    along: Mapping[str, tuple[str, ...]]


def stretches(companies: Companies, firm: Firm) -> tuple[Stretch, ...]:
    """The way up, in an order in which it can be taken; empty where there is none."""
    runs = groupby(firm.way.steps, key=lambda step: step.indicator)
    return tuple(
        _stretch(companies.instrument, f"{indicator}.{at}", list(steps))
        for at, (indicator, steps) in enumerate(runs)
    )


def first_stretch(companies: Companies, firm: Firm) -> Stretch | None:
    """Of the stretches that can begin today, the one that gains most for its effort."""
    answers = answers_of(companies.wave.responses, firm.row)
    begun = []
    for one in stretches(companies, firm):
        move = companies.rules.step(answers, companies.instrument.indicator[one.indicator])
        if move is not None and move.option == one.begins:
            begun.append(one)
    return max(begun, key=lambda one: one.gain / one.effort, default=None)


def _stretch(instrument: Instrument, id_: str, steps: list[Step]) -> Stretch:
    first, last = steps[0], steps[-1]
    several = instrument.question_of(first.indicator).kind is Kind.MULTIPLE
    return Stretch(
        id=id_,
        indicator=first.indicator,
        begins=first.to,
        given=first.given,
        to=tuple(step.to for step in steps) if several else (last.to,),
        effort=sum(step.effort for step in steps),
        points=sum((step.points for step in steps), Fraction()),
        gain=sum((step.gain for step in steps), Fraction()),
        along={id_: answer for step in steps for id_, answer in step.along.items()},
    )
