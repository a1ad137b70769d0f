from __future__ import annotations

import resource
import signal

import pyarrow as pa
import pytest

from trigpoint.errors import MachineError
from trigpoint.files import write_bytes, written_whole
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


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MachineError, match="cannot be written"):
        write_bytes(tmp_path / "nowhere" / "out.txt", b"")


@pytest.fixture
def full_disk():
    """No file may grow beyond 4 kB: what a process sees of a full disk."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, ignored)


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
