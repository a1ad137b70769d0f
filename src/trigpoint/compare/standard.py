"""What the other firms would score with the members' mix of industries (or another banner).

Direct standardisation: R* = Σ aᵢ·r̄ᵢ, with aᵢ the members' (weighted) shares of the strata and r̄ᵢ
the others' means there. The lead m̄ - r̄ is then (R* - r̄) + (m̄ - R*): what comes of the mix, and
what is left within strata of one mix (Kitagawa 1955, JASA 50). The mix is taken as given, so the
second part, Σ aᵢ·(m̄ᵢ - r̄ᵢ), has the standard error √Σ aᵢ²·(se(m̄ᵢ)² + se(r̄ᵢ)²).

Disclosure. Beside what tables tell of the strata, the members and the others, R* is one more
equation: Σ aᵢ·(Tᵢ - Mᵢ)/rᵢ, with Tᵢ the (issued) sum of a stratum, Mᵢ its members' part and rᵢ the
others in it. At worst, with members in two strata, it gives every Mᵢ and Tᵢ - Mᵢ. So it is given
only where all of these could be issued as a table: each stratum that holds members is not withheld
itself (or R* would give back what it was withheld for) and holds at least ``least`` members and as
many others; and so does, where anybody is asked at all, every question behind the score. All that
is then found out are sums over so many firms, and no figure tells the firms of a sum apart.
Standardise one cohort per publication: two that share most members differ by a few.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trigpoint.compare.alike import INDEX
from trigpoint.compare.crossing import Crossing
from trigpoint.compare.difference import Difference, Reason, of_means, untested
from trigpoint.compare.estimate import Estimate, mean, of_row, weighted_sum
from trigpoint.instrument.model import Instrument
from trigpoint.tables.compute import score_row
from trigpoint.tables.model import Bools, Ints, Row
from trigpoint.tables.spec import MARKED_BASE
from trigpoint.tally.estimate import ratio

Weighted = Sequence[tuple[float, Estimate]]
"""Means with their shares."""


@dataclass(frozen=True, slots=True)
class Standard:
    """The others ``standardised`` to the members' mix, and the lead in two parts.

    ``mix`` is the standardised mean less the others' own; ``within`` is the members' mean less the
    standardised one.
    """

    standardised: Estimate
    mix: float
    within: Difference


def standard(
    crossing: Crossing, score: str, rest: Estimate, withheld: Bools, least: int
) -> Standard | Reason:
    """Standardise a score to the members' mix; or why that may not be given.

    ``rest`` is the others' mean. ``withheld`` are the columns of the tally of all in which the
    score is withheld, ``least`` the fewest firms that may be told of.
    """
    row = score_row(crossing.tally, score)
    members, others = np.split(np.arange(2 * crossing.strata), 2)
    held = row.bases.n[members] > 0
    if not held.any():
        return Reason.NOBODY
    if withheld[list(crossing.columns)][held[:-1]].any():
        return Reason.TOO_FEW
    members, others = members[held], others[held]
    if _fewest(crossing, row, score, np.concatenate([members, others])) < least:
        return Reason.TOO_FEW
    weights = row.bases.weighted[members]
    shares = ratio(weights, weights.sum()).tolist()
    own = [(share, of_row(row, at)) for share, at in zip(shares, members, strict=True)]
    alike = [(share, of_row(row, at)) for share, at in zip(shares, others, strict=True)]
    return _in_two(own, alike, rest)


def _in_two(own: Weighted, alike: Weighted, rest: Estimate) -> Standard | Reason:
    """The lead in two parts, from the members' and the others' means with the members' shares."""
    value, error, freedom = weighted_sum(alike)
    if math.isnan(value):
        return Reason.NOBODY
    bases = [sum(one.base or 0 for _, one in half) for half in (own, alike)]
    within = of_means([*own, *((-share, one) for share, one in alike)])
    return Standard(
        standardised=mean(value, error, bases[1], freedom + 1),
        mix=value - rest.value,
        within=within if min(bases) >= MARKED_BASE else untested(within),
    )


def _fewest(crossing: Crossing, row: Row, score: str, columns: Ints) -> int:
    """The fewest firms behind a score, or asked any question behind it, in some columns."""
    tally, counts = crossing.tally, [row.bases.n[columns]]
    for question in _questions(tally.instrument, score):
        base = tally.size.n - tally.answers[question].n[:, -2:].sum(axis=1)
        counts.append(base[columns][base[columns] > 0])
    return int(np.concatenate(counts).min())


def _questions(instrument: Instrument, score: str) -> set[str]:
    """The questions behind a score, and those that route to them."""
    waiting = [
        one.question for one in instrument.indicators if score in (INDEX, one.dimension, one.id)
    ]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting += [condition.question for condition in instrument.by_id[name].asked_if]
    return found
