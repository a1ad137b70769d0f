"""Visitors who answer until the site fails them, and go on where they were once it is back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import count

from load.http import Failed
from load.sheets import Sheet
from load.site import Site
from load.visitor import Visitor

numbers = count(1)


def visitors(site: Site, answers: Sequence[Sheet]) -> list[Visitor]:
    """One visitor for each sheet, each from an address of its own."""
    return [Visitor(site.port, sheet, next(numbers)) for sheet in answers]


async def go_on(visitor: Visitor) -> None:
    """From wherever one is to the report."""
    if not visitor.participation:
        await visitor.begin()
    await visitor.show()
    while visitor.has_questions:
        await visitor.save()
        await visitor.show()
    await visitor.go_to_end()
    if visitor.path.endswith("/finish/"):
        await visitor.finish()
        await visitor.show()


async def go_on_if_one_can(visitor: Visitor) -> bool:
    """The same, as far as the site lets one; whether it did to the end."""
    try:
        await go_on(visitor)
    except Failed:
        return False
    return True


async def interrupted(crowd: Sequence[Visitor], interrupt: Callable[[], None]) -> list[bool]:
    """Let all of them answer, and something happen in the middle; who came to the end by then."""
    going = [asyncio.create_task(go_on_if_one_can(one)) for one in crowd]
    while sum(len(one.saved) for one in crowd) < 6 * len(crowd):
        await asyncio.sleep(0.01)
    await asyncio.to_thread(interrupt)
    return await asyncio.gather(*going)


async def at_once(*requests: Awaitable) -> list:
    """What comes of requests that are made at the same time."""
    return await asyncio.gather(*requests)
