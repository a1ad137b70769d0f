"""kill -9 in the middle: what was acknowledged is there, nothing is half there, and one goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable

import pytest

from load.kept import lost
from tests.web.faults.visiting import go_on, interrupted, visitors

pytestmark = pytest.mark.slow


def of_the_workers(running) -> None:
    """The master starts others. All of them: a single one may just have nothing to answer."""
    killed = running.site.workers()
    for one in killed:
        os.kill(one, signal.SIGKILL)
    until = time.monotonic() + 30
    while len(set(running.site.workers()) - set(killed)) < len(killed):
        assert time.monotonic() < until
        time.sleep(0.05)


def of_the_server(running) -> None:
    """Somebody starts it again."""
    running.site.kill()
    running.site.start()


def of_the_database(running) -> None:
    """Somebody starts it again; the server stays."""
    running.cluster.kill()
    assert running.site.asked("/healthz") == 200
    assert running.site.asked("/readyz") == 503
    running.cluster.start()
    assert running.site.asked("/readyz") == 200


def answered_through(running, answers, end: Callable[..., None]) -> None:
    async def all_of_it() -> None:
        crowd = visitors(running.site, answers)
        assert not all(await interrupted(crowd, lambda: end(running)))
        assert lost(running.site, crowd) == []
        begun = {one.number: one.participation for one in crowd if one.participation}
        for one in crowd:
            await go_on(one)
        assert lost(running.site, crowd) == []
        assert begun.items() <= {one.number: one.participation for one in crowd}.items()
        assert all(f"/report/{one.participation}/" == one.path for one in crowd)

    asyncio.run(all_of_it())


@pytest.mark.parametrize("end", [of_the_workers, of_the_server])
def test_nothing_acknowledged_is_lost_by_the_end(running, answers, end):
    answered_through(running, answers, end)


def test_nothing_acknowledged_is_lost_by_the_end_of_the_database(on_postgresql, answers):
    answered_through(on_postgresql, answers, of_the_database)
