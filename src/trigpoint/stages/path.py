"""The way to the next stage: the advisable steps of least effort that reach the next cut point.

The groups of indicators that are bound together are the classes of a multiple-choice knapsack. It
is solved exactly over the lattice by dynamic programming on the undominated pairs of cost and gain
(Nemhauser and Ullmann 1969, Management Science 15/9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from trigpoint.instrument.model import Instrument
from trigpoint.responses.model import Responses
from trigpoint.scores import MISSING
from trigpoint.scores.explain import chosen
from trigpoint.stages.bound import Way, front, groups, ways
from trigpoint.stages.moves import Answers, Move, Rules


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from the answers given to an indicator to the option or additional box ``to``.

    ``points`` is what it adds on the indicator, ``gain`` what it adds to the index, together with
    what has to move with it: ``along`` gives the new answers of those other indicators, none where
    one is no longer asked. ``given`` is empty where the question was not asked.
    """

    indicator: str
    given: tuple[str, ...]
    to: str
    effort: int
    points: Fraction
    gain: Fraction
    along: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WayUp:
    """Where a respondent stands, and the way to the next stage.

    ``outcome`` is ``found``; ``top`` at the highest stage; ``out_of_reach`` where all advisable
    steps together do not reach the next cut point; ``unanswered`` without an index, and then
    ``unanswered`` names the indicators without an answer. ``stage`` is the position of the stage
    and ``cut_point`` where the next one begins. ``steps`` stand in an order in which they can be
    taken; ``effort`` is their sum and ``reached`` the index after them; out of reach, ``reached``
    is the highest index that advisable steps lead to, and there are no steps.
    """

    outcome: Literal["found", "top", "out_of_reach", "unanswered"]
    unanswered: tuple[str, ...] = ()
    index: Fraction | None = None
    stage: int | None = None
    cut_point: Decimal | None = None
    steps: tuple[Step, ...] = ()
    effort: int = 0
    reached: Fraction | None = None


def answers_of(responses: Responses, row: int) -> dict[str, int]:
    """The codes of one respondent, by question."""
    return {question: int(codes[row]) for question, codes in responses.codes.items()}


def way_up(
    instrument: Instrument,
    answers: Answers,
    cut_points: Sequence[Decimal] | None = None,
    rules: Rules | None = None,
) -> WayUp:
    """The least-effort way from checked ``answers`` to at least the next cut point.

    Of ways of equal effort the one with fewer steps is taken, then the one that gains more, then
    the one that puts more effort into what comes first in the instrument. ``cut_points`` default
    to the instrument's own. ``rules`` are the instrument's: who asks for many respondents hands
    over the same ones each time, for they remember what they have worked out.
    """
    rules = rules or Rules(instrument)
    unanswered = tuple(
        one.id
        for one in instrument.indicators
        if rules.points(one, answers[one.question]) == MISSING
    )
    if unanswered:
        return WayUp("unanswered", unanswered)
    cuts = tuple(instrument.stages.cut_points if cut_points is None else cut_points)
    units, scale = rules.index(answers), instrument.lattice.index_scale
    index = Fraction(units, scale)
    stage = sum(index >= Fraction(cut) for cut in cuts)
    if stage == len(cuts):
        return WayUp("top", index=index, stage=stage, reached=index)
    needed = instrument.lattice.cut_units(cuts)[stage] - units
    best = _best(rules, answers, needed)
    found = best.gain >= needed
    return WayUp(
        outcome="found" if found else "out_of_reach",
        index=index,
        stage=stage,
        cut_point=cuts[stage],
        steps=tuple(_steps(rules, answers, best.moves)) if found else (),
        effort=best.cost[0] if found else 0,
        reached=index + Fraction(best.gain, scale),
    )


def _best(rules: Rules, answers: Answers, needed: int) -> Way:
    """The cheapest way that gains what is needed, or the one that gains most."""
    together = [Way((0, 0), 0, ())]
    for group in reversed(groups(rules.instrument)):
        own = ways(rules, answers, group, needed)
        together = front(_sum(first, rest) for first in own[::-1] for rest in together)
        enough = (at for at, way in enumerate(together) if way.gain >= needed)
        together = together[: next(enough, len(together)) + 1]
    return together[-1]


def _sum(first: Way, rest: Way) -> Way:
    cost = (first.cost[0] + rest.cost[0], first.cost[1] + rest.cost[1])
    return Way(cost, first.gain + rest.gain, first.moves + rest.moves)


def _steps(rules: Rules, answers: Answers, moves: Sequence[Move]) -> Iterator[Step]:
    lattice = rules.instrument.lattice
    for move in moves:
        after, indicator = rules.after(answers, move), move.indicator
        question = rules.instrument.by_id[indicator.question]
        more = rules.points(indicator, move.code) - rules.points(indicator, answers[question.id])
        yield Step(
            indicator=indicator.id,
            given=chosen(question, answers[question.id]),
            to=move.option,
            effort=move.effort,
            points=Fraction(more, lattice.points_scale),
            gain=Fraction(rules.index(after) - rules.index(answers), lattice.index_scale),
            along={
                other.id: chosen(rules.instrument.by_id[other.question], after[other.question])
                for other in rules.instrument.indicators
                if other is not indicator and after[other.question] != answers[other.question]
            },
        )
        answers = after
