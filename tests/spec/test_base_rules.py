"""Who is in which base, as a table: answers to a routed question, and what its figures are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from trigpoint.tables.compute import compute_tables
from trigpoint.tally.kernel import tally_answers

ASKED = {"te1": "ml"}
UNASKED = {"te1": "none", "te2": "(not asked)"}
SKIPPED = {"te1": None, "te2": None}

# te1 and te2 of every firm; base of te2, not asked, missing, mean of all, mean of the asked, why
ROUTED = [
    (
        [ASKED | {"te2": "hybrid_cloud"}, ASKED | {"te2": "no_gpu"}],
        (2, 0, 0, 50, 50),
        "asked and answered: both means are the same",
    ),
    (
        [ASKED | {"te2": "hybrid_cloud"}, UNASKED],
        (1, 1, 0, 50, 100),
        "who is not asked scores what the key declares in the mean of all, and is in no share",
    ),
    (
        [ASKED | {"te2": "hybrid_cloud"}, ASKED | {"te2": None}],
        (1, 0, 1, 100, 100),
        "asked and unanswered is missing, never 0",
    ),
    (
        [ASKED | {"te2": "hybrid_cloud"}, SKIPPED],
        (1, 0, 1, 100, 100),
        "a routing question left empty leaves its follower missing",
    ),
]


@pytest.mark.parametrize(("firms", "figures", "why"), ROUTED)
def test_a_routed_question(ai_index, respond, firms, figures, why):
    tables = compute_tables(tally_answers(respond(ai_index, firms)))
    [table] = [one for one in tables.tables if one.id == "te2"]
    everybody, asked = tables.row("te2").percent[0], tables.row("te2.asked").percent[0]
    found = (table.bases.n[0], table.not_asked[0], table.missing[0], everybody, asked)
    assert found == figures, why
    assert tables.row("te2", "hybrid_cloud").bases.n[0] == table.bases.n[0]


# weights; effective base, why
EFFECTIVE = [
    ([1, 1, 1, 1], 4, "equal weights lose nothing"),
    ([0.5, 0.5, 0.5, 0.5], 4, "whatever their size"),
    ([3, 1], 1.6, "(3 + 1)² / (3² + 1²)"),
    ([1, 0], 1, "a firm without weight says nothing"),
]


@pytest.mark.parametrize(("weights", "effective", "why"), EFFECTIVE)
def test_the_effective_base(ai_index, respond, weights, effective, why):
    plain = respond(ai_index, [{"te3": "full"}] * len(weights))
    wave = replace(plain, weights=np.array(weights, dtype=float))
    bases = compute_tables(tally_answers(wave)).row("te3", "full").bases
    assert bases.n[0] == len(weights)
    assert bases.weighted[0] == sum(weights)
    assert bases.effective[0] == pytest.approx(effective), why
