"""Runs the whole benchmark and prints it: ``python -m bench``, about six minutes on two cores."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version

from bench.commands import command_seconds, wave_of_2023
from bench.reports import report_times
from bench.run import Job, Taken, alike, taken

MILLION = 1_000_000
CORES = 2
OURS = ("in_trigpoint:answers", "in_trigpoint:answers_in_threads")
WAYS = (
    "in_trigpoint:tally",
    "in_pandas:category_key",
    "in_pandas:category_key_at_once",
    "in_pandas:whole_key",
    "in_pandas:two_keys",
    "in_pandas:crosstab_tenth",
    "in_polars:one_key_streaming",
    "in_polars:one_key",
    "in_polars:two_keys",
    "in_polars:bits",
    "in_duckdb:by_table",
    "in_duckdb:union",
    "in_duckdb:grouping_sets",
)
FILE = ("in_trigpoint:from_file", "in_polars:from_file", "in_duckdb:from_file")
HEAD = f"{'':34}{'seconds':>8}{'CPU s':>8}{'times':>7}{'MB':>7}  same  how"


@dataclass(frozen=True)
class Target:
    """What is to be reached, and what was measured."""

    name: str
    measured: float
    bound: float
    at_least: bool = False

    def line(self) -> str:
        """The target, the figure and whether it is met."""
        met = self.measured >= self.bound if self.at_least else self.measured <= self.bound
        sign = ">=" if self.at_least else "<="
        verdict = "met" if met else "MISSED"
        return f"{self.name:52}{self.measured:9.2f}  {sign} {self.bound:<6g} {verdict}"


def main() -> None:
    """Every part in turn, then the targets."""
    start = time.perf_counter()
    _use_two_cores()
    _say(_machine())
    for rows in (MILLION, 10 * MILLION):
        made = taken(Job("jobs:data", rows, warm_up=0, runs=1))
        _say(f"Answers of {rows:,} respondents made or found: {made.seconds:.1f} s")
    taken(Job("jobs:codes", MILLION, warm_up=0, runs=1))
    targets = [*_tables(), *_file(), *_coding(), *_commands(), *_reports()]
    _say("\nTargets")
    for target in targets:
        _say(target.line())
    _say(f"\nAll in {time.perf_counter() - start:.0f} s; {_load()}.")


def _tables() -> list[Target]:
    _say(
        f"\nSixty weighted tables of 1 M respondents by 9 columns, from codes in memory\n"
        "Per cell and base: n, sum of weights, sum of squared weights. Median of 3 runs after one\n"
        "to warm up. 'times': how many times as long as the faster of the first two lines.\n"
        f"'same': whether every number is that of the first line.\n{HEAD}"
    )
    own = [taken(Job(f"ways.{way}", MILLION)) for way in OURS]
    ours = min(own, key=lambda one: one.seconds)
    for way, one in zip(OURS, own, strict=True):
        _say(_line(way, one, ours))
    others: dict[str, list[Taken]] = {}
    for way in WAYS:
        part = 0.1 if way.endswith("_tenth") else 1.0
        slow = Job(f"ways.{way}", MILLION, warm_up=0, runs=1, part=part)
        theirs = taken(slow if part < 1 else Job(f"ways.{way}", MILLION))
        _say(_line(way, theirs, ours))
        others.setdefault(_library(way), []).append(theirs)
    _say("crosstab is timed once on a tenth of the tables (4 singles, 2 multiples), times ten.")
    least = min(one.processor for one in own)
    for library in ("pandas", "polars", "duckdb"):
        times = min(one.processor for one in others[library]) / least
        _say(f"In processor time, which a busy machine lengthens less: {library} {times:.1f} times")
    return [
        Target(
            f"times as fast as {library} at its best",
            min(one.seconds for one in others[library]) / ours.seconds,
            bound,
            at_least=True,
        )
        for library, bound in (("pandas", 10), ("polars", 2))
    ]


def _file() -> list[Target]:
    _say(f"\nThe same from a Parquet file of text, 10 M respondents (the others: once)\n{HEAD}")
    ours = taken(Job(f"ways.{FILE[0]}", 10 * MILLION, warm_up=0))
    _say(_line(FILE[0], ours, ours))
    for way in FILE[1:]:
        theirs = taken(Job(f"ways.{way}", 10 * MILLION, warm_up=0, runs=1))
        _say(_line(way, theirs, ours))
    return [
        Target("10 M from Parquet in one pass, seconds", ours.seconds, 6),
        Target("10 M from Parquet in one pass, MB", ours.megabytes, 500),
    ]


def _coding() -> list[Target]:
    _say("\nApart")
    for name in ("text_to_codes", "dictionaries_to_codes"):
        _say(_own(f"1 M x 61 {name.replace('_', ' ')}", taken(Job(f"jobs:{name}", MILLION))))
    ranked = taken(Job("jobs:rank", 10 * MILLION, warm_up=0))
    _say(_own("10 M scored, staged, ranked", ranked))
    return [Target("10 M firms scored, staged and ranked, seconds", ranked.seconds, 10)]


def _commands() -> list[Target]:
    _say("\nWhole commands, median of 5")
    taking = command_seconds()
    for name, (seconds, processor) in taking.items():
        _say(f"{name:34}{seconds:8.2f}{processor:8.2f}")
    bounds = (0.3, 2, 2, 2)
    return [Target(n, s, b) for (n, (s, _)), b in zip(taking.items(), bounds, strict=True)]


def _reports() -> list[Target]:
    _say("\nReports, once; 1,000 firms and 10 M are those of 2023 over and over")
    _say(f"{'':46}{'seconds':>8}{'CPU s':>8}{'MB':>8}")
    taking = report_times(wave_of_2023())
    for name, one in taking.items():
        _say(f"{name:46}{one.seconds:8.2f}{one.processor:8.2f}{one.megabytes:8.0f}")
    bounds = (0.05, 60, 30, 30)
    return [Target(n, one.seconds, b) for (n, one), b in zip(taking.items(), bounds, strict=True)]


def _library(way: str) -> str:
    return way.removeprefix("in_").split(":")[0]


def _line(way: str, theirs: Taken, ours: Taken) -> str:
    name = way.removeprefix("in_").replace(":", " ").replace("_", " ")
    figures = f"{theirs.seconds:8.2f}{theirs.processor:8.2f}{theirs.seconds / ours.seconds:7.1f}"
    same = "yes" if alike(theirs, ours) else "NO"
    return f"{name:34}{figures}{theirs.megabytes:7.0f}  {same:4}  {theirs.about}"


def _own(name: str, one: Taken) -> str:
    figures = f"{one.seconds:8.2f}{one.processor:8.2f}{'':7}{one.megabytes:7.0f}"
    return f"{name:34}{figures}        {one.about}"


def _use_two_cores() -> None:
    """Keep this process and its children on two cores, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def _machine() -> str:
    libraries = ("numpy", "pyarrow", "pandas", "polars", "duckdb")
    versions = ", ".join(f"{library} {version(library)}" for library in libraries)
    return f"{CORES} cores, Python {sys.version.split()[0]}, {versions}; {_load()}"


def _load() -> str:
    """Others at work on the machine make every time longer; the ratios suffer less."""
    return "load " + " ".join(f"{load:.1f}" for load in os.getloadavg())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
