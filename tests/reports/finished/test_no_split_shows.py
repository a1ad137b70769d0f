"""A report could have been made without knowing which firm is in which withheld column.

Firms change places between the withheld columns of a banner, and between a withheld cohort and the
others, answers, weights and all: not one byte of any file may change. So nobody learns more from
all files together, whatever he reads in them, than from the withheld columns taken as one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.release.test_no_split_is_issued import change_places
from trigpoint.release import withhold
from trigpoint.reports.annual import annual_report
from trigpoint.reports.annual.publish import publish
from trigpoint.reports.company import company_report, ready_companies
from trigpoint.reports.source import Source
from trigpoint.responses.model import Responses
from trigpoint.tally.kernel import tally_answers

waves = st.fixed_dictionaries(
    {
        "n": st.integers(8, 90),
        "seed": st.integers(0, 10_000),
        "weighted": st.booleans(),
        "missing": st.sampled_from([0, 0.03, 0.2]),
        "cohorts": st.sampled_from([{}, {"x": 0.04}, {"x": 0.5}]),
    }
)


def _report(source: Source):
    return annual_report(source, "en", cohorts=source.cohorts())


def _files(source: Source, folder: Path) -> dict[str, bytes]:
    list(publish(_report(source), source, source.cohorts(), folder, "trigpoint report"))
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def _moved(responses: Responses, seed: int) -> bool:
    """Let firms change places; whether anybody did."""
    before = [codes.copy() for codes in responses.codes.values()]
    before += [mask.copy() for mask in responses.cohorts.values()]
    change_places(responses, tally_answers(responses), np.random.default_rng(seed))
    after = [*responses.codes.values(), *responses.cohorts.values()]
    return any((one != other).any() for one, other in zip(before, after, strict=True))


@pytest.mark.slow
@settings(max_examples=15)
@given(wave=waves)
def test_nothing_in_a_report_depends_on_the_split_of_withheld_columns(
    civic_cloud, make_wave, source_of, wave
):
    responses = make_wave(civic_cloud, **wave)
    before = _report(source_of(responses))
    _moved(responses, wave["seed"])
    assert _report(source_of(responses)) == before


@pytest.fixture(params=[False, True], ids=["unweighted", "weighted"])
def small_wave(request, small) -> Responses:
    """Two areas are tiny, and the cohort."""
    wave = small(weighted=request.param)
    return replace(wave, cohorts={"club": np.arange(len(wave)) % 16 == 0})


@pytest.mark.slow
def test_no_file_shows_the_split_of_withheld_columns(small_wave, source_of, tmp_path):
    before = _files(source_of(small_wave), tmp_path / "before")
    assert len(before) > 10
    assert _moved(small_wave, 1)
    after = _files(source_of(small_wave), tmp_path / "after")
    assert [name for name in before if after[name] != before[name]] == []


def test_no_report_to_a_firm_shows_it(small_wave, source_of):
    """All reports to firms together say no more: none but of firms that changed places differs."""

    def reports():
        ready = ready_companies(source_of(small_wave).wave, "en")
        return [company_report(ready, one) for one in small_wave.respondent]

    before, areas = reports(), small_wave.codes["service_area"].copy()
    assert _moved(small_wave, 1)
    stayed = np.flatnonzero(small_wave.codes["service_area"] == areas)
    assert len(stayed) < len(areas)
    after = reports()
    assert [at for at in stayed if after[at] != before[at]] == []


@pytest.mark.slow
def test_the_comparison_bites_where_nothing_is_withheld(
    small_wave, source_of, tmp_path, monkeypatch
):
    """The same firms change places, and every format tells of it."""
    hidden = withhold.withholding(tally_answers(small_wave))
    monkeypatch.setattr(withhold, "withheld", lambda base, size, groups, start, least=0: start)
    before = _files(source_of(small_wave), tmp_path / "before")
    monkeypatch.setattr(withhold, "withholding", lambda _: hidden)
    assert _moved(small_wave, 1)
    after = _files(source_of(small_wave), tmp_path / "after")
    changed = [name for name in before if after[name] != before[name]]
    assert {Path(name).suffix for name in changed} >= {".html", ".pdf", ".pptx", ".xlsx", ".csv"}
