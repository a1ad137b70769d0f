"""What one respondent's answers become when one of them moves up a step.

Two rules of the instrument follow every step: what has to move together does, and routing is
obeyed. A follow-up that is no longer asked falls back to the points of not being asked. One that
becomes asked gets the answer that the instrument names for what moves together, or else the least
that it can be: the option of fewest points, or, on a question that earns none itself but decides
what else is asked, the option that leaves the lowest index.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from trigpoint.instrument.model import Condition, Indicator, Instrument, Kind, Question
from trigpoint.scores import indicator_points
from trigpoint.scores.explain import chosen

Answers = Mapping[str, int]
"""The code of every question of one respondent, by id."""


@dataclass(frozen=True, slots=True)
class Move:
    """One advisable step from where a respondent stands: what is reached, and for what effort.

    ``option`` is the option reached, or the box that is ticked in addition.
    """

    indicator: Indicator
    option: str
    code: int
    effort: int


@dataclass(frozen=True)
class Rules:
    """The instrument's rules for moving; remembers the points it has looked up."""

    instrument: Instrument
    _points: dict[tuple[str, int], int] = field(default_factory=dict)

    def points(self, indicator: Indicator, code: int) -> int:
        """The points of a code, in units of ``1 / lattice.points_scale``; MISSING for none."""
        known = self._points.get((indicator.id, code))
        if known is None:
            question = self.instrument.by_id[indicator.question]
            codes = np.array([code], dtype=question.dtype)
            scale = self.instrument.lattice.points_scale
            known = int(indicator_points(question, indicator.key, codes, scale)[0])
            self._points[indicator.id, code] = known
        return known

    def index(self, answers: Answers) -> int:
        """The index of complete answers, in units of ``1 / lattice.index_scale``."""
        weights = self.instrument.lattice.index_weights
        return sum(
            weight * self.points(indicator, answers[indicator.question])
            for indicator, weight in zip(self.instrument.indicators, weights, strict=True)
        )

    def step(self, answers: Answers, indicator: Indicator) -> Move | None:
        """The step that is open on an indicator: to its next distinct points, if it is advisable.

        Of several options with these points it leads to the first declared that has an effort; on
        a multiple, to the first box not ticked that earns something.
        """
        question = self.instrument.by_id[indicator.question]
        if indicator.steps is None or not self._asked(question, answers):
            return None
        if indicator.steps.effort_each is not None:
            return self._box(question, indicator, answers[question.id], indicator.steps.effort_each)
        now = self.points(indicator, answers[question.id])
        above = {
            option: points
            for option, code in question.position.items()
            if (points := self.points(indicator, code)) > now
        }
        for option, points in above.items():
            effort = indicator.steps.effort.get(option)
            if effort is not None and points == min(above.values()):
                return Move(indicator, option, question.position[option], effort)
        return None

    def _box(self, question: Question, indicator: Indicator, code: int, effort: int) -> Move | None:
        ticked = _scoring_boxes(question, code)
        if _full(question, ticked):
            return None
        for option in question.options:
            if option in ticked or option in question.exclusive:
                continue
            more = question.mask([*ticked, option])
            if self.points(indicator, more) > self.points(indicator, code):
                return Move(indicator, option, more, effort)
        return None

    def after(self, answers: Answers, move: Move) -> dict[str, int]:
        """The answers after a step, with everything that has to move with it."""
        return self._settled(answers, {**answers, move.indicator.question: move.code})

    def _settled(self, before: Answers, now: dict[str, int]) -> dict[str, int]:
        """``now`` with everything moved that has to move with it."""
        while (settled := self._once_settled(before, now)) != now:
            now = settled
        for question in self._routers:
            if now[question.id] == question.not_asked and self._asked(question, now):
                return min(
                    (
                        self._settled(before, {**now, question.id: code})
                        for code in _single_answers(question)
                    ),
                    key=self.index,
                )
        return now

    @cached_property
    def _routers(self) -> tuple[Question, ...]:
        """The questions that earn nothing and decide what else is asked."""
        deciding = {c.question for one in self.instrument.questions for c in one.asked_if}
        scored = {indicator.question for indicator in self.instrument.indicators}
        return tuple(one for one in self.instrument.questions if one.id in deciding - scored)

    @cached_property
    def _routed(self) -> tuple[Question, ...]:
        """The questions that are not asked of everybody."""
        return tuple(one for one in self.instrument.questions if one.asked_if)

    def _once_settled(self, before: Answers, now: Answers) -> dict[str, int]:
        """``now`` once routed and with what must move together; again until nothing changes."""
        settled = dict(now)
        for question in self._routed:
            if not self._asked(question, settled):
                settled[question.id] = question.not_asked
        for rule in self.instrument.together:
            question = self.instrument.by_id[rule.question]
            options = chosen(question, settled[question.id])
            left = rule.leaves in chosen(question, before[question.id])
            if left and options and rule.leaves not in options:
                for name, option in rule.sets.items():
                    settled[name] = self._at_least(name, option, settled)
        for indicator in self.instrument.indicators:
            question = self.instrument.by_id[indicator.question]
            if settled[question.id] == question.not_asked and self._asked(question, settled):
                settled[question.id] = self._least(question, indicator)
        return settled

    def _at_least(self, name: str, option: str, answers: Answers) -> int:
        question, code = self.instrument.by_id[name], answers[name]
        if not self._asked(question, answers):
            return code
        if question.kind is Kind.MULTIPLE:
            ticked = _scoring_boxes(question, code)
            return code if _full(question, ticked) else question.mask([*ticked, option])
        least = question.position[option]
        indicator = next(one for one in self.instrument.indicators if one.question == name)
        behind = self.points(indicator, code) < self.points(indicator, least)
        return least if behind or code == question.not_asked else code

    def _least(self, question: Question, indicator: Indicator) -> int:
        """The code of the first declared option that earns the fewest points."""
        return min(_single_answers(question), key=lambda code: self.points(indicator, code))

    def _asked(self, question: Question, answers: Answers) -> bool:
        return all(self._holds(condition, answers) for condition in question.asked_if)

    def _holds(self, condition: Condition, answers: Answers) -> bool:
        question = self.instrument.by_id[condition.question]
        options = chosen(question, answers[question.id])
        if condition.any_of:
            return any(one in condition.any_of for one in options)
        return bool(options) and not any(one in condition.none_of for one in options)


def _single_answers(question: Question) -> list[int]:
    """The codes of one option each."""
    codes = range(len(question.answers))
    return [1 << code if question.kind is Kind.MULTIPLE else code for code in codes]


def _scoring_boxes(question: Question, code: int) -> list[str]:
    return [option for option in chosen(question, code) if option not in question.exclusive]


def _full(question: Question, ticked: list[str]) -> bool:
    """Whether no further box may be ticked."""
    return question.max_choices is not None and len(ticked) >= question.max_choices
