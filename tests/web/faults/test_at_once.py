"""What several windows, several people and several machines do at the same moment."""

from __future__ import annotations

import asyncio
import subprocess
from dataclasses import replace

import pytest

from load import postgres
from load.kept import lost
from load.site import TRIGPOINT, Site
from tests.web.faults.visiting import at_once, go_on, visitors

pytestmark = pytest.mark.slow


def test_two_windows_save_two_pages_and_both_are_kept(running, answers):
    async def all_of_it() -> None:
        crowd = visitors(running.site, answers)
        for one in crowd:
            await one.begin()
            await one.show()
            await one.save()
            await one.show()
        other = [replace(one, saved={}, pending={}) for one in crowd]
        for one in other:
            await one.save()
            await one.show()
        await at_once(*(one.save() for one in [*crowd, *other]))
        for one, two in zip(crowd, other, strict=True):
            one.saved |= two.saved
        assert lost(running.site, crowd) == []

    asyncio.run(all_of_it())


def test_sent_twice_at_the_same_moment_it_is_one_answer_and_one_report(running, answers):
    async def all_of_it() -> None:
        crowd = visitors(running.site, answers)
        for one in crowd:
            await one.begin()
            await one.show()
            while one.has_questions:
                await one.save()
                await one.show()
            await one.go_to_end()
            one.finishing, seen_no_response = True, replace(one, cookies=dict(one.cookies))
            sent = await at_once(*(one.send(one.company()) for _ in range(3)))
            one.submitted = True
            assert {(each.status, each.location) for each in sent} == {
                (302, f"/report/{one.participation}/")
            }
            await seen_no_response.show(f"/report/{one.participation}/")
        assert lost(running.site, crowd) == []

    asyncio.run(all_of_it())


def test_reports_as_pdf_are_whole_when_many_are_asked_for(running, answers):
    async def all_of_it() -> None:
        crowd = visitors(running.site, answers[:4])
        await at_once(*(go_on(one) for one in crowd))
        wanted = [one.ask("GET", f"{one.path}report.pdf") for one in crowd * 3]
        for response in await at_once(*wanted):
            assert response.status == 200
            assert response.body.startswith(b"%PDF")
            assert response.body.rstrip().endswith(b"%%EOF")

    asyncio.run(all_of_it())


def test_a_migration_started_on_two_machines_runs_once(tmp_path):
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.cluster(postgres.QUICK) as cluster:
        environment = Site(tmp_path, cluster.url).environment
        command = [TRIGPOINT, "web", "migrate", "--verbosity=0"]
        both = [subprocess.Popen(command, env=environment) for _ in range(2)]
        assert [one.wait(120) for one in both] == [0, 0]
        missing = [TRIGPOINT, "web", "migrate", "--check"]
        assert subprocess.run(missing, env=environment).returncode == 0
