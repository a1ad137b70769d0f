"""Waves and firms that lack something: the report says what, and shows what there is."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.errors import DataError
from trigpoint.release.issue import make_release
from trigpoint.reports.company import benchmark_of, company_report, ready_companies
from trigpoint.reports.company.firm import find_firm
from trigpoint.reports.html import html_report
from trigpoint.reports.pdf import pdf_bytes
from trigpoint.scores import MISSING
from trigpoint.sentences import plain
from trigpoint.tally.kernel import tally_answers

NOBODY = {
    "b1": "paper", "b2": "none", "b3": "none", "b4": "not_sure", "b5": "not_sure",
    "ta1": "under_25", "ta2": "unsure", "ta3": "none", "te1": "none", "te2": "(not asked)",
    "te3": "unsure", "te4": "none", "industry": "ict",
}  # fmt: skip

STRANGE = [
    "<script>alert(1)</script>",
    "#set page(fill: red)",
    "$x$ *bold* _under_ @ref <label>",
    "../../etc/passwd",
    "晨光\N{CJK UNIFIED IDEOGRAPH-20BB7}股份有限公司",
    "\N{ROCKET} AI",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe",
    "شركة النور",
    "W" * 100,
    "{index} {0}",
]


@pytest.fixture
def alone(ai_index, respond, wave_of):
    """A wave of one firm."""
    return ready_companies(wave_of(respond(ai_index, [NOBODY])), "en")


def test_a_wave_of_one_firm_has_nobody_to_compare_with(alone, told):
    report = company_report(alone, "R0")
    assert report.unbound() == []
    assert [plain(one.main) for one in report.opening[0].items] == [
        "2.8", "Unknowing AI", "Not shown"
    ]  # fmt: skip
    heads = {head.id for table in report.tables().values() for head in table.columns}
    assert not heads & {"peers", "everyone", "gap"}
    assert "The benchmark has too few firms" in told(report)


def test_without_peers_strengths_are_measured_by_the_own_mean(ai_index, respond, wave_of, told):
    ready = ready_companies(wave_of(respond(ai_index, [NOBODY | {"te3": "full"}])), "en")
    [section] = [s for s in company_report(ready, "R0").sections if s.id == "strengths"]
    assert "Access to the company's own data: 100 points\n" in told(section) + "\n"


def test_a_firm_alone_in_its_industry_is_compared_with_everyone(ai_index, make_wave, wave_of, told):
    responses = make_wave(ai_index, 50, missing=0)
    responses.codes["industry"][:] = 0
    responses.codes["industry"][49] = 2
    ready = ready_companies(wave_of(responses), "en")
    assert "too few firms in Retail" in told(ready, "R49")


def test_an_industry_that_nobody_is_in_is_said_to_be_empty(ai_index, make_wave, wave_of, told):
    """The benchmark is that of another wave, in which nobody is in retail."""
    others, ours = make_wave(ai_index, 50, missing=0), make_wave(ai_index, 1, missing=0)
    others.codes["industry"][:] = 0
    ours.codes["industry"][:] = 2
    wave = wave_of(ours)
    release = make_release(tally_answers(others, ["industry"]), by=["industry"])
    ready = ready_companies(wave, "en", benchmark_of(release, wave, "2022"))
    assert "no firms in Retail" in told(ready, "R0")


def test_a_firm_that_names_no_industry_is_compared_with_everyone(
    ai_index, make_wave, wave_of, told
):
    responses = make_wave(ai_index, 50, missing=0)
    question = ai_index.by_id["industry"]
    responses.codes["industry"][7] = question.missing
    ready = ready_companies(wave_of(responses), "en")
    assert "did not answer “industry”" in told(ready, "R7")
    assert [one.id for one in find_firm(ready, "R7").peers] == ["everyone"]


def test_a_firm_without_an_answer_reads_which_and_what_there_is(ai_index, make_wave, wave_of, told):
    responses = make_wave(ai_index, 50, missing=0)
    responses.codes["ta1"][7] = ai_index.by_id["ta1"].missing
    ready = ready_companies(wave_of(responses), "en")
    report = company_report(ready, "R7")
    assert report.unbound() == []
    [figure] = report.opening[0].items
    assert plain(figure.main) == "Not yet known"
    assert "Please answer “Basic understanding of AI among staff” first" in told(report.opening)
    scores = {row.id: row.cells for row in report.tables()["scores"].rows}
    you = [head.id for head in report.tables()["scores"].columns].index("you")
    assert scores["index"][you].text == scores["talent"][you].text == ""
    assert scores["business"][you].text != ""
    assert scores["ta1"][0].text == "No answer"
    assert "plan" not in {section.id for section in report.sections}


def test_a_firm_without_any_answer_still_gets_a_report(ai_index, respond, wave_of):
    ready = ready_companies(wave_of(respond(ai_index, [{}] * 6)), "en")
    assert company_report(ready, "R0").unbound() == []


def test_without_self_ratings_there_is_no_word_of_them(alone, told):
    report = company_report(alone, "R0")
    assert "ratings" not in {section.id for section in report.sections}
    assert "Self-rating" not in told(report)


def test_some_ratings_are_shown_without_the_others(ai_index, make_wave, wave_of):
    responses = make_wave(ai_index, 50, missing=0)
    question = ai_index.by_id["self_tools"]
    responses.codes["self_tools"][7] = question.missing
    ready = ready_companies(wave_of(responses), "en")
    rows = [row.id for row in company_report(ready, "R7").tables()["ratings"].rows]
    assert rows == ["self_foundations", "self_risk", "index"]


def test_weights_count_in_means_and_places(ai_index, make_wave, wave_of):
    responses = make_wave(ai_index, 200, missing=0, weighted=True)
    ready = ready_companies(wave_of(responses), "en")
    index = ready.scores.index
    weights = np.where(index == MISSING, 0, responses.weights)
    row = int(np.flatnonzero(weights)[0])
    mean = np.average(np.nan_to_num(ready.scores.index_values()), weights=weights)
    peers = find_firm(ready, f"R{row}").peers[-1]
    assert peers.means["index"].value == pytest.approx(mean, abs=0.051)
    share = 100 * weights[index < index[row]].sum() / (weights.sum() - weights[row])
    assert peers.band[0] - 6 <= share <= peers.band[1] + 6


def test_all_in_one_stage(ai_index, respond, wave_of):
    ready = ready_companies(wave_of(respond(ai_index, [NOBODY] * 40)), "en")
    report = company_report(ready, "R0")
    assert report.unbound() == []
    shares = [row.cells[-1].text for row in report.tables()["stages"].rows]
    assert shares == ["100.0", "0.0", "0.0", "0.0", "", "40"]


def test_an_id_that_is_not_there_is_bad_data(in_english):
    with pytest.raises(DataError, match="nobody: is not among the answers"):
        company_report(in_english, "nobody")


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_shown_and_never_obeyed(ai_index, make_wave, wave_of, told, name):
    responses = make_wave(ai_index, 40, missing=0)
    responses.respondent[7] = name
    report = company_report(ready_companies(wave_of(responses), "en"), name)
    assert report.subtitle == f"Company report: {name}".replace("\N{RIGHT-TO-LEFT OVERRIDE}", "")
    page = html_report(report)
    assert "<script>alert" not in page
    assert pdf_bytes(report).startswith(b"%PDF")
