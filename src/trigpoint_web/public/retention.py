"""What is not kept for ever: each kind of thing, how long it stays, and how it goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from trigpoint_web.accounts import consent, limits
from trigpoint_web.accounts.models import Attempt, Code, Company, Link, Participation, User
from trigpoint_web.mail.models import Letter
from trigpoint_web.questionnaire.models import AnswersVersion, Draft
from trigpoint_web.waves.models import Wave

CONTACT = "contact"
"""Who agreed to this stays known by name and address, to be invited again."""


@transaction.atomic
def erase(idle: timedelta, *, dry_run: bool = False) -> dict[str, int]:
    """Erase what has had its time, and say how much of each kind went.

    ``idle`` is how long drafts, letters and accounts without answers rest. A dry run does all of it
    and takes it back.
    """
    before = timezone.now() - idle
    gone = {kind: rows.delete()[0] for kind, rows in _run_out(before)}
    gone["drafts"] = _drafts(before)
    for wave in due_waves().exclude(frozen=None):
        gone[f"links between companies and answers of {wave.slug}"] = _identities(wave)
    gone["companies that are not to be invited any more"] = _uninvited()
    gone["accounts"] = _accounts(before)
    gone["companies"] = _companies()
    if dry_run:
        transaction.set_rollback(True)
    return gone


def due_waves() -> QuerySet[Wave]:
    """The waves whose companies should no longer be linked to their answers, and still are."""
    return Wave.objects.filter(erase_identities__lte=timezone.now(), identities_erased=None)


def _run_out(before: datetime) -> Iterator[tuple[str, QuerySet]]:
    """What goes by its time alone."""
    now = timezone.now()
    yield "sessions", Session.objects.filter(expire_date__lt=now)
    yield "codes", Code.objects.filter(expires__lt=now)
    yield "attempts", Attempt.objects.filter(at__lt=now - limits.LONGEST)
    yield "links", Link.objects.filter(Q(expires__lt=now) | Q(revoked__lt=before))
    yield "letters", Letter.objects.filter(written__lt=before)


def _drafts(before: datetime) -> int:
    """Drafts that nobody touched; with one that was never handed in, who had begun it."""
    resting = Draft.objects.select_for_update().filter(saved__lt=before)
    ids = list(resting.values_list("id", flat=True))
    theirs = Participation.objects.filter(draft__in=ids)
    theirs.filter(submitted=None).delete()
    theirs.update(draft=None)
    Draft.objects.filter(id__in=ids).delete()
    return len(ids)


def _identities(wave: Wave) -> int:
    """Take the companies of a frozen wave from their answers; what is left says who, not what.

    Times go too: answers and who gave them, of the same second, would soon be put together again.
    """
    held = list(Participation.objects.select_for_update().filter(wave=wave))
    Draft.objects.filter(id__in=[one.draft for one in held if one.draft]).delete()
    stay = [one.pk for one in held if CONTACT in consent.agreed(one)]
    rows = Participation.objects.filter(wave=wave)
    rows.exclude(pk__in=stay).delete()
    Link.objects.filter(participation__in=stay).delete()
    times = {"begun": wave.opens, "submitted": wave.closes}
    rows.update(draft=None, answers=None, counted=None, company=None, **times)
    AnswersVersion.objects.filter(answers__wave=wave).update(submitted=wave.closes)
    Wave.objects.filter(pk=wave.pk).update(identities_erased=timezone.now())
    return len(held)


def _uninvited() -> int:
    """Who stayed known to be invited again, and has taken that back."""
    known = Participation.objects.filter(wave__identities_erased__isnull=False)
    gone = [one.pk for one in known if CONTACT not in consent.agreed(one)]
    Participation.objects.filter(pk__in=gone).delete()
    return len(gone)


def _accounts(before: datetime) -> int:
    """Accounts without any participation, of people who have not signed in of late."""
    idle = User.objects.filter(joined__lt=before, participation=None)
    idle = idle.filter(Q(last_login=None) | Q(last_login__lt=before))
    return idle.delete()[1].get(User._meta.label, 0)


def _companies() -> int:
    """Companies that nobody speaks for, has answered for, or has put in the register."""
    unknown = Company.objects.filter(domains=[], representative=None, participation=None)
    return unknown.delete()[1].get(Company._meta.label, 0)
