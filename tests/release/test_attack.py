"""An attacker who knows all that is issued, and more, cannot say what a small column answered."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from trigpoint.release import policy, withhold
from trigpoint.release.issue import make_release
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.spec import column_names, column_positions, has_option_rows
from trigpoint.tally.kernel import tally_answers

AREAS = ["health"] * 14 + ["transport"] * 9 + ["education"] * 3 + ["housing"] * 4 + ["parks"] * 8


@pytest.fixture(scope="module")
def small_wave(civic_cloud, make_wave):
    """Small waves in which everybody answered what they were asked; two areas are tiny."""
    return lambda seed: _small_wave(civic_cloud, make_wave, seed)


def _small_wave(civic_cloud, make_wave, seed):
    wave = make_wave(civic_cloud, len(AREAS), seed=seed, missing=0, cohorts={"x": 0.5})
    area = civic_cloud.by_id["service_area"]
    wave.codes["service_area"][:] = [area.position[name] for name in AREAS]
    wave.cohorts["x"][:] = np.arange(len(AREAS)) < 3
    for name, question in civic_cloud.by_id.items():
        empty = wave.codes[name] == question.missing
        wave.codes[name][empty] = 1
    wave.codes["unit"][:] = 0
    return tally_answers(wave)


def an_attack(attack, counted):
    shown = compute_tables(counted)
    names = column_names(shown.columns)
    sizes = dict(zip(names, counted.size.n[column_positions(counted)].tolist(), strict=True))
    banners = tuple(tuple(names[at] for at in counted.banner(banner)) for banner in shown.banners)
    return attack(make_release(counted), counted.instrument, banners, sizes)


def withheld_cells(counted) -> Iterator[tuple[str, str, str, int, int, int]]:
    """Question, option, column; how many chose it there; in all withheld columns; their base."""
    hidden, tables = withhold.withholding(counted), compute_tables(counted)
    names, shown = column_names(tables.columns), column_positions(counted)
    profile = {column.id for column in counted.instrument.profile}
    for question in counted.instrument.by_id.values():
        if question.id in profile or not has_option_rows(question):
            continue
        for option in question.answers:
            row, mask = tables.row(question.id, option), hidden(question.id, option)[shown]
            for at in np.flatnonzero(mask):
                banner = tables.columns[at].banner
                same = [
                    other
                    for other in np.flatnonzero(mask)
                    if tables.columns[other].banner == banner
                ]
                together = int(row.count[same].sum()), int(row.bases.n[same].sum())
                yield question.id, option, names[at], int(row.count[at]), *together


def found_out(attacker, counted) -> list[tuple[str, str, str]]:
    """The cells that are worked out though the withheld columns differ in them.

    What all withheld columns together did, or did not do, to a man is no secret of any of them.
    """
    secret = {
        (question, option, column): count
        for question, option, column, count, together, base in withheld_cells(counted)
        if 0 < together < base
    }
    assert secret, "there is something to find out"
    return attacker.found_out(secret)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_withheld_cell_can_be_worked_out(attack, small_wave, seed):
    counted = small_wave(seed)
    assert found_out(an_attack(attack, counted), counted) == []


def test_the_attack_bites_where_only_the_small_columns_are_withheld(
    attack, small_wave, monkeypatch
):
    counted = small_wave(1)
    careful = withhold.withholding(counted)
    monkeypatch.setattr(withhold, "_complete", lambda *_: None)
    monkeypatch.setattr(withhold, "_apart", lambda *_: 0)
    attacker = an_attack(attack, counted)
    monkeypatch.setattr(withhold, "withholding", lambda _: careful)
    cohort = [cell for cell in found_out(attacker, counted) if cell[2].startswith("cohort:x")]
    assert cohort, "member = total - rest"


def test_the_attack_bites_where_scores_give_away_a_follow_up(
    attack, civic_cloud, respond, monkeypatch
):
    """Three of the thirty parks have a plan to leave their cloud; the mean of all tells of them."""
    counted = tally_answers(respond(civic_cloud, list(_a_wave_with_a_rare_follow_up())))
    assert found_out(an_attack(attack, counted), counted) == []
    only_questions = withhold._scores

    def careless(tally, groups, questions):
        return {
            name: np.zeros_like(mask) if name in ("exit_plan", "operations", "index") else mask
            for name, mask in only_questions(tally, groups, questions).items()
        }

    questions = withhold.withholding(counted)
    monkeypatch.setattr(withhold, "_scores", careless)
    attacker = an_attack(attack, counted)
    monkeypatch.setattr(withhold, "withholding", lambda _: questions)
    assert found_out(attacker, counted)


def _a_wave_with_a_rare_follow_up():
    firm = {"staff": "up_to_20", "channels": "web", "ease": "3", "tongues": "two", "drill": "4"}
    firm |= {"backup": "yearly", "practices": "second_site", "barriers": "law"}
    away = {"cloud": "no_cloud", "provider": "(not asked)", "exit_plan": "(not asked)"}
    there = {"cloud": "live", "provider": "shared_centre"}
    for area, unit, plans, others in (
        ("health", "clinics", ["none", "drafted", "rehearsed"] * 5, 10),
        ("housing", "tenancy", ["none", "rehearsed", "drafted", "none"] * 2, 12),
        ("parks", "green_spaces", ["rehearsed", "rehearsed", "drafted"], 27),
    ):
        place = {"service_area": area, "unit": unit}
        for plan in plans:
            yield firm | place | there | {"exit_plan": plan}
        for _ in range(others):
            yield firm | place | away


def test_the_policy_of_the_tests_is_the_policy():
    assert (policy.LEAST_BASE, policy.LEAST_WITHHELD, policy.LEAST_TOGETHER) == (5, 2, 5)
