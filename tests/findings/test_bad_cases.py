"""Waves that are odd have findings that read well, or none."""

from __future__ import annotations

import numpy as np
import pytest

from tests.findings.altered import answering, by_index, picked, within
from tests.findings.conftest import Tell
from trigpoint.responses.model import Responses
from trigpoint.sentences import numbers, plain


@pytest.mark.parametrize("firms", [0, 1, 4, 29])
def test_few_firms_say_nothing(wave: Responses, tell: Tell, firms: int) -> None:
    assert tell(picked(wave, range(firms))) == {}


def test_thirty_firms_say_something(wave: Responses, tell: Tell) -> None:
    assert "stages" in tell(picked(wave, by_index(wave)[:30]))


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_an_industry_without_firms_is_not_spoken_of(wave, tell: Tell, lang: str) -> None:
    found = tell(picked(wave, np.flatnonzero(~within(wave, "industry", "ict"))), lang=lang)
    columns = {one.cell.column for each in found.values() for one in numbers(each.title)}
    assert "ict" not in columns
    assert "professional" in columns


@pytest.mark.parametrize(
    ("lang", "low", "high"),
    [
        (
            "en",
            "All firms (100.0%) are in the Unknowing AI and Conscious AI stages",
            "No firm (0.0%) is left in the Unknowing AI and Conscious AI stages",
        ),
        (
            "zh-Hant",
            "所有企業都在Unknowing AI和Conscious AI階段（100.0%）",
            "沒有企業停留在Unknowing AI和Conscious AI階段（0.0%）",
        ),
    ],
)
def test_all_firms_in_one_stage(wave, tell: Tell, lang: str, low: str, high: str) -> None:
    ranked = by_index(wave)
    for firms, title in ((ranked[:100], low), (np.tile(ranked[-30:], 2), high)):
        found = tell(picked(wave, firms), lang=lang)["stages"]
        assert plain(found.title) == title
        assert len(found.body) == 1


def test_all_firms_alike(wave: Responses, tell: Tell) -> None:
    """One firm sixty times: without any noise what is told is certain."""
    for one in tell(picked(wave, [7] * 60)).values():
        for sentence in (one.title, *one.body):
            assert all(float(number.text) >= 0 for number in numbers(sentence))


def test_no_self_ratings(wave: Responses, tell: Tell) -> None:
    altered = wave
    for question in ("self_foundations", "self_tools", "self_risk"):
        altered = answering(altered, question, {"": 1})
    assert [plain(one)[:7] for one in tell(altered)["level"].body] == ["This is"]


def test_no_index(wave: Responses, tell: Tell) -> None:
    """Nobody answers one indicator: nothing is said of scores, the answers still speak."""
    found = tell(answering(wave, "te3", {"": 1}))
    assert not {"level", "groups", "stages"} & set(found)
    assert {"adoption", "training", "challenges"} <= set(found)
