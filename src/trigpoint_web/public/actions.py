"""A benchmark comes: of a wave that is frozen, or from elsewhere. Whoever waits for it is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
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
    """Freeze a wave that is closed; whoever waits for its benchmark is owed a letter.

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
    known = _meanings()
    benchmark = waves.freeze(wave, _sheets(_counted(wave)))
    _erase_unfinished(wave)
    _tell(benchmark, known)
    return benchmark


@transaction.atomic
def import_benchmark(folder: Path) -> Benchmark:
    """Import a wave with answers as a benchmark; whoever waits for one is owed a letter.

    Raises Refused for a wave with answers of its own here, the library's errors for faults in the
    files.
    """
    known = _meanings()
    benchmark = waves.import_benchmark(folder)
    _tell(benchmark, known)
    return benchmark


def _meanings() -> Collection[str]:
    """What answers mean that there is a benchmark for."""
    return set(Benchmark.objects.values_list("meaning", flat=True))


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


def _tell(benchmark: Benchmark, known: Collection[str]) -> None:
    """Owe a letter to those who have a report that waits for the benchmark, counted or not.

    Those are the reports of its own wave, and of every other where answers that mean the same had
    no benchmark yet. It goes to an address that they have shown to be theirs.
    """
    waiting = Participation.objects.filter(answers__isnull=False, user__isnull=False)
    if benchmark.meaning in known:
        waiting = waiting.filter(wave=benchmark.wave)
    same = waiting.filter(wave__instrument__meaning=benchmark.meaning)
    for one in same.select_related("user"):
        if TOLD in consent.agreed(one):
            _owe_place(one, benchmark.wave)


def _owe_place(participation: Participation, wave: Wave) -> None:
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
