"""Repeated ids are found by their hashes, and believed only when the ids agree."""

from __future__ import annotations

import numpy as np
import pytest

from trigpoint.engines import ids
from trigpoint.engines.ids import Ids, repeated_among

TEXTS = ["a", "b", "c", "b", "d", "a"]


def blocks(texts: list[str], size: int = 2):
    for start in range(0, len(texts), size):
        some = np.array(texts[start : start + size], dtype=object)
        yield np.arange(start, start + len(some)), some


def rows_found(texts: list[str]) -> list[int]:
    noted = Ids(len(texts))
    for rows, some in blocks(texts):
        noted.note(rows, some)
    return [misfit.record for misfit in repeated_among(noted.suspects(), blocks(texts))]


def test_every_row_of_a_repeated_id_is_found():
    assert rows_found(TEXTS) == [0, 1, 3, 5]


def test_ids_that_differ_are_fine():
    assert rows_found(["a", "b", "c"]) == []


def test_ids_whose_hashes_agree_by_chance_are_fine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ids, "_hashed", lambda texts: np.full(len(texts), 7, dtype=np.int64))
    assert rows_found(["a", "b", "c"]) == []
    assert rows_found(TEXTS) == [0, 1, 3, 5]


def test_of_very_many_repeated_ids_some_are_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ids, "MAX_FAULTS", 10)
    assert 1 < len(rows_found([f"r{at}" for at in range(50)] * 2)) <= 12
    assert 1 < len(rows_found(["same"] * 100)) <= 12


def test_rows_without_an_id_repeat_nothing():
    noted = Ids(1000)
    noted.note(np.array([7]), np.array(["a"], dtype=object))
    assert len(noted.suspects()) == 0
