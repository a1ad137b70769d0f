"""The site as real processes on either database, and visitors who answer at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from load import postgres
from load.postgres import Cluster
from load.sheets import Sheet, sheets
from load.site import Site, site
from trigpoint import load_instrument


@dataclass
class Running:
    """A site that is being served; its cluster, where it has one."""

    site: Site
    cluster: Cluster | None = None


@pytest.fixture(scope="session")
def on_postgresql() -> Iterator[Running]:
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.cluster() as cluster, site(cluster.url) as served:
        yield Running(served, cluster)


@pytest.fixture(scope="session")
def on_sqlite() -> Iterator[Running]:
    with site() as served:
        yield Running(served)


@pytest.fixture(params=["on_postgresql", "on_sqlite"])
def running(request) -> Running:
    """The site on each database in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def answers() -> list[Sheet]:
    """What visitors have in mind."""
    return sheets(load_instrument("ai-index"), 12)
