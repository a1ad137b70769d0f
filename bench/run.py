"""Runs pieces of work one after another, each in a process of its own, and keeps what they took."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """A function that prepares some work (``MODULE:NAME`` in this package), and how to time it."""

    place: str
    rows: int
    warm_up: int = 1
    runs: int = 3
    part: float = 1.0
    """The share of the whole work that this is; times are those of the whole."""


@dataclass(frozen=True)
class Taken:
    """Medians of seconds and processor seconds, peak memory of the process, the result's digests.

    ``about`` is what the work says of itself.
    """

    about: str
    seconds: float
    processor: float
    megabytes: float
    digests: Mapping[str, str]


def taken(job: Job) -> Taken:
    """Run a job. This process stays small: a child's peak begins at that of its parent."""
    arguments = [job.place, str(job.rows), str(job.warm_up), str(job.runs)]
    command = [sys.executable, "-m", "bench.child", *arguments]
    seen = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    seen["seconds"] /= job.part
    seen["processor"] /= job.part
    return Taken(**seen)


def alike(one: Taken, other: Taken) -> bool:
    """Whether two results are the same in everything that both hold."""
    both = one.digests.keys() & other.digests.keys()
    return bool(both) and all(one.digests[name] == other.digests[name] for name in both)
