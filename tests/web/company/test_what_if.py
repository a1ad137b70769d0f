"""Trying other answers: index and stage by points, nothing kept."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from trigpoint_web.questionnaire.models import AnswersVersion, Draft

pytestmark = pytest.mark.django_db


def test_shows_what_another_answer_gives_and_keeps_nothing(benchmark, answered, held):
    participation = answered()
    client = held(participation)
    address = f"/en/report/{participation.id}/what-if/"
    before = AnswersVersion.objects.get().sheet
    page = client.get(address)
    assert page.context["now"].index == page.context["then"].index
    tried = client.post(address, before | {"b5": ["data_privacy", "security_mgmt", "quality"]})
    # one more box: 15 points, of one of five indicators, of one of three dimensions
    assert tried.context["gain"] == 15 / 15
    assert "+1.0" in tried.content.decode()
    assert AnswersVersion.objects.get().sheet == before
    assert not Draft.objects.exists()


def test_takes_branches_with_it(benchmark, answered, held):
    """Without AI there is nowhere to compute: the answer to te2 goes, and its points."""
    participation = answered()
    sheet = AnswersVersion.objects.get().sheet
    tried = held(participation).post(
        f"/report/{participation.id}/what-if/", sheet | {"te1": ["none"]}
    )
    now, then = tried.context["now"].index, tried.context["then"].index
    assert now - then == pytest.approx((20 + 75) / 12)


def test_what_is_tried_stays_when_the_language_changes(benchmark, answered, held):
    participation = answered()
    client = held(participation)
    page = document_fromstring(client.get(f"/report/{participation.id}/what-if/").text)
    (switch,) = page.xpath("//*[@class='site-language']/button[@form='trial']")
    tried = AnswersVersion.objects.get().sheet | {"b1": "integrated", "go": switch.get("value")}
    other = client.post(switch.get("formaction"), tried)
    assert switch.get("formaction") == f"/en/report/{participation.id}/what-if/"
    chosen = document_fromstring(other.text).xpath("//input[@name='b1'][@checked]/@value")
    assert chosen == ["integrated"]
