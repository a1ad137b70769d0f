"""Which columns of which figures are withheld, so that no subtraction gives them back.

What is issued could have been made from a tally in which the withheld columns of every banner are
one column: their split is in no figure. Where routing leaves few firms in a question's base, the
scores built on it are withheld with it, for a sum gives away its last part.

A cohort that is almost the same firms as some answers to the banner gives away the few by which
they differ: it is withheld.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

import numpy as np

from trigpoint.instrument.model import Kind
from trigpoint.release.policy import LEAST_BASE, LEAST_TOGETHER, LEAST_WITHHELD
from trigpoint.tables.model import Bools, Ints
from trigpoint.tables.spec import ASKED, COHORT
from trigpoint.tally.columns import REST
from trigpoint.tally.model import Column, Tally


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that share no firm, and the column ``whole`` that they divide.

    ``strata``, of a cohort, are the columns of the banner with those of the cohort's other firms.
    """

    whole: int
    parts: tuple[int, ...]
    strata: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Withholding:
    """The withheld columns of every question and score; call it as tables do."""

    tally: Tally
    everywhere: Bools
    columns: Mapping[str, Bools]

    def __call__(self, question: str, option: str) -> Bools:
        """The columns in which a row is withheld, shape (columns)."""
        return self.columns[question] | self._as_a_row(question, option)

    def _as_a_row(self, question: str, option: str) -> Bools:
        """Where the row is itself a column of another table, it is withheld as that one is.

        The share of an industry among large firms is the share of large firms in that industry.
        """
        nowhere = np.zeros(len(self.tally.columns), dtype=bool)
        at = self._own_column(question, option)
        if at is None:
            return nowhere
        banners = [column.banner for column in self.tally.columns]
        return np.array([self.columns.get(name, self.everywhere)[at] for name in banners])

    def _own_column(self, question: str, option: str) -> int | None:
        """The column that holds just the firms of a profile row, or all those of its parent."""
        profile = {one.id: one for one in self.tally.instrument.profile}
        while question in profile and option:
            column, asked = Column(question, option), profile[question]
            if column in self.tally.columns:
                return self.tally.columns.index(column)
            question, option = asked.parent or "", asked.within.get(option, "")
        return None


def withholding(tally: Tally) -> Withholding:
    """What is withheld of a tally's tables."""
    groups = groups_of(tally)
    size = tally.size.n
    everywhere = withheld(size, size, groups, np.zeros(len(size), dtype=bool))
    found: dict[str, Bools] = {}
    routers = {
        question.id: [condition.question for condition in question.asked_if]
        for question in tally.instrument.by_id.values()
    }
    for name in TopologicalSorter(routers).static_order():
        start = np.logical_or.reduce([everywhere, *(found[router] for router in routers[name])])
        base = size - tally.answers[name].n[:, -2:].sum(axis=1)
        found[name] = withheld(base, size, groups, start)
    for name, hidden in _scores(tally, groups, found).items():
        found[name] = hidden | found.get(name, everywhere)
    return Withholding(tally, everywhere, found)


def groups_of(tally: Tally) -> tuple[Group, ...]:
    """Every set of columns that add up to another column; a banner after the one it divides."""
    banners = dict.fromkeys(column.banner for column in tally.columns)
    found = []
    for question in tally.instrument.by_id.values():
        parts = tally.banner(question.id) if question.kind is Kind.SINGLE else []
        for whole in tally.banner(question.parent) if question.parent else ():
            answer = tally.columns[whole].answer
            own = [at for at in parts if question.within[tally.columns[at].answer] == answer]
            found.append(Group(whole, tuple(own)))
        found.append(Group(0, tuple(parts)))
    found += [_cohort(tally, banner) for banner in banners if banner.startswith(COHORT)]
    return tuple(group for group in found if group.parts)


def _cohort(tally: Tally, banner: str) -> Group:
    others = tally.banner(REST + banner.removeprefix(COHORT))
    strata = zip(tally.banner(tally.instrument.banner), others, strict=True) if others else ()
    return Group(0, tuple(tally.banner(banner)), tuple(strata))


def withheld(
    base: Ints, size: Ints, groups: Sequence[Group], start: Bools, least: int = LEAST_BASE
) -> Bools:
    """The columns withheld for a figure with this ``base``; all arrays (columns).

    Those of ``start``, those with fewer than ``least`` firms, all parts of a withheld column, a
    cohort that fewer firms tell from some answers, and in each group as many more as policy asks:
    those of the smallest size, so that they are the same for every figure. A column in which there
    is no firm (``size`` 0) has nothing to withhold.
    """
    hidden = (start | ((base > 0) & (base < least))) & (size > 0)
    before = -1
    while before != (before := int(hidden.sum())):
        for group in groups:
            parts = np.array(group.parts, dtype=np.int64)
            parts = parts[size[parts] > 0]
            if hidden[group.whole] or 0 < _apart(base, hidden, group) < least:
                hidden[parts] = True
            else:
                parts = parts[np.argsort(size[parts], kind="stable")]
                _complete(hidden, base, parts, int(base[group.whole] - base[parts].sum()), least)
    return hidden


def _apart(base: Ints, hidden: Bools, group: Group) -> int:
    """The fewest firms by which a cohort differs from any set of answers to the banner.

    Of each answer either the members or the others do not fit. The firms of all answers that are
    withheld, and those that gave none, are only known together.
    """
    if not group.strata:
        return 0
    strata = np.array(group.strata)
    everybody, others = base[strata[~hidden[strata[:, 0]]].T]
    everybody = np.append(everybody, base[group.whole] - everybody.sum())
    others = np.append(others, base[group.parts[-1]] - others.sum())
    return int(np.minimum(others, everybody - others).sum())


def _complete(hidden: Bools, base: Ints, parts: Ints, unnamed: int, least: int) -> None:
    """Withhold more of ``parts``, first those that stand first, until a subtraction gives nothing.

    What it gives then is several columns together that are not too small.
    ``unnamed`` firms of the whole are in no part: a subtraction of all parts gives them.
    """
    if not hidden[parts].any() and not 0 < abs(unnamed) < least:
        return
    together = max(least, LEAST_TOGETHER)
    for at in parts:
        own = parts[hidden[parts]]
        if len(own) >= LEAST_WITHHELD and base[own].sum() >= together:
            return
        if base[at] > 0:
            hidden[at] = True


def _scores(
    tally: Tally, groups: Sequence[Group], questions: Mapping[str, Bools]
) -> dict[str, Bools]:
    """A score is withheld wherever one that it is built from is."""
    instrument, size = tally.instrument, tally.size.n
    found: dict[str, Bools] = {}
    for indicator in instrument.indicators:
        own, base = questions[indicator.question], tally.scores[indicator.id].n
        found[indicator.id] = withheld(base, size, groups, own)
        found[indicator.id + ASKED] = own
    for dimension in instrument.dimensions:
        parts = [found[one.id] for one in instrument.indicators_of(dimension.id)]
        base = tally.scores[dimension.id].n
        found[dimension.id] = withheld(base, size, groups, np.logical_or.reduce(parts))
    every = np.logical_or.reduce([found[one.id] for one in instrument.dimensions])
    base = tally.histogram.sums.n.sum(axis=1)
    found["index"] = found["stage"] = withheld(base, size, groups, every)
    return found
