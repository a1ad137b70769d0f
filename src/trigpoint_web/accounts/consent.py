"""What a company agrees to, purpose by purpose, in which words, and when.

The words are data: ``consents/<version>.<language>.yaml``. A version is never changed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone

from trigpoint_web.accounts.models import Consent, Participation

TEXTS = Path(__file__).parent / "consents"
CURRENT = "2026-1"
"""The version that is shown to those who begin now."""


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The words for one purpose; ``erasable`` says what can still be taken back, and until when."""

    title: str
    text: str
    erasable: str


@cache
def texts(language: str, version: str = CURRENT) -> Mapping[str, ConsentText]:
    """The words of a version by purpose, in the order in which they are asked."""
    read = yaml.safe_load((TEXTS / f"{version}.{language}.yaml").read_text("utf-8"))
    return {purpose: ConsentText(**words) for purpose, words in read.items()}


@transaction.atomic
def record(participation: Participation, given: Collection[str], language: str) -> None:
    """Record for each purpose whether it was agreed to, in the words of now, as of one moment."""
    now = timezone.now()
    Consent.objects.bulk_create(
        Consent(
            participation=participation,
            purpose=purpose,
            given=purpose in given,
            text_version=CURRENT,
            language=language,
            at=now,
        )
        for purpose in texts(language)
    )


def agreed(participation: Participation) -> frozenset[str]:
    """The purposes that are agreed to: what was said last holds."""
    last = dict(participation.consent_set.values_list("purpose", "given"))
    return frozenset(purpose for purpose, given in last.items() if given)


def history(participation: Participation, language: str) -> Mapping[datetime, Sequence[str]]:
    """What was agreed to, each time that it was asked, the last first: titles, in a language."""
    said: dict[datetime, list[str]] = {}
    for one in participation.consent_set.all():
        titles = said.setdefault(one.at, [])
        if one.given:
            titles.append(texts(language, one.text_version)[one.purpose].title)
    return dict(reversed(said.items()))
