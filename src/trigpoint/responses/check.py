"""Faults of content: each is treated as the instrument declares, and counted.

The order is: exclusive options and limits within a question; routing; contradictions between
questions; routing once more, for what followed on an answer that a contradiction cleared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from trigpoint.instrument.model import Contradiction, Instrument, Kind, Question
from trigpoint.responses.model import Codes, ContentFault, Responses
from trigpoint.responses.routing import Rows, answered, followers, holds, passed_over


def check_answers(responses: Responses) -> Responses:
    """The answers with routing and treatments applied, and every fault of content counted.

    Afterwards ``not_asked`` stands exactly where routing did not ask. A question whose routing
    question has no answer is missing; an answer given to it is cleared and counted as
    ``answered_not_asked`` with the treatment ``clear``. Checking twice changes no code. In
    ``quality`` a contradiction stands under its own id, a profile column that does not lie
    within its parent's answer under the column's.
    """
    treated = _Treated(responses)
    treated.questions()
    treated.routing()
    treated.contradictions()
    treated.routing()
    return treated.result()


def routed(responses: Responses) -> Responses:
    """The answers as far as each question and routing go; contradictions are not looked for."""
    treated = _Treated(responses)
    treated.questions()
    treated.routing()
    return treated.result()


def contradictions(responses: Responses) -> tuple[ContentFault, ...]:
    """What :func:`check_answers` finds wrong between the questions of ``routed`` answers."""
    treated = _Treated(responses)
    treated.contradictions()
    return treated.quality()


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
        self.given = responses
        self.instrument: Instrument = responses.instrument
        self.codes: dict[str, Codes] = dict(responses.codes)
        self._followers = followers(self.instrument)
        self._counts: dict[tuple[str, str, str], int] = {}

    def result(self) -> Responses:
        """The answers as treated, with what was counted."""
        self.unanswered()
        return replace(self.given, codes=self.codes, quality=self.quality())

    def quality(self) -> tuple[ContentFault, ...]:
        """What was counted so far."""
        return in_order(self.instrument, self._counts)

    def questions(self) -> None:
        """The rules within one question."""
        for question in self.instrument.by_id.values():
            if question.kind is Kind.MULTIPLE:
                self.exclusive_options(question)
                self.limit(question)

    def contradictions(self) -> None:
        """The rules between questions."""
        for contradiction in self.instrument.contradictions:
            self.contradiction(contradiction)
        for column in self.instrument.profile:
            if column.parent:
                self.within(column, self.instrument.by_id[column.parent])

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
        rows = answered(question, codes) & (np.bitwise_count(codes) > question.max_choices)
        treatment = self.instrument.treatments.over_limit
        kept = codes if treatment == "keep" else np.full_like(codes, question.missing)
        self._set(question.id, rows, kept, "over_limit", treatment)

    def routing(self) -> None:
        """Put ``not_asked`` exactly where a routing question's answer says so."""
        for question in self._followers:
            not_asked, unknown = passed_over(self.instrument, self.codes, question)
            codes = self.codes[question.id]
            given, rule = answered(question, codes), "answered_not_asked"
            self._count(question.id, rule, "not_asked", given & not_asked)
            self._count(question.id, rule, "clear", given & unknown)
            after = codes.copy()
            np.putmask(after, ~given | unknown, question.missing)
            np.putmask(after, not_asked, question.not_asked)
            self.codes[question.id] = after

    def contradiction(self, rule: Contradiction) -> None:
        """Answers that cannot all be true."""
        parts = [holds(self.instrument, self.codes, condition) for condition in rule.when]
        rows = np.logical_and.reduce(parts)
        self._count(rule.id, "contradiction", "clear" if rule.clear else "keep", rows)
        for name in rule.clear:
            self.codes[name] = _missing_at(rows, self.instrument.by_id[name], self.codes[name])

    def within(self, column: Question, parent: Question) -> None:
        """A profile answer that does not lie within the answer to its parent."""
        belongs = [parent.position[column.within[option]] for option in column.options]
        codes, above = self.codes[column.id], self.codes[parent.id]
        rows = answered(column, codes) & answered(parent, above)
        rows[rows] = np.array(belongs)[codes[rows]] != above[rows]
        missing = np.full_like(codes, column.missing)
        self._set(column.id, rows, missing, "contradiction", "clear")

    def unanswered(self) -> None:
        """Questions that were asked and left empty."""
        for question in self.instrument.by_id.values():
            rows = self.given.codes[question.id] >= question.not_asked
            if question.asked_if:
                not_asked, unknown = passed_over(self.instrument, self.codes, question)
                rows &= ~not_asked & ~unknown
            self._count(question.id, "unanswered", "missing", rows)

    def _set(self, name: str, rows: Rows, values: Codes, rule: str, treatment: str) -> None:
        self._count(name, rule, treatment, rows)
        self.codes[name] = np.where(rows, values, self.codes[name])

    def _count(self, name: str, rule: str, treatment: str, rows: Rows) -> None:
        if count := int(np.count_nonzero(rows)):
            key = (name, rule, treatment)
            self._counts[key] = self._counts.get(key, 0) + count


def _missing_at(rows: Rows, question: Question, codes: Codes) -> Codes:
    changed = codes.copy()
    changed[rows] = question.missing
    return changed
