"""What has had its time goes, and nothing else does."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from trigpoint_web.accounts import consent, links
from trigpoint_web.accounts.models import (
    Attempt,
    Code,
    Company,
    Consent,
    Link,
    Participation,
    Representative,
    User,
)
from trigpoint_web.mail.models import Letter
from trigpoint_web.questionnaire.models import Answers, AnswersVersion, Draft

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=91)
SOON = NOW + timedelta(days=1)


def erase(*options: str) -> tuple[str, str]:
    said, warned = StringIO(), StringIO()
    call_command("erase", *options, stdout=said, stderr=warned)
    return said.getvalue(), warned.getvalue()


def answered(wave, email: str, *agreed: str) -> Participation:
    """A company's counted answers."""
    number = f"{Company.objects.count():08}"
    company = Company.objects.create(number=number, name=email)
    user = User.objects.for_email(email)
    Representative.objects.create(user=user, company=company, standing="by_team")
    participation = Participation.objects.create(
        wave=wave,
        answers=Answers.objects.create(wave=wave).pk,
        user=user,
        email=email,
        company=company,
        number=number,
        counted=NOW,
        submitted=NOW,
    )
    consent.record(participation, agreed, "en")
    return participation


@pytest.fixture
def due(wave):
    """A frozen wave whose companies are to be taken from their answers."""
    wave.frozen, wave.erase_identities = NOW, NOW
    wave.save()
    return wave


def make_short_lived() -> None:
    """One of each that has run out, and one that has not."""
    for when in (LONG_AGO, SOON):
        Session.objects.create(session_key=str(uuid4()), session_data="", expire_date=when)
        Code.objects.create(
            purpose="x", email="a@b.example", subject=str(when), expires=when, tries_left=5
        )
        Attempt.objects.create(action="code", who="x", at=when)
        Letter.objects.create(to="a@b.example", language="en", template="x", written=when)


def test_what_has_run_out_goes_and_the_rest_stays(db):
    make_short_lived()
    said, _ = erase()
    for kind in ("sessions", "codes", "attempts", "letters"):
        assert f"1 {kind} erased" in said
    for model in (Session, Code, Attempt, Letter):
        assert model.objects.count() == 1


def test_links_that_have_run_out_or_were_revoked_long_ago_go(wave):
    participation = Participation.objects.create(wave=wave)
    for fields in (
        {"expires": LONG_AGO},
        {"revoked": LONG_AGO},
        {"revoked": NOW},
        {"expires": SOON},
        {},
    ):
        links.make(participation, Link.Kind.REPORT, **fields)
    assert "2 links erased" in erase()[0]
    assert Link.objects.count() == 3


def draft(wave, saved, **fields: object) -> Participation:
    made = Draft.objects.create(wave=wave, instrument=wave.instrument, language="en", saved=saved)
    return Participation.objects.create(wave=wave, draft=made.pk, **fields)


def test_a_draft_that_rested_too_long_goes_with_who_had_begun_it(wave):
    draft(wave, LONG_AGO)
    recent = draft(wave, NOW - timedelta(days=60))
    assert "1 drafts erased" in erase()[0]
    assert Participation.objects.get() == recent
    assert Draft.objects.get().pk == recent.draft


def test_how_long_drafts_rest_can_be_said(wave):
    draft(wave, NOW - timedelta(days=60))
    assert "1 drafts erased" in erase("--idle-days", "30")[0]


def test_a_correction_that_rested_too_long_goes_and_the_answers_stay(wave):
    answers = Answers.objects.create(wave=wave)
    draft(wave, LONG_AGO, answers=answers.pk, submitted=LONG_AGO)
    erase()
    left = Participation.objects.get()
    assert left.draft is None
    assert left.answers == answers.pk


def test_when_a_wave_says_so_its_answers_are_no_longer_anybodys(due):
    answered(due, "ann@peak.example")
    said, _ = erase()
    assert f"1 links between companies and answers of {due.slug} erased" in said
    assert Answers.objects.count() == 1
    assert not Participation.objects.exists()
    assert not Consent.objects.exists()
    due.refresh_from_db()
    assert due.identities_erased is not None


def test_whoever_agreed_to_be_invited_stays_known_without_their_answers(due):
    kept = answered(due, "ann@peak.example", "contact")
    links.make(kept, Link.Kind.REPORT)
    erase()
    kept.refresh_from_db()
    assert kept.email == "ann@peak.example"
    assert (kept.answers, kept.draft, kept.company, kept.counted) == (None,) * 4
    assert consent.agreed(kept) == {"contact"}
    assert not Link.objects.exists()


def test_who_stays_known_can_see_that_and_take_it_back(due, client):
    kept = answered(due, "ann@peak.example", "contact")
    erase()
    client.force_login(kept.user)
    assert "You stay known to be invited again" in client.get("/en/account/").text
    (held,) = client.get("/en/account/export/").json()["participations"]
    assert (held["id"], held["answers"]) == (str(kept.pk), [])
    assert "time for which they are kept is over" in (
        client.get(f"/en/report/{kept.pk}/", follow=True).text
    )
    client.post(f"/en/report/{kept.pk}/consents/", {})
    assert "1 companies that are not to be invited any more erased" in erase()[0]
    assert not Participation.objects.exists()


def test_nothing_of_what_is_left_names_the_answers(due):
    gone = answered(due, "ann@peak.example", "contact").answers
    erase()
    tables = (Participation, Consent, Link, Letter, Company, Representative, User)
    left = [str(list(table.objects.values())) for table in tables]
    assert str(gone) not in str(left)


def test_no_time_puts_answers_and_who_gave_them_together_again(due):
    kept = answered(due, "ann@peak.example", "contact")
    AnswersVersion.objects.create(
        answers_id=kept.answers, number=1, instrument=due.instrument, language="en", sheet={}
    )
    erase()
    kept.refresh_from_db()
    assert (kept.begun, kept.submitted) == (due.opens, due.closes)
    assert AnswersVersion.objects.get().submitted == due.closes


def test_it_is_done_once(due):
    answered(due, "ann@peak.example")
    erase()
    assert "links between" not in erase()[0]


def test_a_wave_that_is_not_frozen_is_left_alone_and_that_is_said(wave):
    wave.erase_identities = NOW
    wave.save()
    participation = answered(wave, "ann@peak.example")
    _, warned = erase()
    assert f"trigpoint web freeze {wave.slug}" in warned
    participation.refresh_from_db()
    assert participation.answers is not None


def test_a_wave_that_is_not_due_yet_is_left_alone(due):
    due.erase_identities = SOON
    due.save()
    participation = answered(due, "ann@peak.example")
    erase()
    participation.refresh_from_db()
    assert participation.answers is not None


def test_accounts_and_companies_that_nothing_is_known_of_go(wave):
    bob = answered(wave, "bob@peak.example").user
    for email in ("idle@peak.example", "new@peak.example"):
        User.objects.for_email(email)
    User.objects.exclude(email="new@peak.example").update(joined=LONG_AGO)
    Company.objects.create(number="22099131", name="typed once")
    register = Company.objects.create(number="04541302", name="known", domains=["sea.example"])
    said, _ = erase()
    assert "1 accounts erased" in said
    assert "1 companies erased" in said
    assert set(User.objects.values_list("email", flat=True)) == {bob.email, "new@peak.example"}
    assert Company.objects.filter(pk=register.pk).exists()


def test_a_dry_run_says_the_same_and_does_nothing(due):
    make_short_lived()
    answered(due, "ann@peak.example")
    draft(due, LONG_AGO)
    tables = (Session, Code, Attempt, Letter, Participation, Draft, Consent, User)
    before = [table.objects.count() for table in tables]
    tried, _ = erase("--dry-run")
    assert [table.objects.count() for table in tables] == before
    done, _ = erase()
    assert tried.replace("would go", "erased") == done
