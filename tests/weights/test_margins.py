from __future__ import annotations

import numpy as np
import pytest

from trigpoint.errors import DataError
from trigpoint.weights import read_margins
from trigpoint.weights.margins import target_shares

FIRMS = [
    {"industry": "ict", "capital": "up_to_100m", "b4": "privacy_governance"},
    {"industry": "professional", "capital": "over_100m", "b4": "privacy_governance"},
    {"industry": "retail", "capital": "up_to_100m", "b4": "privacy_governance"},
]
INDUSTRY = {"ict": 0.2, "professional": 0.3, "retail": 0.5}


def test_counts_and_shares_say_the_same(ai_index, respond):
    responses = respond(ai_index, FIRMS)
    counts = {"ict": 2000, "professional": 3000, "retail": 5000}
    for margin in (INDUSTRY, counts, {"ict": 20, "professional": 30, "retail": 50}):
        shares = target_shares(responses, {"industry": margin})["industry"]
        np.testing.assert_allclose(shares, [0.2, 0.3, 0.5, 0.0])


def test_rounded_shares_are_scaled_to_sum_to_one(ai_index, respond):
    margin = {"ict": 0.333, "professional": 0.333, "retail": 0.333}
    shares = target_shares(respond(ai_index, FIRMS), {"industry": margin})["industry"]
    np.testing.assert_allclose(shares, [1 / 3, 1 / 3, 1 / 3, 0])


# margins, where the fault is, what it says
FAULTS = [
    ({}, "margins", "name no question"),
    ({"region": {"north": 1}}, "margins, region", "is no question"),
    ({"b4": {"privacy_governance": 1}}, "margins, b4", "is a multiple question"),
    ({"industry": INDUSTRY | {"farms": 0}}, "margins, industry, farms", "is no option"),
    ({"industry": INDUSTRY | {"retail": 0.4}}, "margins, industry", "the shares sum to 0.9"),
    ({"industry": INDUSTRY | {"retail": -0.5}}, "margins, industry, retail", "-0.5 is no share"),
    (
        {"industry": {"ict": 33.3, "professional": 33, "retail": 33}},
        "margins, industry, ict",
        "33.3 is neither a share nor a count",
    ),
    (
        {"industry": {"ict": 0.2, "professional": 0.3, "retail": 0.4, "manufacturing": 0.1}},
        "margins, industry, manufacturing",
        "has a target but no respondents",
    ),
    (
        {"industry": {"ict": 0.2, "professional": 0.8}},
        "margins, industry, retail",
        "has respondents but no target",
    ),
    (
        {"industry": {"ict": 0.2, "professional": 0.8, "retail": 0}},
        "margins, industry, retail",
        "has respondents but no target",
    ),
]


@pytest.mark.parametrize(("margins", "where", "what"), FAULTS)
def test_what_is_wrong_with_margins_is_said(ai_index, respond, margins, where, what):
    with pytest.raises(DataError) as refused:
        target_shares(respond(ai_index, FIRMS), margins)
    assert any(one.where == where and what in one.what for one in refused.value.faults)


def test_all_faults_are_said_at_once(ai_index, respond):
    margins = {"region": {"north": 1.0}, "industry": {"farms": 1.0}, "capital": {"not_given": 1.0}}
    with pytest.raises(DataError) as refused:
        target_shares(respond(ai_index, FIRMS), margins)
    assert [one.where for one in refused.value.faults] == [
        "margins, region",
        "margins, industry, farms",
        "margins, capital, up_to_100m",
        "margins, capital, over_100m",
        "margins, capital, not_given",
    ]


def test_nobody_to_weight_is_a_fault_of_every_target(ai_index, respond):
    with pytest.raises(DataError, match="has a target but no respondents"):
        target_shares(respond(ai_index, []), {"industry": INDUSTRY})


def test_margins_are_read_from_yaml(tmp_path):
    file = tmp_path / "margins.yaml"
    file.write_text("industry: {ict: 0.25, retail: 0.75}\ncapital:\n  over_100m: 1200\n")
    assert read_margins(file) == {
        "industry": {"ict": 0.25, "retail": 0.75},
        "capital": {"over_100m": 1200},
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("industry: 3\n", "margins.yaml:1: industry is not written as key: value"),
        ("industry:\n  ict: many\n", "margins.yaml:2: ict: input should be a valid number"),
        ("industry:\n  ict: .inf\n", "margins.yaml:2: ict: input should be a finite number"),
        ("- ict\n", "is not written as key: value"),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_line(tmp_path, text, said):
    file = tmp_path / "margins.yaml"
    file.write_text(text)
    with pytest.raises(DataError, match=said):
        read_margins(file)
