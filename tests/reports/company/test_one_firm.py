"""One firm at a time, as it finishes: with nothing frozen yet, and beside a frozen release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from trigpoint.reports.company import (
    NO_BENCHMARK,
    benchmark_of,
    company_report,
    ready_companies,
    wave_benchmark,
)
from trigpoint.reports.company.firm import find_firm
from trigpoint.reports.content import Report, Strip
from trigpoint.sentences import plain
from trigpoint.wave.open import Wave, wave_of

FIRM = "f004"


@pytest.fixture(scope="module")
def alone(shipped) -> Callable[[str], Wave]:
    """``alone(respondent)``: the wave of 2023 as far as one firm's answers tell of it."""

    def made(respondent: str) -> Wave:
        [at] = np.flatnonzero(shipped.responses.respondent == respondent).tolist()
        own = shipped.responses
        one = replace(
            own,
            respondent=own.respondent[at : at + 1],
            codes={name: codes[at : at + 1] for name, codes in own.codes.items()},
            cohorts={},
        )
        return wave_of(shipped.settings, shipped.name, one)

    return made


@pytest.fixture(scope="module", params=["zh-Hant", "en"])
def yet_alone(request, alone) -> Report:
    """A firm's report before anything has been frozen."""
    return company_report(ready_companies(alone(FIRM), request.param, NO_BENCHMARK), FIRM)


def test_before_anything_is_frozen_nobody_is_shown_beside_the_firm(yet_alone):
    heads = {head.id for table in yet_alone.tables().values() for head in table.columns}
    assert not heads & {"peers", "everyone", "gap"}
    [strip] = [e for e in yet_alone.blocks() if isinstance(getattr(e, "chart", None), Strip)]
    assert not strip.chart.bands
    assert [series.id for series, _ in strip.chart.marks] == ["you"]
    assert yet_alone.unbound() == []


PROMISES = {
    "zh-Hant": "等第一份比較基準凍結發布，這裡就會列出位置。",
    "en": "It comes with the first benchmark, once that is frozen.",
}


def test_its_place_is_promised_with_the_first_benchmark(yet_alone):
    place = yet_alone.opening[0].items[2]
    assert plain(place.beside) == PROMISES[yet_alone.lang]


def test_nothing_is_said_of_others_too_few_or_otherwise(yet_alone, told):
    text = told(yet_alone)
    assert "企業太少" not in text
    assert "too few" not in text
    assert "其他企業在各階段" not in text
    assert "behind it how all firms" not in text


def test_index_stage_way_and_plan_are_those_of_any_other_report(yet_alone, shipped):
    among = company_report(ready_companies(shipped, yet_alone.lang), FIRM)
    for table, column in (("scores", "you"), ("way", "gain")):
        one, other = (report.tables()[table] for report in (yet_alone, among))
        assert {row.id: one.number(row.id, column).text for row in one.rows} == {
            row.id: other.number(row.id, column).text for row in other.rows
        }
    assert {one.id for one in yet_alone.sections} == {one.id for one in among.sections}


@pytest.mark.parametrize("respondent", ["f004", "f007", "f249", "f316"])
def test_by_itself_a_firm_has_the_place_that_it_has_among_the_others(alone, shipped, respondent):
    """The release is of its own wave: the firm is left out of those it is ranked among."""
    release = wave_benchmark(shipped).release
    wave = alone(respondent)
    one = find_firm(ready_companies(wave, "en", benchmark_of(release, wave)), respondent)
    among = find_firm(ready_companies(shipped, "en"), respondent)
    assert [peers.band for peers in one.peers] == [peers.band for peers in among.peers]


def test_the_other_instrument_s_firms_read_the_same(
    civic_cloud, civic_cloud_folder, make_wave, wave_of, told
):
    wave = wave_of(make_wave(civic_cloud, 1, missing=0))
    report = company_report(ready_companies(wave, "en", NO_BENCHMARK), "R0")
    assert PROMISES["en"] in told(report)
    assert report.unbound() == []
