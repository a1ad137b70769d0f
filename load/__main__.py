"""Puts the site under load and prints how it bears it: ``python -m load``, about five minutes."""

from __future__ import annotations

import asyncio
import math
import os
import sys
import time
from collections.abc import Iterator, Sequence
from statistics import mean

import trigpoint
from load import postgres
from load.crowd import Crowd, Pace, crowd
from load.kept import lost
from load.processes import worked
from load.sheets import pages, sheets
from load.site import Site, site

CORES = 2
INSTRUMENT = "ai-index"
DIFFERENT = 40
"""Sheets of answers, taken in turn."""

RATE, SECONDS, BOUND = 50, 60, 0.3
"""On PostgreSQL: page saves a second, for so long, with 99 of 100 done within so many seconds."""

RAISED, RAISED_SECONDS, HIGHEST = 10, 15, 200
"""For the ceiling the rate is raised by so much, each time for so long, no further than this."""

SMALL_RATE, SMALL_BOUND = 20, 0.1
"""The same on SQLite."""

HEAD = f"{'':10}{'number':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'most ms':>9}"


def main() -> int:
    """Both databases in turn; 1 where a target is missed or an answer lost."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    _say(f"{CORES} cores for the site, its database and the visitors; {_busy()}")
    with postgres.cluster() as cluster, site(cluster.url) as served:
        good = [_held(served, "PostgreSQL", _pace(RATE, SECONDS), BOUND)]
        _ceiling(served)
    with site() as served:
        good.append(_held(served, "SQLite", _pace(SMALL_RATE, SECONDS), SMALL_BOUND))
    _say(f"\nAt the end {_busy()}.")
    return 0 if all(good) else 1


def _pace(rate: float, seconds: float) -> Pace:
    instrument = trigpoint.load_instrument(INSTRUMENT)
    drawn = tuple(sheets(instrument, DIFFERENT))
    return Pace(rate, seconds, drawn, mean(pages(instrument, one) for one in drawn))


def _held(served: Site, name: str, pace: Pace, bound: float) -> bool:
    """One run at a set rate, told in full; whether it is as it should be."""
    _say(f"\n{name}: {pace.rate} page saves a second for {pace.seconds} s\n{HEAD}")
    before = _worked(served)
    came = asyncio.run(crowd(served, pace))
    for line in _lines(came):
        _say(line)
    each = (
        1000 * (now - then) / len(came.visitors)
        for now, then in zip(_worked(served), before, strict=True)
    )
    _say("processor ms for each visitor: site {:.0f}, visitor {:.0f}".format(*each))
    gone = lost(served, came.visitors)
    answers = sum(len(one.saved) for one in came.visitors)
    _say(f"errors: {len(came.errors)} {came.errors[:3] or ''}")
    _say(f"answers acknowledged: {answers}; not in the database: {len(gone)} {gone[:3] or ''}")
    worst = percentile(came.saves, 99)
    good = worst < bound and not came.errors and not gone
    _say(f"saves p99 {1000 * worst:.0f} ms < {1000 * bound:.0f} ms: {'met' if good else 'MISSED'}")
    return good


def _worked(served: Site) -> tuple[float, float]:
    """Processor seconds of the site and of ours, which a busy machine lengthens less."""
    assert served.server is not None
    return worked(served.server.pid), time.process_time()


def _ceiling(served: Site) -> None:
    """Raise the rate until saves take too long or fail."""
    _say(f"\nThe ceiling: {RAISED} more each time, for {RAISED_SECONDS} s")
    _say(f"{'a second':>10}{'p99 ms':>9}")
    first = _pace(RATE, SECONDS).visitors
    for rate in range(RATE + RAISED, HIGHEST + 1, RAISED):
        pace = _pace(rate, RAISED_SECONDS)
        came = asyncio.run(crowd(served, pace, first))
        first += pace.visitors
        worst = percentile(came.saves, 99)
        _say(f"{rate:10}{1000 * worst:9.0f}{f'  {len(came.errors)} errors' if came.errors else ''}")
        if worst > BOUND or came.errors:
            _say(f"The ceiling is below {rate} page saves a second.")
            return


def _lines(came: Crowd) -> Iterator[str]:
    for name, taken in came.taken.items():
        figures = "".join(f"{1000 * percentile(taken, share):9.0f}" for share in (50, 95, 99, 100))
        yield f"{name:10}{len(taken):8}{figures}"


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that so many of 100 do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]


def _busy() -> str:
    """Others at work on the machine make every time longer."""
    return "load " + " ".join(f"{one:.1f}" for one in os.getloadavg())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
