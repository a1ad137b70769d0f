"""An attacker who knows every firm's industry and membership, and all that is issued of the index.

The unknowns are the firms' indices, between 0 and 100. A linear programme asks how low and how high
each firm's, and the sum of each small group, can be; where both ends meet it is found out.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from scipy.optimize import linprog

from trigpoint.compare.cohort import cohort_leads
from trigpoint.compare.difference import Reason
from trigpoint.compare.standard import Standard
from trigpoint.release.policy import LEAST_BASE
from trigpoint.release.withhold import withholding
from trigpoint.tables.compute import compute_tables
from trigpoint.tally.kernel import tally_answers

# members and others by area; is the standardised mean given?; does it give away a few firms if the
# limit is let go?, why
DESIGNS = [
    ([6, 5, 0, 0, 0], [8, 5, 9, 20, 15], True, False, "five and five are enough"),
    ([6, 5, 7, 0, 0], [8, 9, 9, 20, 15], True, False, "in three areas as well"),
    ([9, 0, 0, 0, 0], [9, 9, 9, 20, 15], True, False, "in one area it is the area's own rest"),
    ([9, 0, 0, 0, 0], [9, 9, 9, 20, 3], True, False, "a small area without members is not in it"),
    ([8, 1, 0, 0, 0], [9, 9, 9, 20, 15], False, True, "a lone member in an area is found"),
    ([8, 4, 0, 0, 0], [9, 9, 9, 20, 15], False, True, "the sum of four is"),
    ([8, 6, 0, 0, 0], [9, 1, 9, 20, 15], False, True, "so is a lone firm beside the members"),
    ([8, 4, 4, 0, 0], [9, 9, 9, 20, 15], False, False, "of three areas none is, but they may be"),
    (
        [0, 0, 0, 6, 0],
        [20, 15, 14, 5, 3],
        False,
        True,
        "an area that hides another one gives it away",
    ),
    ([0, 0, 0, 6, 0], [20, 15, 14, 0, 9], False, False, "without other firms there is no mean"),
]


def a_wave(civic_cloud, make_wave, members, others):
    """Firms that answered everything, by area and membership."""
    cells = [(area, club) for club in (True, False) for area in range(5)]
    sizes = [*members, *others]
    wave = make_wave(civic_cloud, sum(sizes), missing=0, cohorts={"club": 0.5})
    for name, question in civic_cloud.by_id.items():
        empty = wave.codes[name] == question.missing
        wave.codes[name][empty] = 1
    wave.codes["cloud"][:] = wave.codes["provider"][:] = wave.codes["exit_plan"][:] = 0
    wave.codes["exit_plan"][::2] = 2
    wave.codes["service_area"][:] = np.repeat([area for area, _ in cells], sizes)
    wave.cohorts["club"][:] = np.repeat([club for _, club in cells], sizes)
    return wave


def lead(tally, least):
    return cohort_leads(tally, "club", withheld=withholding(tally), least=least)[0]


def unguarded(tally):
    """The lead where neither the limit nor what is withheld is heeded."""
    nothing = np.zeros(len(tally.columns), dtype=bool)
    return cohort_leads(tally, "club", withheld=lambda *_: nothing, least=1)[0]


def known(wave, tally, standard: Standard | Reason) -> Iterator[tuple[np.ndarray, float]]:
    """Every issued equation: a factor for each firm, and what the sum comes to."""
    area, club = wave.codes["service_area"], wave.cohorts["club"]
    tables = compute_tables(tally, withheld=withholding(tally))
    row = tables.row("index")
    for at, column in enumerate(tables.columns):
        own = {
            "total": np.ones(len(wave), dtype=bool),
            "service_area": area
            == wave.instrument.by_id["service_area"].position.get(column.answer),
            "cohort:club": club == (column.answer == "member"),
        }[column.banner]
        if not row.suppressed[at] and own.any():
            yield own / own.sum(), row.percent[at]
    if isinstance(standard, Standard):
        factors = np.zeros(len(wave))
        for one in np.unique(area[club]):
            rest = (area == one) & ~club
            factors[rest] = (area[club] == one).mean() / rest.sum()
        yield factors, standard.standardised.value


def small_groups(wave) -> Iterator[np.ndarray]:
    """A firm of every area and membership, for to the attacker those of one cell are all alike.

    And the members, the others and all of an area where they are fewer than five.
    """
    area, club = wave.codes["service_area"], wave.cohorts["club"]
    for one in range(5):
        for part in (club, ~club, np.ones_like(club)):
            group = (area == one) & part
            yield group & (np.cumsum(group) == 1)
            if 1 < group.sum() < LEAST_BASE:
                yield group


def found_out(wave, tally, standard) -> int:
    """How many small groups' sums can only be one number."""
    factors, values = zip(*known(wave, tally, standard), strict=True)

    def least(goal: np.ndarray) -> float:
        found = linprog(goal, A_eq=np.array(factors), b_eq=values, bounds=(0, 100))
        assert found.status == 0, found.message
        return float(found.fun)

    groups = [group.astype(float) for group in small_groups(wave) if group.any()]
    return sum(-least(-group) - least(group) < 1e-3 for group in groups)


@pytest.mark.parametrize(("members", "others", "given", "bites", "why"), DESIGNS)
def test_no_few_firms_are_found_out(civic_cloud, make_wave, members, others, given, bites, why):
    wave = a_wave(civic_cloud, make_wave, members, others)
    tally = tally_answers(wave)
    standard = lead(tally, LEAST_BASE).standard
    assert isinstance(standard, Standard) == given, why
    assert found_out(wave, tally, standard) == 0, why
    assert (found_out(wave, tally, unguarded(tally).standard) > 0) == bites, why


def test_a_score_of_which_few_were_asked_is_not_standardised(civic_cloud, make_wave):
    """Three members were asked for a plan; others score by rule, so that theirs would show."""
    wave = a_wave(civic_cloud, make_wave, [9, 9, 0, 0, 0], [9, 9, 9, 20, 15])
    question = civic_cloud.by_id["exit_plan"]
    members = np.flatnonzero(wave.cohorts["club"] & (wave.codes["service_area"] == 0))
    wave.codes["exit_plan"][members[3:]] = question.not_asked
    wave.codes["provider"][members[3:]] = civic_cloud.by_id["provider"].position["own_hall"]
    tally = tally_answers(wave)
    found = {
        one.score: one.standard
        for one in cohort_leads(tally, "club", withheld=withholding(tally), least=LEAST_BASE)
    }
    for built_on_it in ("exit_plan", "operations", "index"):
        assert found[built_on_it] is Reason.TOO_FEW
    assert isinstance(found["access"], Standard)
    assert isinstance(found["cloud"], Standard)
