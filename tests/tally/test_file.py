"""A tally's file is small, the same every time, read back exactly, and refused when it is not."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from trigpoint.errors import DataError
from trigpoint.tally import file
from trigpoint.tally.file import is_tally, read_tally, write_tally
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import Invented

SIGNATURE = 8
"""Bytes before the compressed stream."""


@pytest.fixture
def written(tmp_path: Path, ai_index, random_wave) -> Path:
    path = tmp_path / "wave.tally"
    write_tally(tally_answers(random_wave(ai_index, 30)), path)
    return path


def test_what_was_written_is_read_back_to_the_last_bit(
    tmp_path, instrument, random_wave, differences
):
    for n in (0, 1, 200):
        before = tally_answers(random_wave(instrument, n), [instrument.questions[0].id])
        write_tally(before, tmp_path / "wave.tally")
        assert differences(read_tally(tmp_path / "wave.tally", instrument), before) == []


def test_the_same_tally_gives_the_same_bytes(tmp_path, ai_index, random_wave):
    paths = [tmp_path / "first.tally", tmp_path / "second.tally"]
    for path in paths:
        write_tally(tally_answers(random_wave(ai_index, 40)), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_wave_of_325_firms_in_eleven_columns_takes_under_200_kb(tmp_path, ai_index, random_wave):
    wave = random_wave(ai_index, 325)
    wave.cohorts.pop("south")
    write_tally(tally_answers(wave), tmp_path / "wave.tally")
    assert (tmp_path / "wave.tally").stat().st_size < 200_000


def test_a_tally_is_known_by_its_first_bytes(tmp_path, written):
    (tmp_path / "answers.csv").write_text("respondent,b1\n")
    assert is_tally(written)
    assert not is_tally(tmp_path / "answers.csv")
    assert not is_tally(tmp_path / "nowhere.tally")
    assert not is_tally(tmp_path)


def test_a_tally_of_another_instrument_is_refused_with_both_named(written, civic_cloud):
    with pytest.raises(
        DataError, match=r"answers to ai-index .* Allowed: answers to civic-cloud 7"
    ):
        read_tally(written, civic_cloud)


def test_a_tally_of_a_changed_instrument_is_refused(written, changed):
    with pytest.raises(DataError, match="Name the instrument that the tally was made with"):
        read_tally(written, changed)


def rewritten(path: Path, **header: object) -> None:
    """Change the header and leave the numbers."""
    content = path.read_bytes()
    line, _, body = zlib.decompress(content[SIGNATURE:]).partition(b"\n")
    line = json.dumps({**json.loads(line), **header}).encode()
    path.write_bytes(content[:SIGNATURE] + zlib.compress(line + b"\n" + body))


def test_a_tally_of_another_schema_is_refused(written, ai_index):
    rewritten(written, schema=2)
    with pytest.raises(DataError, match=r"has schema 2\. Allowed: 1"):
        read_tally(written, ai_index)


@pytest.mark.parametrize(
    "header",
    [
        {"values": 10**12},
        {"values": -1},
        {"values": "many"},
        {"columns": []},
        {"columns": [["total", "total"]] * 1000},
        {"columns": 7},
        {"instrument": None},
        {"more": 1},
    ],
)
def test_a_header_that_does_not_fit_its_numbers_is_refused(written, ai_index, header):
    rewritten(written, **header)
    with pytest.raises(DataError, match="damaged or cut short"):
        read_tally(written, ai_index)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.999])
def test_a_truncated_file_is_refused(written, ai_index, kept):
    content = written.read_bytes()
    written.write_bytes(content[: int(kept * len(content))])
    with pytest.raises(DataError, match="damaged or cut short"):
        read_tally(written, ai_index)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_changed_byte_is_noticed(written, ai_index, place):
    content = bytearray(written.read_bytes())
    content[int(place * len(content))] ^= 1
    written.write_bytes(content)
    with pytest.raises(DataError, match="damaged or cut short"):
        read_tally(written, ai_index)


def test_bytes_behind_the_end_are_refused(written, ai_index):
    written.write_bytes(written.read_bytes() + b"more")
    with pytest.raises(DataError, match="damaged or cut short"):
        read_tally(written, ai_index)


def test_numbers_that_no_count_can_have_are_refused(written, ai_index):
    content = written.read_bytes()
    stream = bytearray(zlib.decompress(content[SIGNATURE:]))
    stream[-1] = 0xFF
    written.write_bytes(content[:SIGNATURE] + zlib.compress(stream))
    with pytest.raises(DataError, match="damaged or cut short"):
        read_tally(written, ai_index)


def test_a_file_that_unpacks_without_end_is_refused_before_it_fills_memory(
    written, ai_index, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(file, "_MAX_BYTES", 1 << 20)
    written.write_bytes(written.read_bytes()[:SIGNATURE] + zlib.compress(bytes(1 << 21)))
    with pytest.raises(DataError, match="damaged or cut short"):
        read_tally(written, ai_index)


def test_a_file_that_is_no_tally_is_refused(tmp_path, ai_index):
    (tmp_path / "other.tally").write_bytes(b"PAR1 and so on")
    with pytest.raises(DataError, match="is no tally"):
        read_tally(tmp_path / "other.tally", ai_index)


def test_a_file_that_is_not_there_is_refused(tmp_path, ai_index):
    with pytest.raises(DataError, match=r"nowhere\.tally: cannot be read"):
        read_tally(tmp_path / "nowhere.tally", ai_index)


def test_that_answers_are_invented_is_read_back(tmp_path, ai_index, random_wave, differences):
    counted = tally_answers(random_wave(ai_index, 30))
    note = Invented({"zh-Hant": "虛構的企業", "en": "Invented firms"}, ("te4",))
    write_tally(replace(counted, invented=note), tmp_path / "wave.tally")
    read = read_tally(tmp_path / "wave.tally", ai_index)
    assert read.invented == note
    assert differences(replace(read, invented=None), counted) == []


def test_of_real_answers_the_file_says_nothing_of_that(written):
    stream = zlib.decompress(written.read_bytes()[SIGNATURE:])
    assert "invented" not in json.loads(stream.partition(b"\n")[0])
