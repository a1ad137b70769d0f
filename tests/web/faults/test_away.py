"""A database that is away: it is said so, in the page's language, and one can send again."""

from __future__ import annotations

import asyncio

import pytest

from load.http import Failed
from load.kept import lost
from tests.web.faults.test_killed import of_the_workers
from tests.web.faults.visiting import go_on, visitors

pytestmark = pytest.mark.slow


def test_a_page_says_that_it_comes_back_and_can_be_sent_once_more(on_postgresql, answers):
    async def all_of_it() -> None:
        [visitor] = visitors(on_postgresql.site, answers[:1])
        await visitor.begin()
        await visitor.show()
        on_postgresql.cluster.stop()
        try:
            page = await visitor.ask("GET", visitor.path)
            english = await visitor.ask("GET", f"/en{visitor.path}")
            with pytest.raises(Failed, match="503"):
                await visitor.save()
        finally:
            on_postgresql.cluster.start()
        assert (page.status, english.status) == (503, 503)
        assert "請" in page.text
        assert 'lang="zh-Hant-TW"' in page.text
        assert "Back in a moment" in english.text
        await visitor.save()
        await go_on(visitor)
        assert lost(on_postgresql.site, [visitor]) == []

    asyncio.run(all_of_it())


def test_a_worker_that_starts_meanwhile_serves_as_soon_as_it_is_back(on_postgresql, answers):
    async def all_of_it() -> None:
        crowd = visitors(on_postgresql.site, answers)
        on_postgresql.cluster.stop()
        try:
            for _ in range(2):
                of_the_workers(on_postgresql)
            assert on_postgresql.site.asked("/readyz") == 503
        finally:
            on_postgresql.cluster.start()
        for one in crowd:
            await go_on(one)
        assert lost(on_postgresql.site, crowd) == []

    asyncio.run(all_of_it())
