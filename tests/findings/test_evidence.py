"""What may carry a finding: nothing simulated, nothing withheld, nothing on few firms."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from tests.findings.altered import answering, by_index, picked, within
from tests.findings.conftest import Tell, tables_of
from trigpoint.findings.evidence import Evidence
from trigpoint.findings.find import find_findings
from trigpoint.findings.groups import pairs
from trigpoint.findings.scores import SELF_RATINGS
from trigpoint.instrument.report import GapClaim, load_report_plan, load_report_text
from trigpoint.instrument.text import load_text
from trigpoint.responses.model import Responses
from trigpoint.sentences import numbers
from trigpoint.tables.heading import PLAIN, Heading

SIMULATED = Heading(warning="invented", simulated=frozenset({"te4", "self_risk"}))


def test_of_a_breakdown_that_was_never_printed_only_all_firms_count(wave: Responses) -> None:
    evidence = Evidence(tables_of(wave), SIMULATED)
    using = evidence.row("te4", "using")
    assert using is not None
    assert evidence.groups(using) == []
    assert Evidence(tables_of(wave), PLAIN).groups(using) == [1, 2, 3, 4]
    assert evidence.row("self_risk") is None
    assert evidence.row("self_tools") is not None


def test_a_gap_that_is_simulated_is_not_told(wave: Responses) -> None:
    altered = answering(wave, "te4", {"none": 1}, within(wave, "industry", "retail"))
    plan, own = load_report_plan("ai-index"), load_report_text("ai-index", "en")
    claim = GapClaim(id="next", rule="gap", question="te4", option="using")
    use = plan.findings[0].model_copy(update={"claims": (plan.findings[0].claims[0], claim)})
    plan = plan.model_copy(update={"findings": (use,)})
    words = {use.id: {**own.findings[use.id], "next": {"apart": "{more_share} {fewer_share}"}}}
    own = own.model_copy(update={"findings": words})

    def body(heading: Heading) -> int:
        found = find_findings(
            tables_of(altered), plan, load_text("ai-index", "en"), own, heading=heading
        )
        return len({one.id: one for one in found}["generative_ai"].body)

    assert body(PLAIN) == 1
    assert body(SIMULATED) == 0


def test_no_interval_or_self_rating_of_a_reconstructed_wave_is_told(shipped, tell: Tell) -> None:
    found = tell(shipped.responses, heading=shipped.heading("en"))
    told = [
        one for each in found.values() for text in (each.title, *each.body) for one in numbers(text)
    ]
    assert {one.cell.part for one in told} == {"value", "base"}
    assert SELF_RATINGS not in {one.cell.table for one in told}
    simulated = shipped.heading("en").simulated
    assert {one.cell.column for one in told if one.cell.table in simulated} == {"total"}


def test_a_narrow_spread_that_is_invented_tells_no_groups_apart(wave: Responses) -> None:
    """Who is high on b1 is low on b3, so that the index hardly varies: print does not say so."""
    firms = picked(wave, np.repeat(by_index(wave)[160:161], 120))
    first = np.arange(120) < 60
    altered = answering(firms, "industry", {"ict": 1}, first)
    altered = answering(altered, "industry", {"professional": 1}, ~first)
    altered = answering(altered, "b1", {"paper": 1, "data_driven": 1})
    altered = answering(altered, "b3", {"roadmap": 1, "none": 1})
    altered = answering(altered, "b5", {"quality": 1}, first)
    altered = answering(altered, "b5", {"quality metadata lifecycle": 1}, ~first)
    tables = tables_of(altered)
    assert pairs(Evidence(tables, PLAIN), tables.row("index"))
    assert not pairs(Evidence(tables, SIMULATED), tables.row("index"))


@pytest.mark.parametrize("seed", range(4))
def test_the_widest_error_is_never_narrower_than_the_real_one(ai_index, make_wave, seed) -> None:
    tables = tables_of(make_wave(ai_index, 300, seed=seed, weighted=seed % 2 == 1, missing=0))
    evidence = Evidence(tables, SIMULATED)
    for name in ("index", "business", "talent", "technical"):
        row = tables.row(name)
        for column in evidence.groups(row):
            assert evidence.error(row, column) >= row.error[column] * (1 - 1e-9)
        assert Evidence(tables, PLAIN).error(row) == row.error[0]


def test_what_is_built_from_one_and_the_same_answer_has_the_widest_error(ai_index, respond) -> None:
    """Talent alone varies, all three indicators together from 25/0/0 to 100: its own error."""
    low = {"industry": "ict", "ta1": "under_25", "ta2": "unsure", "ta3": "none"}
    high = {"industry": "ict", "ta1": "over_75", "ta2": "develop", "ta3": "from_8"}
    tables = tables_of(respond(ai_index, [low, high] * 20))
    row = tables.row("talent")
    spread = (37.5 + 50 + 50) / 3
    assert Evidence(tables, SIMULATED).error(row) == pytest.approx(spread / sqrt(39))
    assert row.error[0] == pytest.approx(spread / sqrt(39))


def test_a_small_group_is_neither_named_nor_passed_over(wave: Responses, tell: Tell) -> None:
    """Of 20 retail firms nobody has a budget: no sentence names them."""
    retail = np.flatnonzero(within(wave, "industry", "retail"))[:20]
    firms = picked(wave, [*np.flatnonzero(~within(wave, "industry", "retail")), *retail])
    altered = answering(firms, "ta3", {"none": 1}, within(firms, "industry", "retail"))
    for found in tell(altered).values():
        for sentence in (found.title, *found.body):
            assert "retail" not in {one.cell.column for one in numbers(sentence)}
    assert pairs(Evidence(tables_of(altered), PLAIN), tables_of(altered).row("ta3", "none"))
