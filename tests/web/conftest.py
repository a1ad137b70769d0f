# ruff: noqa: E402
"""What tests of the site share: its settings, and the waves that most of them start from.

Django is set up here and nowhere above: tests of the library run without it.
"""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import django
import pytest

DATA = Path(mkdtemp(prefix="trigpoint-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "trigpoint_web.settings",
    "TRIGPOINT_DEMO": "1",
    "TRIGPOINT_SECRET_KEY": "for tests",
    "TRIGPOINT_DATA": str(DATA),
}
django.setup()  # models can only be imported after it

from django.conf import settings as site
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from trigpoint_web.mail import letters
from trigpoint_web.public import demo
from trigpoint_web.waves import services
from trigpoint_web.waves.models import Benchmark, Wave

if site.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a file, as it is run: in memory, threads that write at once fail instead of waiting
    site.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(DATA / "tests.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Style sheets and scripts where the pages look for them."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def database_is_asked_for(django_db_blocker) -> Iterator[None]:
    """Nothing meets the database but tests that say so."""
    with django_db_blocker.block():
        yield


@pytest.fixture(scope="session")
def kept(django_db_setup, django_db_blocker) -> dict[str, str]:
    """The rows of what a demonstration starts with, made once: tests only put them in place."""
    with django_db_blocker.unblock(), transaction.atomic():
        current, bench = demo.wave(), demo.benchmark()
        rows = {
            "benchmark": [bench.wave.instrument, bench.wave, bench],
            "wave": [current.instrument, current],
        }
        transaction.set_rollback(True)
        return {name: serializers.serialize("json", found) for name, found in rows.items()}


def _put(rows: str) -> None:
    for row in serializers.deserialize("json", rows):
        row.save()


@pytest.fixture
def benchmark(db, kept) -> Benchmark:
    """The shipped wave of 2023, frozen, as the benchmark."""
    _put(kept["benchmark"])
    return Benchmark.objects.get()


@pytest.fixture
def wave(db, kept, request) -> Wave:
    """An open wave of the shipped instrument; with ``benchmark``, the one after it."""
    _put(kept["wave"])
    current = Wave.objects.get(slug=demo.SLUG)
    if "benchmark" in request.fixturenames:
        current.previous = request.getfixturevalue("benchmark").wave
        current.save()
    return current


@pytest.fixture(autouse=True)
def letters_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are sent as they are owed, not in a thread that outlives the test."""
    monkeypatch.setattr(letters, "aside", letters.deliver)


class Clock:
    """What the site takes the time to be; it stands still once it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def set(self, moment: datetime) -> None:
        """Make it this moment."""
        self._monkeypatch.setattr(timezone, "now", lambda: moment)

    def forward(self, **by: float) -> None:
        """Make it later by ``days``, ``minutes`` and so on; earlier where they are negative."""
        self.set(timezone.now() + timedelta(**by))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The site's clock, to be set.

    Releases are kept in memory by when they were added: a clock that stands still tells none from
    that of another test.
    """
    services._release.cache_clear()
    return Clock(monkeypatch)
