"""``trigpoint web migrate``: Django's own, one at a time, whoever else has started it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

LOCK = 7_436_201
"""The number that all of ours ask PostgreSQL for; it has no other meaning."""


class Command(migrate.Command):
    """Migrates once no other does."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Wait, then do what is still to be done."""
        with _alone(connections[options["database"]]):
            super().handle(*args, **options)


@contextmanager
def _alone(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Hold PostgreSQL's lock; it goes with the connection. SQLite is for one machine alone."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
