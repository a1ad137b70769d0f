"""Which indicators are bound together, and what the steps on such a group can bring.

Indicators are bound where a step on one can change the answer to the other: by what has to move
together, or by routing. All reachable states of a group are searched (Dijkstra 1959), so the work
grows with the product of its levels; groups do not touch each other.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trigpoint.instrument.model import Indicator, Instrument
from trigpoint.stages.moves import Answers, Move, Rules

Cost = tuple[int, int]
"""Effort, then the number of steps."""


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators with steps, in the instrument's order, and every question these can change."""

    indicators: tuple[Indicator, ...]
    questions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Way:
    """Some steps on one group, what they cost, and what they add to the index, in its units."""

    cost: Cost
    gain: int
    moves: tuple[Move, ...]


def groups(instrument: Instrument) -> tuple[Group, ...]:
    """The indicators that have steps, in groups that do not touch each other."""
    found: list[Group] = []
    for indicator in instrument.indicators:
        if indicator.steps is None:
            continue
        own = Group((indicator,), _changed_by(instrument, indicator.question))
        bound = [group for group in found if not group.questions.isdisjoint(own.questions)]
        found = [group for group in found if group not in bound]
        found.append(_joined([*bound, own], instrument))
    return tuple(sorted(found, key=lambda group: instrument.indicators.index(group.indicators[0])))


def _joined(parts: Iterable[Group], instrument: Instrument) -> Group:
    members = {one.id for part in parts for one in part.indicators}
    return Group(
        tuple(one for one in instrument.indicators if one.id in members),
        frozenset().union(*(part.questions for part in parts)),
    )


def _changed_by(instrument: Instrument, question: str) -> frozenset[str]:
    """The questions whose answers a step on ``question`` can change, itself included."""
    changed, fresh = set[str](), {question}
    while fresh:
        changed |= fresh
        fresh = {
            follower.id
            for follower in instrument.questions
            if any(condition.question in fresh for condition in follower.asked_if)
        }
        fresh.update(
            name for rule in instrument.together if rule.question in changed for name in rule.sets
        )
        fresh -= changed
    return frozenset(changed)


def ways(rules: Rules, answers: Answers, group: Group, enough: int) -> list[Way]:
    """What steps on ``group`` can bring: the ways that no cheaper one equals, by rising cost.

    Ways that alone gain ``enough`` are not followed further. Of ways that cost and gain the same
    the one whose steps come first in the instrument's order is kept.
    """
    now = rules.index(answers)
    found = (
        Way(cost, index - now, moves)
        for cost, moves, index in _states(rules, answers, group, now + enough)
    )
    return front(found)


def front(candidates: Iterable[Way]) -> list[Way]:
    """The ways that gain more than every cheaper one, by rising cost; of equals the first."""
    kept: list[Way] = []
    for way in sorted(candidates, key=lambda way: (way.cost, -way.gain)):
        if not kept or way.gain > kept[-1].gain:
            kept.append(way)
    return kept


def _states(
    rules: Rules, answers: Answers, group: Group, enough: int
) -> Iterator[tuple[Cost, tuple[Move, ...], int]]:
    """The index of every state that steps on ``group`` reach, by its cheapest way and in order."""
    start: tuple[Cost, tuple[int, ...], tuple[Move, ...], Answers] = ((0, 0), (), (), answers)
    queue, seen = [start], set[tuple[int, ...]]()
    while queue:
        cost, order, moves, reached = heapq.heappop(queue)
        state = tuple(reached[question] for question in sorted(group.questions))
        if state in seen:
            continue
        seen.add(state)
        index = rules.index(reached)
        yield cost, moves, index
        if index >= enough:
            continue
        for position, indicator in enumerate(group.indicators):
            move = rules.step(reached, indicator)
            if move is not None:
                further = (cost[0] + move.effort, cost[1] + 1)
                after = rules.after(reached, move)
                heapq.heappush(queue, (further, (*order, position), (*moves, move), after))
