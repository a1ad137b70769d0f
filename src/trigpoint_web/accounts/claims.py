"""Who speaks for a company, and whose answers count as the company's own.

Company numbers are public, so a typed number says nothing. Answers count once whoever gave them has
a verified address at the company's domain, or is established by the team or by a colleague. Of a
company and wave one answer counts: the database holds that, whoever comes first. Somebody who is
not verified learns nothing from any of this.
"""

from __future__ import annotations

import logging

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from trigpoint_web.accounts.emails import vouches
from trigpoint_web.accounts.models import Company, Participation, Representative, User
from trigpoint_web.accounts.models.companies import ESTABLISHED
from trigpoint_web.accounts.notices import tell, tell_colleagues
from trigpoint_web.waves.models import Wave

logger = logging.getLogger(__name__)

Standing = Representative.Standing


@transaction.atomic
def claim(participation: Participation, user: User) -> Representative:
    """Say that a verified user's submitted answers are those of the company that they named.

    They count where the user's address is at the company's domain or the user is established.
    By the domain alone one is established only for a company that nobody speaks for yet: what
    colleagues answered before is shown with their consent.
    """
    if participation.email != user.email or not participation.stands():
        raise PermissionDenied
    Wave.objects.hold()
    company = _company_of(participation)
    mine, _made = Representative.objects.get_or_create(user=user, company=company)
    at_domain = mine.standing == Standing.CLAIMED and vouches(user.email, company.domains)
    if at_domain and not Representative.established.filter(company=company).exists():
        _move(mine, Standing.BY_DOMAIN)
    if (at_domain or mine.standing in ESTABLISHED) and not _count(participation, company):
        tell(mine, "second", own=_counted(participation, company).user == user)
    return mine


@transaction.atomic
def approve(representative: Representative) -> None:
    """The team has established that somebody speaks for a company, and that it bears this name.

    Before, whoever claimed it first had named it.
    """
    company = _lock(representative.company_id)
    named = _waiting(representative).last()
    if named is not None and not company.domains:
        Company.objects.filter(pk=company.pk).update(name=named.name)
    _establish(representative, Standing.BY_TEAM)


@transaction.atomic
def refuse(representative: Representative) -> None:
    """The team does not take somebody to speak for a company: what they answered is not its own."""
    _lock(representative.company_id)
    _move(representative, Standing.REFUSED)
    theirs = Participation.objects.filter(
        user=representative.user, company=representative.company, wave__frozen=None
    )
    theirs.update(company=None, counted=None)
    tell(representative, "refused", company="")  # the name may be one that somebody else gave it


@transaction.atomic
def ask_colleagues(representative: Representative) -> None:
    """Ask those who speak for the company to let one more do so, if there are any.

    Whoever asks is told the same in either case.
    """
    if representative.standing == Standing.CLAIMED:
        tell_colleagues(representative)


@transaction.atomic
def consent_of_colleague(representative: Representative, by: User) -> None:
    """Somebody who speaks for the company lets a colleague do so too."""
    _lock(representative.company_id)
    representative.refresh_from_db()
    if representative.standing != Standing.CLAIMED or not _speaks(by, representative.company):
        raise PermissionDenied
    _establish(representative, Standing.BY_COLLEAGUE)


@transaction.atomic
def withdraw_colleague(representative: Representative, by: User) -> None:
    """Take back a colleague's consent. What the colleague answered stays the company's own."""
    company = _lock(representative.company_id)
    representative.refresh_from_db()
    if representative.standing != Standing.BY_COLLEAGUE or representative.user == by:
        raise PermissionDenied
    if not _speaks(by, company):
        raise PermissionDenied
    _move(representative, Standing.REFUSED)
    counted = Participation.objects.filter(company=company, counted__isnull=False)
    counted.filter(user=representative.user).update(user=by, email=by.email)


def _establish(representative: Representative, standing: str) -> None:
    """Move somebody to an established standing, and count what they answered for the company."""
    company = _lock(representative.company_id)
    _move(representative, standing)
    for participation in _waiting(representative):
        _count(participation, company)
    tell(Representative.objects.get(pk=representative.pk), "approved")


def _waiting(representative: Representative) -> QuerySet[Participation]:
    """What somebody answered for a company and does not count yet, the oldest first."""
    return Participation.objects.filter(
        user=representative.user,
        number=representative.company.number,
        submitted__isnull=False,
        withdrawn=None,
        counted=None,
    ).order_by("submitted")


def _company_of(participation: Participation) -> Company:
    """The company of the number, made where there is none, and held until the transaction ends."""
    company, _made = Company.objects.get_or_create(
        number=participation.number, defaults={"name": participation.name}
    )
    return _lock(company.pk)


def _lock(company_id: object) -> Company:
    """A company for one change at a time."""
    Wave.objects.hold()
    return Company.objects.select_for_update().get(pk=company_id)


def _count(participation: Participation, company: Company) -> bool:
    """Make answers the company's own; False if it has others in this wave.

    Nothing is added to a wave that is frozen.
    """
    wave = Wave.objects.get(pk=participation.wave_id)
    if participation.counted or wave.frozen:
        return True
    try:
        with transaction.atomic():
            Participation.objects.filter(pk=participation.pk, withdrawn=None).update(
                company=company, counted=timezone.now()
            )
    except IntegrityError:
        return False
    logger.info("answers count", extra={"participation": str(participation.pk)})
    return True


def _counted(participation: Participation, company: Company) -> Participation:
    return Participation.objects.get(
        wave=participation.wave, company=company, counted__isnull=False
    )


def _move(representative: Representative, standing: str) -> None:
    representative.standing = standing
    representative.since = timezone.now()
    representative.save(update_fields=["standing", "since"])
    logger.info("standing", extra={"claim": str(representative.pk), "standing": str(standing)})


def _speaks(user: User, company: Company) -> bool:
    return Representative.established.filter(user=user, company=company).exists()
