"""Freezing a wave: answers that count become its benchmark; whoever has a report is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format

from trigpoint_web.accounts import consent
from trigpoint_web.accounts.models import Participation
from trigpoint_web.mail import letters
from trigpoint_web.questionnaire.models import AnswersVersion, Draft
from trigpoint_web.waves import services as waves
from trigpoint_web.waves.models import Benchmark, Wave
from trigpoint_web.waves.words import in_language

COUNTED, TOLD = "benchmark", "report"
"""What has to be agreed to for answers to be counted, and for there to be something to tell."""


@transaction.atomic
def freeze(slug: str) -> Benchmark:
    """Freeze a wave that is closed; whoever has a report is owed a letter.

    Raises Refused for a wave that is not closed, is frozen already, or has too few answers.
    """
    Wave.objects.hold()
    wave = Wave.objects.filter(slug=slug).first()
    if wave is None:
        known = ", ".join(Wave.objects.values_list("slug", flat=True))
        raise waves.Refused(f"{slug}: there is no such wave. Known: {known or 'none'}.")
    if wave.state() != "closed":
        ends = date_format(wave.last_day(), "Y-m-d")
        raise waves.Refused(f"{slug} is {wave.state()}. It can be frozen once, after {ends}.")
    benchmark = waves.freeze(wave, _sheets(_counted(wave)))
    _erase_unfinished(wave)
    for one in _with_report(wave):
        _tell(one, wave)
    return benchmark


def _counted(wave: Wave) -> Sequence[Participation]:
    """Those whose answers are a company's own, and may be part of the benchmark."""
    counted = Participation.objects.select_for_update().filter(
        wave=wave, counted__isnull=False, answers__isnull=False
    )
    return [one for one in counted if COUNTED in consent.agreed(one)]


def _sheets(counted: Sequence[Participation]) -> Mapping[str, Mapping[str, Any]]:
    """The answers as they hold, by their own ids: nothing of who gave them goes on from here."""
    versions = AnswersVersion.objects.filter(answers__in=[one.answers for one in counted])
    in_order = versions.order_by("answers", "number").values_list("answers", "sheet")
    return {str(answers): sheet for answers, sheet in in_order}


def _erase_unfinished(wave: Wave) -> None:
    """Erase what was begun and never sent in, and who began it: it can serve nothing any more."""
    Draft.objects.filter(wave=wave).delete()
    begun = Participation.objects.filter(wave=wave)
    begun.filter(answers=None, submitted=None).delete()
    begun.update(draft=None)


def _with_report(wave: Wave) -> Sequence[Participation]:
    """Those who have a report, counted or not, by an address that they have shown to be theirs."""
    answered = Participation.objects.filter(wave=wave, answers__isnull=False, user__isnull=False)
    return [one for one in answered.select_related("user") if TOLD in consent.agreed(one)]


def _tell(participation: Participation, wave: Wave) -> None:
    """Owe somebody the news that the place of the company is in its report."""
    language = participation.user.language or settings.LANGUAGE_CODE
    letters.owe(
        participation.user.email,
        "place",
        {
            "company": participation.name,
            "wave": in_language(wave.title, language),
            "report": letters.address_of("company:report", language, participation.pk),
        },
        language,
    )
