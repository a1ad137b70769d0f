"""A draft begun while signed in is found again by signing in, on any device."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.questionnaire.conftest import WHO, Visitor
from trigpoint_web.accounts.models import Representative, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    return User.objects.for_email(WHO["email"])


@pytest.fixture
def begun(wave, ann) -> Visitor:
    client = Client()
    client.force_login(ann)
    return Visitor(client).begin()


def elsewhere(user: User) -> Visitor:
    """The same person on another device."""
    client = Client()
    client.force_login(user)
    return Visitor(client)


def test_it_is_there_after_signing_out_and_in_again(begun, ann):
    draft = begun.participation
    begun.client.post("/sign-out/")
    assert elsewhere(ann).open(f"/answer/{draft.id}/").response.status_code == 200
    other = User.objects.for_email("other@peak.example")
    assert elsewhere(other).open(f"/answer/{draft.id}/").response.status_code == 404
    assert begun.open(f"/answer/{draft.id}/").response.status_code == 404


def test_handed_in_with_ones_own_address_it_is_claimed_at_once(begun, ann):
    begun.answer_all().finish()
    assert begun.participation.user == ann
    assert Representative.objects.get().user == ann


def test_handed_in_with_another_address_it_is_nobodys_until_that_is_confirmed(begun):
    begun.answer_all().finish(email="boss@peak.example")
    assert begun.participation.user is None
    assert begun.address == f"/report/{begun.participation.id}/"
    assert begun.response.status_code == 200
    assert not Representative.objects.exists()


def test_on_another_device_too_the_report_shows_at_once_whatever_the_address(begun, ann):
    draft = begun.participation
    second = elsewhere(ann).open(f"/answer/{draft.id}/").answer_all()
    second.open(f"/answer/{draft.id}/finish/").send(WHO | {"email": "boss@peak.example"})
    assert second.address == f"/report/{draft.id}/"
    assert second.response.status_code == 200
