"""What reports are timed at: a company's PDF, a thousand of them, and the annual report."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import numpy as np

from trigpoint.reports.company import Companies, company_report, ready_companies
from trigpoint.reports.pdf import pdf_bytes
from trigpoint.reports.source import wave_source
from trigpoint.tally.file import write_tally
from trigpoint.tally.model import Tally, add_tallies
from trigpoint.wave.open import open_wave

FIRMS = 10_000_000
COMPANIES = 1_000
_TRIGPOINT = Path(sys.executable).with_name("trigpoint")


@dataclass(frozen=True)
class Taken:
    """What a piece of work took; ``megabytes`` is the peak of its largest process."""

    seconds: float
    processor: float
    megabytes: float


def report_times(wave: Path) -> dict[str, Taken]:
    """Each piece of work on the shipped wave, or on firms made from it, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        return {
            "a company's PDF, once warm": _one_pdf(wave),
            f"trigpoint company --all, {COMPANIES:,} PDFs": _all(wave, made / "companies"),
            "trigpoint report, 325 firms, all formats": _report(wave, made / "annual"),
            f"trigpoint report, {FIRMS:,} firms, tally": _report(
                _large_tally(wave, made / "large.tally"), made / "large"
            ),
        }


def _one_pdf(wave: Path) -> Taken:
    """The median over the firms of the wave, in this process; the first three warm it up."""
    companies = ready_companies(open_wave(wave), "zh-Hant")
    wall, processor = zip(*_each(companies, 63), strict=True)
    return Taken(median(wall[3:]), median(processor[3:]), float("nan"))


def _each(companies: Companies, count: int) -> Iterator[tuple[float, float]]:
    for respondent in islice(companies.rows, count):
        start, used = time.perf_counter(), time.process_time()
        pdf_bytes(company_report(companies, respondent))
        yield time.perf_counter() - start, time.process_time() - used


def _all(wave: Path, folder: Path) -> Taken:
    """One command for as many firms, the wave's own over and over under other ids."""
    shutil.copytree(wave, folder)
    with (wave / "answers.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for at, row in enumerate(islice(cycle(rows), COMPANIES)):
            writer.writerow([f"f{at:05}", *row[1:]])
    return _command("company", folder, "--all", folder / "reports", "--quiet")


def _report(answers: Path, out: Path) -> Taken:
    return _command("report", answers, "--out", out, "--quiet")


def _large_tally(wave: Path, target: Path) -> Path:
    """A tally of so many firms: the wave's, added to itself until there are enough."""
    one = wave_source(open_wave(wave)).tally
    doublings, rest = [one], FIRMS // int(one.size.n[0])
    while 2 ** len(doublings) <= rest:
        doublings.append(add_tallies(doublings[-1], doublings[-1]))
    parts: list[Tally] = [
        doubled for bit, doubled in enumerate(doublings) if np.bitwise_and(rest >> bit, 1)
    ]
    write_tally(add_tallies(*parts), target)
    return target


def _command(*words: object) -> Taken:
    start = time.perf_counter()
    process = subprocess.Popen([_TRIGPOINT, *map(str, words)])
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, words
    seconds = time.perf_counter() - start
    return Taken(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
