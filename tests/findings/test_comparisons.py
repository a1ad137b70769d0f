"""Change, depth and cohorts: told as far as they were tested, bound to the rows they stand in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.findings.altered import answering, by_index, picked
from tests.findings.conftest import Tell, tables_of
from trigpoint.compare.cohort import cohort_leads
from trigpoint.compare.depth import index_by_answer
from trigpoint.compare.estimate import Estimate
from trigpoint.compare.past import Past, past_of_tables
from trigpoint.compare.year import YearOnYear, year_on_year
from trigpoint.release.policy import LEAST_BASE
from trigpoint.release.withhold import withholding
from trigpoint.responses.model import Responses
from trigpoint.sentences import Cell, Number, Sentence, numbers
from trigpoint.tables.heading import Heading
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import TOTAL

INVENTED = Heading(warning="invented")


def _change(wave: Responses, past: Past) -> YearOnYear:
    return year_on_year(tables_of(wave), past)


PASTS = {
    "higher": ("the best", "At # last time, it is now lower, by more than chance explains."),
    "lower": ("the worst", "At # last time, it is now higher, by more than chance explains."),
    "the same": ("all", "It was # last time, a difference within sampling error."),
    "printed": ("print", "It was # last time; the difference has not been tested."),
}


@pytest.mark.parametrize("name", PASTS)
def test_change_rose_or_fell_only_where_that_was_tested(wave, tell: Tell, name: str) -> None:
    which, reads = PASTS[name]
    year = _change(wave, _past(wave, which))
    told = [one for one in tell(wave, year=year)["level"].body if _read(one) == reads]
    assert len(told) == 1
    before = year.change("index").before.value
    cell = Cell("change.scores", "mean.index", "before")
    assert list(numbers(told[0])) == [Number(f"{before:.1f}", cell)]


def test_a_reconstructed_wave_never_rose_or_fell(wave: Responses, tell: Tell) -> None:
    year = _change(wave, _past(wave, "the best"))
    body = tell(wave, year=year, heading=INVENTED)["level"].body
    assert _read(body[1]) == PASTS["printed"][1]


def test_what_cannot_be_compared_is_not_told(wave: Responses, tell: Tell) -> None:
    past = replace(_past(wave, "all"), figures={("index", "", TOTAL): Estimate(np.nan)})
    assert not any(
        "last time" in _read(one) for one in tell(wave, year=_change(wave, past))["level"].body
    )


def _past(wave: Responses, which: str) -> Past:
    ranked = by_index(wave)
    firms = {"the best": ranked[-200:], "the worst": ranked[:200]}.get(which, ranked)
    past = past_of_tables(tables_of(picked(wave, firms)))
    if which != "print":
        return past
    return Past({("index", "", TOTAL): Estimate(39.3)})


def _deep(wave: Responses, turned: bool = False) -> Responses:
    """Who uses generative AI in processes has the best index; or, turned, the worst."""
    ranked = by_index(wave)[:: -1 if turned else 1]
    firms = picked(wave, ranked)
    altered = answering(firms, "te4", {"none": 1}, np.arange(len(firms)) < 160)
    return answering(altered, "te4", {"in_processes": 1}, np.arange(len(firms)) >= 160)


@pytest.mark.parametrize(("turned", "word"), [(False, "higher"), (True, "lower")])
def test_depth_is_told_with_the_question_and_without(
    wave: Responses, tell: Tell, turned: bool, word: str
) -> None:
    altered = _deep(wave, turned)
    tally = tally_answers(altered, ["te4"])
    depth = index_by_answer(tally, "te4", withholding(tally))
    found = tell(altered, depths={"te4": depth})["depth.te4"]
    assert found.section == "generative_ai"
    assert _read(found.title) == (
        f"Use of generative AI: the index is {word} among firms that answer “Built into the "
        "company's processes” (#) than “Not used, and not planned” (#)"
    )
    ends = {one.option: one for one in depth}
    expected = [
        Number(f"{getattr(ends[option], column).value:.1f}", Cell("depth.te4", option, column))
        for column in ("index", "without")
        for option in ("in_processes", "none")
    ]
    assert [*numbers(found.title), *numbers(found.body[0])] == expected
    assert "depth.te4" not in tell(altered, depths={"te4": depth}, heading=INVENTED)


def test_depth_that_is_only_the_question_itself_is_silent(wave: Responses, tell: Tell) -> None:
    altered = answering(wave, "te4", {"in_processes": 1, "none": 1})
    tally = tally_answers(altered, ["te4"])
    depth = index_by_answer(tally, "te4", withholding(tally))
    assert depth[0].index.value - depth[-1].index.value > 5
    assert "depth.te4" not in tell(altered, depths={"te4": depth})


def _with_cohort(wave: Responses, members: np.ndarray) -> Responses:
    return replace(wave, cohorts={"north": members})


def _ranks(wave: Responses) -> np.ndarray:
    """Every firm's place within its industry, from 0 for the lowest index to 1."""
    place = np.empty(len(wave))
    ranked = by_index(wave)
    for code in np.unique(wave.codes["industry"]):
        own = ranked[wave.codes["industry"][ranked] == code]
        place[own] = np.linspace(0, 1, len(own))
    return place


def _leads(wave: Responses):
    tally = tally_answers(wave)
    return {"north": cohort_leads(tally, "north", withheld=withholding(tally), least=LEAST_BASE)}


@pytest.mark.parametrize(("best", "word"), [(True, "higher"), (False, "lower")])
def test_a_cohort_is_set_against_the_rest(wave, tell: Tell, best: bool, word: str) -> None:
    altered = _with_cohort(wave, _ranks(wave) > 0.6 if best else _ranks(wave) < 0.6)
    leads = _leads(altered)
    heading = Heading(cohorts={"north": "Northern {firms}"})
    found = tell(altered, cohorts=leads, heading=heading)["cohort.north"]
    assert _read(found.title) == (
        f"Northern {{firms}}: the index (#) is {word} than that of other firms (#)"
    )
    index = leads["north"][0]
    assert [*numbers(found.title), *numbers(found.body[0])] == [
        Number(f"{index.members.value:.1f}", Cell("cohort.north", "mean.index", "members")),
        Number(f"{index.rest.value:.1f}", Cell("cohort.north", "mean.index", "rest")),
        Number(
            f"{index.standard.standardised.value:.1f}",
            Cell("cohort.north", "mean.index", "standardised"),
        ),
    ]
    invented = Heading(warning="invented")
    assert "cohort.north" not in tell(altered, cohorts=leads, heading=invented)


def test_a_lead_that_is_all_mix_is_said_to_be(wave: Responses, tell: Tell) -> None:
    """Most firms of the industry that leads and some of each other, whatever their index."""
    leads = wave.codes["industry"] == 0
    turn = np.round(_ranks(wave) * 1000) % 10
    altered = _with_cohort(wave, np.where(leads, turn < 8, turn < 2))
    found = tell(altered, cohorts=_leads(altered))["cohort.north"]
    assert _read(found.body[0]).endswith("a difference within sampling error.")


def test_a_cohort_that_is_like_the_rest_is_silent(wave: Responses, tell: Tell) -> None:
    altered = _with_cohort(wave, np.arange(len(wave)) % 4 == 0)
    assert "cohort.north" not in tell(altered, cohorts=_leads(altered))


def _read(sentence: Sentence) -> str:
    return "".join("#" if isinstance(span, Number) else str(span) for span in sentence)
