"""What is agreed to, in which words and when."""

from __future__ import annotations

import hashlib

import pytest
from django.conf import settings

from trigpoint_web.accounts import consent
from trigpoint_web.accounts.models import Consent

PURPOSES = ["report", "benchmark", "cohort", "contact"]

# SHA-256 of each file as people agreed to it. Another sentence is another version: add a file and
# its line here, and leave the others as they are.
WORDED = {
    "2026-1.en.yaml": "a95ba40c2d044fba524da8edfe3de9ccb5ca25f28389d55bdbc77fbfa1de2bc4",
    "2026-1.zh-hant.yaml": "a4bda87716ab87c09f468bda0744570eef718048de95fcd643bf9975d20d48f5",
}


def test_no_version_that_people_agreed_to_is_ever_changed():
    found = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files()}
    assert found == WORDED


def files():
    return consent.TEXTS.glob("*.yaml")


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_every_purpose_has_its_words_in_each_language_and_says_what_can_be_erased(language):
    texts = consent.texts(language)
    assert list(texts) == PURPOSES
    for words in texts.values():
        assert words.title
        assert words.text
        assert ("凍結" if language == "zh-hant" else "frozen") in words.erasable


@pytest.mark.django_db
def test_each_purpose_is_recorded_with_its_version_language_and_time(begun):
    participation = begun()
    consent.record(participation, {"report", "cohort"}, "en")
    rows = Consent.objects.values_list("purpose", "given", "text_version", "language")
    assert list(rows) == [
        ("report", True, "2026-1", "en"),
        ("benchmark", False, "2026-1", "en"),
        ("cohort", True, "2026-1", "en"),
        ("contact", False, "2026-1", "en"),
    ]
    assert all(row.at is not None for row in Consent.objects.all())
    assert consent.agreed(participation) == {"report", "cohort"}


@pytest.mark.django_db
def test_what_was_said_last_holds_and_what_was_said_before_is_kept(begun):
    participation = begun()
    consent.record(participation, {"report", "contact"}, "en")
    consent.record(participation, {"report"}, "zh-hant")
    assert consent.agreed(participation) == {"report"}
    assert Consent.objects.count() == 8


@pytest.mark.django_db
def test_an_invented_purpose_is_not_recorded(begun):
    participation = begun()
    consent.record(participation, {"report", "everything"}, "en")
    assert consent.agreed(participation) == {"report"}
