"""What a company does with its participation: it withdraws it, or asks that it counts."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from trigpoint_web.accounts import claims
from trigpoint_web.accounts.models import Link, Participation
from trigpoint_web.company.standing import claim_of
from trigpoint_web.mail.letters import owe
from trigpoint_web.questionnaire.models import Answers, AnswersVersion
from trigpoint_web.waves.models import Wave


@transaction.atomic
def withdraw(participation: Participation) -> bool:
    """Withdraw answers. True where they are erased, False where a frozen wave keeps them.

    A frozen wave's figures stand; of what counted there all that links the company and its answers
    is erased, the time of both too, after which nobody can tell whose they were. Links to the
    report open nothing any more.
    """
    Wave.objects.hold()
    wave = Wave.objects.get(pk=participation.wave_id)
    held = Participation.objects.select_for_update().filter(pk=participation.pk).first()
    if held is None:
        return False
    if wave.frozen and held.counted:
        AnswersVersion.objects.filter(answers=held.answers).update(submitted=wave.closes)
        held.delete()
        return False
    Answers.objects.filter(pk=held.answers).delete()  # and a correction of them that was begun
    Link.objects.filter(participation=held).delete()
    held.draft = held.answers = held.counted = None
    held.withdrawn = timezone.now()
    held.save(update_fields=["draft", "answers", "counted", "withdrawn"])
    return True


def ask_colleagues(participation: Participation) -> None:
    """Ask those who speak for the company, if there are any, to let this person do so too."""
    if claim := claim_of(participation):
        claims.ask_colleagues(claim)


def ask_team(participation: Participation) -> None:
    """Ask the survey team to decide about a claim."""
    claim = claim_of(participation)
    if claim and settings.TEAM_EMAIL:
        context = {
            "claim": str(claim.pk),
            "number": claim.company.number,
            "name": participation.name,
            "email": claim.user.email,
        }
        owe(settings.TEAM_EMAIL, "team_asked", context, settings.LANGUAGE_CODE)
