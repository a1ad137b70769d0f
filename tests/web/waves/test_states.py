"""How far a wave has come, and which wave the site is about."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from trigpoint_web.waves import services
from trigpoint_web.waves.models import Wave

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("edge", "off", "state"),
    [
        ("opens", -SECOND, "upcoming"),
        ("opens", 0 * SECOND, "open"),
        ("closes", -SECOND, "open"),
        ("closes", 0 * SECOND, "closed"),
    ],
)
def test_a_wave_is_open_from_its_first_moment_up_to_but_not_including_its_end(
    wave: Wave, clock, edge: str, off: timedelta, state: str
) -> None:
    clock.set(getattr(wave, edge) + off)
    assert wave.state() == state
    assert wave.is_open() == (state == "open")


def test_a_frozen_wave_is_never_open(wave: Wave) -> None:
    wave.frozen = timezone.now()
    assert wave.state() == "frozen"


@pytest.fixture
def three(make_folder) -> dict[int, Wave]:
    """A wave in each September of three years."""
    return {
        year: services.register(make_folder(str(year), date(year, 9, 1), date(year, 9, 30)))
        for year in (2030, 2031, 2032)
    }


@pytest.mark.parametrize(
    ("today", "year", "is_open"),
    [
        ("2029-01-01", 2030, False),
        ("2030-09-15", 2030, True),
        ("2030-12-01", 2031, False),
        ("2032-09-30", 2032, True),
        ("2033-01-01", 2032, False),
    ],
)
def test_the_site_is_about_the_open_wave_or_the_next_or_the_last(
    three, clock, today: str, year: int, is_open: bool
) -> None:
    moment = datetime.fromisoformat(f"{today}T12:00+08:00")
    clock.set(moment)
    assert Wave.objects.shown() == three[year]
    assert services.open_wave() == (three[year] if is_open else None)


def test_before_any_wave_there_is_none() -> None:
    assert Wave.objects.shown() is None
    assert services.open_wave() is None
