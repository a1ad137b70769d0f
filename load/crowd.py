"""Many visitors at a steady rate of page saves, each with a whole questionnaire.

A page is saved quietly while it is filled in, as its script does, and once more as it is left.

Saves are spread evenly over every second. Each is due at a set time, whatever the one before took,
and its time is counted from then: a site that falls behind cannot slow down those who measure it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field

from load.http import Failed
from load.sheets import Sheet
from load.site import Site
from load.visitor import Visitor

STEP = 1.0
"""Seconds from one save of a visitor to the next."""

SPREAD = (5**0.5 - 1) / 2
"""Of a step: each visitor begins so much later in it than the one before. By the golden ratio no
two save at the same moment of every step, whatever their rate."""

QUIET = 2
"""Quiet saves of a page before it is left: about every second answer."""

PDF_EVERY = 10
"""One visitor in so many saves the report as a PDF. It takes a fifth as long as all else that a
visitor does: saved by every one of them, it would be measured, and not how pages are saved."""

PATIENCE = 30
"""Seconds after which visitors whom a site that fell behind keeps waiting are sent away."""


@dataclass(frozen=True, slots=True)
class Pace:
    """So many page saves a second for so long, of sheets that fill so many pages on average.

    Each page is saved quietly so many times, and as it is left.
    """

    rate: float
    seconds: float
    sheets: tuple[Sheet, ...]
    pages: float
    quiet: int = QUIET

    @property
    def saves(self) -> float:
        """How often a visitor saves."""
        return self.pages * (self.quiet + 1)

    @property
    def warm_up(self) -> float:
        """Seconds until as many visitors are there as will be."""
        return (self.saves + 1) * STEP

    @property
    def visitors(self) -> int:
        """How many begin in all."""
        return int((self.warm_up + self.seconds) * self.rate / self.saves)


@dataclass
class Crowd:
    """What came of it. ``taken`` are seconds by what was done, in the time that counts."""

    pace: Pace
    begun: float = field(default_factory=time.perf_counter)
    visitors: list[Visitor] = field(default_factory=list)
    taken: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def saves(self) -> list[float]:
        """The seconds of all saves, quiet and as a page is left."""
        return [*self.taken.get("keep", ()), *self.taken.get("save", ())]

    async def timed(self, name: str, due: float, done: Awaitable[None]) -> None:
        """Note how long after it was due something is done."""
        await done
        counts_from = self.begun + self.pace.warm_up
        if counts_from <= due < counts_from + self.pace.seconds:
            self.taken.setdefault(name, []).append(time.perf_counter() - due)


async def crowd(site: Site, pace: Pace, first: int = 0) -> Crowd:
    """Let them come, numbered from ``first``, and see them out."""
    came = Crowd(pace)
    for at in range(pace.visitors):
        sheet = pace.sheets[at % len(pace.sheets)]
        came.visitors.append(Visitor(site.port, sheet, first + at))
    between = pace.saves / pace.rate
    visits = [
        _visit(one, came, at * between + at * SPREAD % STEP) for at, one in enumerate(came.visitors)
    ]
    _, late = await asyncio.wait(
        [asyncio.create_task(one) for one in visits],
        timeout=pace.warm_up * 2 + pace.seconds + PATIENCE,
    )
    for one in late:
        one.cancel()
    came.errors += ["a visitor did not come to the end in time"] * len(late)
    return came


async def _visit(visitor: Visitor, came: Crowd, begins: float) -> None:
    """From the start to the report, and now and then its PDF, a page at a time."""
    try:
        due = await _wait(came.begun + begins)
        await came.timed("begin", due, visitor.begin())
        await visitor.show()
        while visitor.has_questions:
            for change in range(1, came.pace.quiet + 1):
                due = await _wait(due + STEP)
                await came.timed("keep", due, visitor.keep(change))
            due = await _wait(due + STEP)
            await came.timed("save", due, visitor.save())
            await came.timed("page", time.perf_counter(), visitor.show())
        due = await _wait(due + STEP)
        await visitor.go_to_end()
        await came.timed("hand in", due, visitor.finish())
        await came.timed("report", time.perf_counter(), visitor.show())
        if visitor.number % PDF_EVERY == 0:
            await came.timed("PDF", time.perf_counter(), visitor.save_pdf())
    except Failed as error:
        came.errors.append(str(error))


async def _wait(until: float) -> float:
    """Until a moment, which may be past."""
    await asyncio.sleep(max(0.0, until - time.perf_counter()))
    return until
