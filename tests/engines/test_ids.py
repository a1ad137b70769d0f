"""Repeated ids are found by their hashes, and believed only when the ids agree."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.engines import ids
from trigpoint.engines.ids import Ids, digests, repeated_among

TEXTS = ["a", "b", "c", "b", "d", "a"]


def blocks(texts: list[str], size: int = 2):
    for start in range(0, len(texts), size):
        some = pa.array(texts[start : start + size], pa.large_string())
        yield start, some


def rows_found(texts: list[str]) -> list[int]:
    noted = Ids(len(texts))
    for start, some in blocks(texts):
        noted.note(np.arange(start, start + len(some)), digests(some))
    return [misfit.record for misfit in repeated_among(noted.suspects(), blocks(texts))]


def test_every_row_of_a_repeated_id_is_found():
    assert rows_found(TEXTS) == [0, 1, 3, 5]


def test_ids_that_differ_are_fine():
    assert rows_found(["a", "b", "c"]) == []


def test_ids_whose_hashes_agree_by_chance_are_fine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ids, "digests", lambda texts: np.full(len(texts), 7, dtype=np.uint64))
    monkeypatch.setattr(f"{__name__}.digests", ids.digests)
    assert rows_found(["a", "b", "c"]) == []
    assert rows_found(TEXTS) == [0, 1, 3, 5]


def test_of_very_many_repeated_ids_some_are_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ids, "MAX_FAULTS", 10)
    assert 1 < len(rows_found([f"r{at}" for at in range(50)] * 2)) <= 12
    assert 1 < len(rows_found(["same"] * 100)) <= 12


def test_rows_without_an_id_repeat_nothing():
    noted = Ids(1000)
    noted.note(np.array([7]), digests(pa.array(["a"], pa.large_string())))
    assert len(noted.suspects()) == 0


NO_NUL = st.characters(exclude_characters="\0", codec="utf-8")


@given(st.lists(st.text(NO_NUL, max_size=20), min_size=1, max_size=30), st.integers(0, 30))
def test_equal_ids_have_equal_digests_wherever_they_stand_and_others_do_not(texts, start):
    whole = pa.array(texts, pa.large_string())
    found = digests(whole).tolist()
    alone = [digests(pa.array([text], pa.large_string()))[0] for text in texts]
    assert found == alone
    assert len(set(found)) == len(set(texts))
    assert digests(whole[start:]).tolist() == found[start:]


def test_ids_too_long_to_be_any_are_told_apart_by_their_beginnings():
    alike, other = ["界" * 200 + "a", "界" * 200 + "b"], "世" * 200
    found = digests(pa.array([*alike, other], pa.large_string())).tolist()
    assert found[0] == found[1] != found[2]


def test_nobody_has_no_digests():
    assert digests(pa.array([], pa.large_string())).tolist() == []
