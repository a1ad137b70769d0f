"""A report to one firm says of others what a release says, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from trigpoint.errors import DataError
from trigpoint.release.issue import make_release
from trigpoint.reports.company import (
    benchmark_of,
    company_report,
    ready_companies,
    wave_benchmark,
)
from trigpoint.reports.company.firm import find_firm
from trigpoint.tally.kernel import tally_answers


@pytest.fixture
def small_industries(ai_index, make_wave):
    """60 firms: 3 in retail, 4 in manufacturing, so both are withheld; the last is in retail."""
    responses = make_wave(ai_index, 60, missing=0)
    industry = responses.codes["industry"]
    industry[:] = np.arange(60) % 2
    industry[-7:] = [3, 3, 3, 3, 2, 2, 2]
    return responses


def test_a_withheld_industry_is_not_shown_and_that_is_said(small_industries, wave_of, told):
    ready = ready_companies(wave_of(small_industries), "en")
    firm = find_firm(ready, "R59")
    assert [one.id for one in firm.peers] == ["everyone"]
    report = company_report(ready, "R59")
    heads = {head.id for table in report.tables().values() for head in table.columns}
    assert "peers" not in heads
    assert "too few firms in Retail" in told(report)
    assert "your industry" not in told(report).replace("mean of your industry where it is", "")


def test_who_is_in_which_withheld_industry_changes_no_other_report(small_industries, wave_of):
    """A firm of each withheld industry change places; what others read stays as it was."""
    before = ready_companies(wave_of(small_industries), "en")
    reports = [company_report(before, one) for one in ("R0", "R1", "R53", "R59")]
    industry = small_industries.codes["industry"]
    assert (industry[54], industry[58]) == (3, 2)
    industry[[54, 58]] = industry[[58, 54]]
    after = ready_companies(wave_of(small_industries), "en")
    assert [company_report(after, one) for one in ("R0", "R1", "R53", "R59")] == reports


def test_the_answers_of_others_reach_a_report_through_the_release_alone(
    ai_index, make_wave, wave_of
):
    """Everybody else answers otherwise; with the same release the report is the same."""
    ours, others = make_wave(ai_index, 80, seed=1), make_wave(ai_index, 80, seed=2)
    release = make_release(tally_answers(others, ["industry"]), by=["industry"])
    for codes, of_others in zip(ours.codes.values(), others.codes.values(), strict=True):
        of_others[7] = codes[7]
    reports = [
        company_report(ready_companies(wave, "en", benchmark_of(release, wave, "2022")), "R7")
        for wave in (wave_of(ours), wave_of(others))
    ]
    assert reports[0] == reports[1]


def test_no_other_firm_is_named(in_english, told):
    text = told(in_english, "f004")
    assert not [one for one in in_english.rows if one != "f004" and one in text]


def test_only_a_firm_of_the_benchmark_is_left_out_of_it(shipped):
    """The same release: of its own wave by what it says of itself, else of another one."""
    own = wave_benchmark(shipped)
    assert own.own
    assert benchmark_of(own.release, shipped).own
    another = replace(own.release, manifest=dict(own.release.manifest) | {"wave": {}})
    assert not benchmark_of(another, shipped).own


def test_small_bases_are_marked_and_have_no_place(ai_index, make_wave, wave_of):
    """At most 20 firms of an industry: means with a mark, no percentiles."""
    responses = make_wave(ai_index, 200, missing=0)
    responses.codes["industry"][:] = np.where(np.arange(200) < 20, 0, 1)
    ready = ready_companies(wave_of(responses), "en")
    table = company_report(ready, "R0").tables()["stages"]
    at = [head.id for head in table.columns].index("peers")
    cells = {row.id: row.cells[at] for row in table.rows}
    assert 5 <= int(cells["peers.base"].text) <= 20
    assert cells["unknowing"].marked
    assert cells["peers.place"].text == ""
    assert table.notes == ("†: a base under 30, for orientation only.",)


def test_a_release_of_other_questions_is_refused(shipped, civic_cloud, make_wave):
    counted = tally_answers(make_wave(civic_cloud, 40), ["service_area"])
    with pytest.raises(DataError, match="release 2022: is of civic-cloud 7"):
        benchmark_of(make_release(counted), shipped, "2022")


def test_a_release_without_industries_compares_with_everyone(ai_index, make_wave, wave_of, told):
    responses = make_wave(ai_index, 60)
    wave = wave_of(responses)
    release = make_release(tally_answers(responses, ["capital"]), by=["capital"])
    ready = ready_companies(wave, "en", benchmark_of(release, wave, "2022"))
    assert [one.id for one in find_firm(ready, "R3").peers] == ["everyone"]
    assert "not broken down by industry" in told(ready, "R3")


def test_with_other_cut_points_the_release_says_nothing_of_the_stages(shipped):
    own = wave_benchmark(shipped)
    other = replace(own.release, manifest=dict(own.release.manifest) | {"cut_points": ["20"]})
    shares = [
        [row.cells[-1].text for row in company_report(ready, "f004").tables()["stages"].rows]
        for ready in (
            ready_companies(shipped, "en", found)
            for found in (own, benchmark_of(other, shipped, "elsewhere"))
        )
    ]
    assert shares == [
        ["45.5", "24.9", "19.4", "10.2", "65–70", "325"],
        ["", "", "", "", "65–70", "325"],
    ]


def test_invented_firms_to_compare_with_are_told_on_every_page(
    ai_index, shipped, make_wave, wave_of
):
    """The firm's own answers are real, those of the benchmark are not."""
    release = wave_benchmark(shipped).release
    wave = wave_of(make_wave(ai_index, 1, missing=0))
    report = company_report(ready_companies(wave, "en", benchmark_of(release, wave)), "R0")
    assert report.warning.startswith("The firms compared with are invented")
    assert any("(simulated)" in one.label for one in report.opening[0].items)


def test_weighted_shares_are_printed_as_whole_as_they_are_issued(civic_cloud, make_wave, wave_of):
    wave = wave_of(make_wave(civic_cloud, 200, weighted=True, missing=0))
    ready = ready_companies(wave, "en")
    table = company_report(ready, next(iter(ready.rows))).tables()["stages"]
    shares = [
        cell.text
        for row in table.rows
        for cell in row.cells[-2:]
        if "." in cell.text or cell.text.isdigit()
    ]
    assert shares
    assert not [text for text in shares if text.endswith(".0")]
