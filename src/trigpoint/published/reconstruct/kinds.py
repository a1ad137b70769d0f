"""The kinds of firm that routing and contradictions leave: who is asked and may answer what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import groupby
from math import prod

from trigpoint.instrument.model import Condition, Instrument
from trigpoint.published.reconstruct.scales import Scale, conditions, contradictions

MOST_KINDS = 3000
"""Where all answers together make no more kinds of firm than this, they are all told apart."""

Levels = frozenset[int]


@dataclass(frozen=True, slots=True)
class FirmKind:
    """A kind of firm: per question the levels that its firms can have, none if they are not asked.

    For a question that decides what else is asked, these are levels that decide alike. Where
    questions and levels are few, every level makes a kind of its own.
    """

    levels: Mapping[str, Levels]

    def asked(self, question: str) -> bool:
        """Whether firms of this kind are asked."""
        return bool(self.levels[question])

    def meets(self, condition: Condition, scales: Mapping[str, Scale]) -> bool:
        """Whether the answers of this kind's firms meet a condition; what is not asked does not."""
        levels = self.levels[condition.question]
        return bool(levels) and levels <= scales[condition.question].holding(condition)


def deciding(instrument: Instrument, printed: Collection[str]) -> tuple[str, ...]:
    """The questions on whose answers routing or a contradiction depends."""
    named = {condition.question for condition in conditions(instrument, printed)}
    return tuple(id_ for id_ in instrument.by_id if id_ in named)


def firm_kinds(
    instrument: Instrument, scales: Mapping[str, Scale], designed: Collection[str]
) -> tuple[FirmKind, ...]:
    """Every kind of firm that no contradiction rules out.

    ``scales`` holds the printed questions; the others have no answers. ``designed`` are those that
    scores or routing depend on.
    """
    few = prod(scales[id_].levels for id_ in designed) <= MOST_KINDS
    choices = {
        id_: [frozenset({level}) for level in range(scale.levels)]
        if few and id_ in designed
        else _alike(instrument, scales, id_)
        for id_, scale in scales.items()
    }
    waits = {
        question.id: [condition.question for condition in question.asked_if]
        for question in instrument.questions
        if question.id in scales
    }
    order = list(TopologicalSorter(waits).static_order())
    kinds = list(_kinds(instrument, scales, choices, order, {}))
    return tuple(
        kind
        for kind in kinds
        if not any(
            all(kind.meets(condition, scales) for condition in rule.when)
            for rule in contradictions(instrument, scales)
        )
    )


def classes(kinds: tuple[FirmKind, ...], question: str) -> list[tuple[Levels, tuple[int, ...]]]:
    """The sets of levels that some kinds may have on a question, each with those kinds."""
    asked = [(sorted(kind.levels[question]), at) for at, kind in enumerate(kinds)]
    asked = sorted(one for one in asked if one[0])
    return [
        (frozenset(levels), tuple(at for _, at in group))
        for levels, group in groupby(asked, key=lambda one: one[0])
    ]


def _kinds(
    instrument: Instrument,
    scales: Mapping[str, Scale],
    choices: Mapping[str, list[Levels]],
    order: list[str],
    levels: Mapping[str, Levels],
) -> Iterator[FirmKind]:
    """Every way to go on from the questions that have their levels."""
    if len(levels) == len(order):
        yield FirmKind({id_: levels[id_] for id_ in scales})
        return
    question = instrument.by_id[order[len(levels)]]
    so_far = FirmKind(levels)
    asked = all(so_far.meets(condition, scales) for condition in question.asked_if)
    for choice in choices[question.id] if asked else [frozenset()]:
        chosen = {**levels, question.id: choice}
        yield from _kinds(instrument, scales, choices, order, chosen)


def _alike(instrument: Instrument, scales: Mapping[str, Scale], id_: str) -> list[Levels]:
    """The levels of a question in sets that meet the same conditions."""
    scale = scales[id_]
    holding = [
        scale.holding(condition)
        for condition in conditions(instrument, scales)
        if condition.question == id_
    ]
    alike: dict[tuple[bool, ...], set[int]] = {}
    for level in range(scale.levels):
        alike.setdefault(tuple(level in one for one in holding), set()).add(level)
    return [frozenset(levels) for levels in alike.values()]
