"""Processes as Linux tells of them: who started whom, who is gone, how long each has worked."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def children(process: int) -> list[int]:
    """The processes that a process has started and that are still there."""
    return [
        int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()
    ]


def gone(processes: Iterable[int], patience: float) -> None:
    """Wait until processes have ended."""
    until = time.monotonic() + patience
    while any(Path(f"/proc/{one}").exists() for one in processes):
        if time.monotonic() > until:
            raise TimeoutError("processes are still there")
        time.sleep(0.05)


def worked(process: int) -> float:
    """Processor seconds of a process, of those it has started, and of those that are gone."""
    seconds = 0.0
    with suppress(FileNotFoundError, ProcessLookupError):
        after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        seconds = sum(map(int, after_name[11:15])) / os.sysconf("SC_CLK_TCK")
        seconds += sum(worked(one) for one in children(process))
    return seconds
