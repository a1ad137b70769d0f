"""A backup that is put back: everything is there again, and whoever was answering goes on.

The steps are those of ``docs/how-to/deploy.md``.
"""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import pytest

from load import postgres
from load.postgres import Cluster
from load.sheets import sheets
from load.site import Site, site
from load.visitor import Visitor
from tests.web.faults.visiting import go_on, visitors
from trigpoint import load_instrument

pytestmark = pytest.mark.slow

EVERY_ROW = """
    select c.relname, xpath('//row/text()', query_to_xml(
        format('select md5(string_agg(x::text, ''|'' order by x::text)) as row from %I x', relname),
        false, true, ''))::text
    from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1
"""
"""Every table with a digest of all that is in it."""


def run(cluster: Cluster, program: str, *arguments: str) -> str:
    found = postgres.programs()
    assert found is not None
    command = [str(found / program), f"--host={cluster.folder}", f"--username={postgres.USER}"]
    done = subprocess.run([*command, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def everything(cluster: Cluster) -> str:
    return run(cluster, "psql", "--no-align", "--tuples-only", "-c", EVERY_ROW, postgres.USER)


async def report_of(visitor: Visitor) -> int:
    response = await visitor.ask("GET", f"/report/{visitor.participation}/")
    return response.status


async def answered(site_: Site) -> tuple[Visitor, Visitor]:
    """One who has come to the report, and one in the middle of the pages."""
    done, begun = visitors(site_, sheets(load_instrument("ai-index"), 2))
    await go_on(done)
    await begun.begin()
    await begun.show()
    await begun.save()
    return done, begun


def test_a_database_that_was_lost_is_as_it_was_and_so_are_sessions(tmp_path: Path):
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    dump = str(tmp_path / "trigpoint.dump")
    with postgres.cluster(postgres.QUICK) as cluster, site(cluster.url) as served:
        done, begun = asyncio.run(answered(served))
        served.stop()
        before = everything(cluster)
        run(cluster, "pg_dump", "--format=custom", f"--file={dump}", postgres.USER)
        run(cluster, "dropdb", postgres.USER)
        run(cluster, "createdb", postgres.USER)
        run(
            cluster,
            "pg_restore",
            "--exit-on-error",
            "--no-owner",
            f"--dbname={postgres.USER}",
            dump,
        )
        assert everything(cluster) == before
        assert before.count("\n") > 15
        served.web("check", "--deploy", "--fail-level=ERROR")
        served.web("migrate", "--check")
        served.start()
        assert asyncio.run(report_of(done)) == 200
        asyncio.run(go_on(begun))
        assert asyncio.run(report_of(begun)) == 200
