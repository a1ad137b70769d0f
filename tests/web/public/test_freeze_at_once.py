"""Freezing a wave at the very moment at which somebody does something to it.

One of the two is held up in the middle, with locks in its hands, until the other is done or waits
for it. The clock of who freezes is a second ahead: there the wave has closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread, current_thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from trigpoint_web.accounts import actions as people
from trigpoint_web.accounts import claims, consent
from trigpoint_web.accounts.models import Company, Participation, Representative, User
from trigpoint_web.public.actions import freeze
from trigpoint_web.questionnaire.actions import Closed, correct, submit
from trigpoint_web.questionnaire.models import Draft
from trigpoint_web.waves.models import Benchmark

pytestmark = pytest.mark.django_db(transaction=True)

ANN = "ann@peak.example"
NUMBER = "22099131"
FIRMS = 6
PATIENCE = 1
"""Seconds after which the one who is held up takes the other to be waiting."""

HELD = 2
"""Rows, or sets of them, that the first has locked or written when it is held up."""

LOCKS = re.compile("INSERT|UPDATE|DELETE|.* FOR (NO KEY )?UPDATE", re.DOTALL)

Deed = Callable[[Participation], Any]


def hand_in(theirs: Participation) -> Participation | None:
    return submit(
        theirs.pk, {"number": NUMBER, "name": "山峰", "email": ANN}, User.objects.for_email(ANN)
    )


def confirm(theirs: Participation) -> None:
    people.take(theirs, User.objects.for_email(ANN))


def take_up_again(theirs: Participation) -> None:
    correct(theirs.pk, "en")


def approve(theirs: Participation) -> None:
    claims.approve(Representative.objects.get())


def refuse(theirs: Participation) -> None:
    claims.refuse(Representative.objects.get())


@pytest.fixture
def firms(wave, add_firm) -> list[Participation]:
    """Firms that count, and a company whose people are known by their addresses."""
    Company.objects.create(number=NUMBER, name="山峰", domains=["peak.example"])
    return [add_firm() for _ in range(FIRMS)]


@pytest.fixture
def begun(firms, wave, sheets) -> Participation:
    """Somebody of that company who has filled in every page."""
    draft = Draft.objects.create(
        wave=wave, instrument=wave.instrument, language="en", sheet=next(sheets)
    )
    theirs = Participation.objects.create(
        wave=wave, draft=draft.pk, user=User.objects.for_email(ANN)
    )
    consent.record(theirs, ["report", "benchmark"], "en")
    return theirs


@pytest.fixture
def handed_in(firms, add_firm) -> Participation:
    """Somebody of that company who has handed in, and confirms the address next."""
    theirs = add_firm(counted=False)
    Participation.objects.update(company=None)
    Participation.objects.filter(pk=theirs.pk).update(number=NUMBER, email=ANN, user=None)
    theirs.refresh_from_db()
    return theirs


@pytest.fixture
def waiting(handed_in) -> Participation:
    """Somebody else, who waits for the team."""
    Company.objects.update(domains=[])
    confirm(handed_in)
    return Participation.objects.get(pk=handed_in.pk)


@pytest.fixture
def counted(handed_in) -> Participation:
    """Somebody whose answers count."""
    confirm(handed_in)
    return Participation.objects.get(pk=handed_in.pk)


@pytest.mark.parametrize("freeze_first", [True, False])
@pytest.mark.parametrize(
    ("who", "deed"),
    [
        ("begun", hand_in),
        ("handed_in", confirm),
        ("counted", take_up_again),
        ("waiting", approve),
        ("counted", refuse),
    ],
)
def test_either_waits_for_the_other_and_what_counts_is_in_the_benchmark(
    wave, monkeypatch, request, who, deed, freeze_first
):
    theirs = request.getfixturevalue(who)
    clocks = {"freeze": wave.closes, "deed": wave.closes - timedelta(seconds=1)}
    monkeypatch.setattr(timezone, "now", lambda: clocks[current_thread().name])
    both = [("freeze", lambda: freeze(wave.slug)), ("deed", lambda: deed(theirs))]
    came = at_once(*(both if freeze_first else reversed(both)))
    monkeypatch.undo()
    assert isinstance(came["freeze"], Benchmark), came
    assert isinstance(came["deed"], Participation | None | Closed), came
    if deed is hand_in:
        final = Participation.objects.filter(pk=theirs.pk, answers__isnull=False)
        assert final.exists() == isinstance(came["deed"], Participation)
    count = Participation.objects.filter(wave=wave, counted__isnull=False)
    assert came["freeze"].base == count.count()


def at_once(*deeds: tuple[str, Callable[[], Any]]) -> dict[str, Any]:
    """Do some of the first, then the second, then the rest of the first; what came of each."""
    came: dict[str, Any] = {}
    there, done = Event(), Event()
    taken: list[str] = []

    def hold(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found = execute(sql, *rest)
        if LOCKS.match(sql):
            taken.append(sql)
            if len(taken) == HELD:
                there.set()
                done.wait(PATIENCE)
        return found

    def do(name: str, deed: Callable[[], Any]) -> None:
        try:
            came[name] = deed()
        except Exception as fault:
            came[name] = fault
        finally:
            connection.close()

    def first(name: str, deed: Callable[[], Any]) -> None:
        with connection.execute_wrapper(hold):
            do(name, deed)
        there.set()

    def second(name: str, deed: Callable[[], Any]) -> None:
        there.wait()
        do(name, deed)
        done.set()

    threads = [
        Thread(target=what, name=name, args=(name, deed))
        for what, (name, deed) in zip((first, second), deeds, strict=True)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return came
