"""Whether the site lives, and whether it can serve."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


@pytest.fixture
def no_database(django_db_blocker) -> Iterator[None]:
    """A database that cannot be reached: no such folder, nobody at the port."""
    kept = connections["default"]
    away = kept.copy()
    away.settings_dict |= {"NAME": "/nowhere/db", "HOST": "127.0.0.1", "PORT": "9"}
    connections["default"] = away
    with django_db_blocker.unblock():
        yield
    connections["default"] = kept


def test_the_process_says_that_it_lives_without_asking_the_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"alive\n")


def test_it_lives_while_the_database_is_away_and_is_not_ready(client: Client, no_database) -> None:
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"no database\n")


@pytest.mark.parametrize(("address", "says"), [("/", "馬上回來"), ("/en/", "Back in a moment")])
def test_a_page_says_to_come_back_while_the_database_is_away(
    client: Client, no_database, address: str, says: str
) -> None:
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert says in response.content.decode()


@pytest.mark.django_db
def test_it_is_ready_when_the_database_is_migrated(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_it_is_not_ready_while_a_migration_is_missing(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="waves").delete()
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"migrations are missing\n")
