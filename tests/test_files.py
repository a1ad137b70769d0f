from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pytest

from trigpoint.errors import MachineError
from trigpoint.files import make_folder, write_bytes, written_whole
from trigpoint.rows import ENDINGS, write_rows


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_no_half_of_the_new_one(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")

    def breaks_off(beside):
        beside.write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError), written_whole(target) as beside:
        breaks_off(beside)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_made_with_those_it_is_in_unless_a_file_is_in_the_way(tmp_path):
    for _ in range(2):
        make_folder(tmp_path / "outer" / "inner")
    assert (tmp_path / "outer" / "inner").is_dir()
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(MachineError, match="taken: cannot be made"):
        make_folder(tmp_path / "taken")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MachineError, match="cannot be written"):
        write_bytes(tmp_path / "nowhere" / "out.txt", b"")


def test_the_longest_name_that_a_folder_takes_can_be_written(tmp_path):
    target = tmp_path / ("x" * 255)
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    with pytest.raises(MachineError, match="too long"):
        write_bytes(tmp_path / ("x" * 256), b"new")


def test_a_link_is_followed(tmp_path):
    target, link = tmp_path / "out.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert target.read_bytes() == b"new"
    assert link.is_symlink()


def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_bytes(pipe, b"new")
    assert os.read(reader, 100) == b"new"
    os.close(reader)
    assert list(tmp_path.iterdir()) == [pipe]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no full device")
def test_a_device_that_is_full_is_the_machines_fault_and_stays_a_device():
    full = Path("/dev/full")
    with pytest.raises(MachineError, match="/dev/full: cannot be written"):
        write_bytes(full, b"new")
    assert full.is_char_device()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_is_the_machines_fault_and_leaves_nothing(tmp_path, full_disk, ending):
    rows = pa.table({"n": [str(number * 7919) for number in range(20_000)]})
    with pytest.raises(MachineError, match="cannot be written"):
        write_rows(rows, tmp_path / f"rows{ending}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_rows_give_the_same_bytes(tmp_path, ending):
    rows = pa.table({"name": ["甲", None], "n": [1.5, None]})
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    write_rows(rows, first)
    write_rows(rows, second)
    assert first.read_bytes() == second.read_bytes()
