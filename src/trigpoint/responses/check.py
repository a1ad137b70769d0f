"""Faults of content: each is treated as the instrument declares, and counted.

The order is: exclusive options and limits within a question; routing; contradictions between
questions; routing once more, for what followed on an answer that a contradiction cleared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from graphlib import TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from trigpoint.instrument.model import Condition, Contradiction, Instrument, Kind, Question
from trigpoint.responses.model import Codes, ContentFault, Responses

Rows = NDArray[np.bool_]


def check_answers(responses: Responses) -> Responses:
    """The answers with routing and treatments applied, and every fault of content counted.

    Afterwards ``not_asked`` stands exactly where routing did not ask. A question whose routing
    question has no answer is missing; an answer given to it is cleared and counted as
    ``answered_not_asked`` with the treatment ``clear``. Checking twice changes no code. In
    ``quality`` a contradiction stands under its own id, a profile column that does not lie
    within its parent's answer under the column's.
    """
    treated = _Treated(responses)
    for question in responses.instrument.by_id.values():
        if question.kind is Kind.MULTIPLE:
            treated.exclusive_options(question)
            treated.limit(question)
    treated.routing()
    for contradiction in responses.instrument.contradictions:
        treated.contradiction(contradiction)
    for column in responses.instrument.profile:
        if column.parent:
            treated.within(column, responses.instrument.by_id[column.parent])
    treated.routing()
    treated.unanswered(responses)
    return replace(responses, codes=treated.codes, quality=treated.quality())


def in_order(
    instrument: Instrument, counts: Mapping[tuple[str, str, str], int]
) -> tuple[ContentFault, ...]:
    """Counts by question (or contradiction), rule and treatment, in the instrument's order."""
    order = {name: at for at, name in enumerate(instrument.by_id)}
    kinds = sorted(counts, key=lambda kind: (order.get(kind[0], len(order)), kind))
    return tuple(ContentFault(*kind, counts[kind]) for kind in kinds)


class _Treated:
    """The codes under treatment and the counts so far."""

    def __init__(self, responses: Responses) -> None:
        self.instrument: Instrument = responses.instrument
        self.codes: dict[str, Codes] = dict(responses.codes)
        self._followers = [q for q in _in_asking_order(self.instrument) if q.asked_if]
        self._counts: dict[tuple[str, str, str], int] = {}

    def quality(self) -> tuple[ContentFault, ...]:
        """What was counted, by question in the instrument's order."""
        return in_order(self.instrument, self._counts)

    def exclusive_options(self, question: Question) -> None:
        """An option that excludes all others, ticked together with others.

        Where the treatment leaves nothing, or leaves several that exclude each other, the answer
        is missing.
        """
        codes, exclusive = self.codes[question.id], question.mask(question.exclusive)
        rows = codes & exclusive != 0
        rows &= codes & (codes - 1) != 0
        if not rows.any():
            return
        treatment = self.instrument.treatments.exclusive_with_others
        if treatment == "clear":
            kept = np.zeros_like(codes)
        elif treatment == "keep_exclusive":
            kept = codes & codes.dtype.type(exclusive)
            kept[np.bitwise_count(kept) > 1] = 0
        else:
            kept = codes & ~codes.dtype.type(exclusive)
        kept[kept == 0] = question.missing
        self._set(question.id, rows, kept, "exclusive_with_others", treatment)

    def limit(self, question: Question) -> None:
        """More boxes ticked than the question allows."""
        if question.max_choices is None:
            return
        codes = self.codes[question.id]
        rows = _answered(question, codes) & (np.bitwise_count(codes) > question.max_choices)
        treatment = self.instrument.treatments.over_limit
        kept = codes if treatment == "keep" else np.full_like(codes, question.missing)
        self._set(question.id, rows, kept, "over_limit", treatment)

    def routing(self) -> None:
        """Put ``not_asked`` exactly where a routing question's answer says so."""
        for question in self._followers:
            not_asked, unknown = self._not_asked(question)
            codes = self.codes[question.id]
            answered, rule = _answered(question, codes), "answered_not_asked"
            self._count(question.id, rule, "not_asked", answered & not_asked)
            self._count(question.id, rule, "clear", answered & unknown)
            routed = codes.copy()
            routed[~answered] = question.missing
            routed[unknown] = question.missing
            routed[not_asked] = question.not_asked
            self.codes[question.id] = routed

    def contradiction(self, rule: Contradiction) -> None:
        """Answers that cannot all be true."""
        rows = np.logical_and.reduce([self._holds(condition) for condition in rule.when])
        self._count(rule.id, "contradiction", "clear" if rule.clear else "keep", rows)
        for name in rule.clear:
            self.codes[name] = _missing_at(rows, self.instrument.by_id[name], self.codes[name])

    def within(self, column: Question, parent: Question) -> None:
        """A profile answer that does not lie within the answer to its parent."""
        belongs = [parent.position[column.within[option]] for option in column.options]
        codes, above = self.codes[column.id], self.codes[parent.id]
        rows = _answered(column, codes) & _answered(parent, above)
        rows[rows] = np.array(belongs)[codes[rows]] != above[rows]
        missing = np.full_like(codes, column.missing)
        self._set(column.id, rows, missing, "contradiction", "clear")

    def unanswered(self, given: Responses) -> None:
        """Questions that were asked and left empty."""
        for question in self.instrument.by_id.values():
            rows = given.codes[question.id] >= question.not_asked
            if question.asked_if:
                not_asked, unknown = self._not_asked(question)
                rows &= ~not_asked & ~unknown
            self._count(question.id, "unanswered", "missing", rows)

    def _not_asked(self, question: Question) -> tuple[Rows, Rows]:
        """Whom routing did not ask, and of whom that is not known. All conditions must hold."""
        size = len(self.codes[question.id])
        fails, unknown = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        for condition in question.asked_if:
            router = self.instrument.by_id[condition.question]
            empty = self.codes[router.id] == router.missing
            fails |= ~self._holds(condition) & ~empty
            unknown |= empty
        return fails, unknown & ~fails

    def _holds(self, condition: Condition) -> Rows:
        """Where there is an answer, and the condition is true of it."""
        question = self.instrument.by_id[condition.question]
        codes = self.codes[question.id]
        named = condition.any_of or condition.none_of
        if question.kind is Kind.MULTIPLE:
            hit: Rows = codes & question.mask(named) != 0
        else:
            positions = {question.position[one] for one in named}
            hit = np.array([code in positions for code in range(question.missing + 1)])[codes]
        return _answered(question, codes) & (hit if condition.any_of else ~hit)

    def _set(self, name: str, rows: Rows, values: Codes, rule: str, treatment: str) -> None:
        self._count(name, rule, treatment, rows)
        self.codes[name] = np.where(rows, values, self.codes[name])

    def _count(self, name: str, rule: str, treatment: str, rows: Rows) -> None:
        if count := int(np.count_nonzero(rows)):
            key = (name, rule, treatment)
            self._counts[key] = self._counts.get(key, 0) + count


def _answered(question: Question, codes: Codes) -> Rows:
    """Where there is an answer: neither missing nor not asked."""
    return codes < question.not_asked


def _missing_at(rows: Rows, question: Question, codes: Codes) -> Codes:
    changed = codes.copy()
    changed[rows] = question.missing
    return changed


def _in_asking_order(instrument: Instrument) -> list[Question]:
    """Every question behind the questions that decide whether it is asked."""
    waits = {q.id: [c.question for c in q.asked_if] for q in instrument.by_id.values()}
    return [instrument.by_id[name] for name in TopologicalSorter(waits).static_order()]
