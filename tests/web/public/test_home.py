"""The first page: what this is, and one thing to do, whatever the state of the wave."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from trigpoint_web.accounts.access import HELD
from trigpoint_web.accounts.models import Participation
from trigpoint_web.public import demo, services
from trigpoint_web.waves.models import Benchmark, Wave

pytestmark = pytest.mark.django_db


def page(client: Client, address: str = "/en/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def buttons(text: str) -> list[str]:
    """The addresses of the primary buttons."""
    return re.findall(r'<a class="govuk-button" href="([^"]+)"', text)


def test_before_any_survey_it_says_so(client: Client) -> None:
    text = page(client)
    assert "No survey has been announced yet." in text
    assert not buttons(text)


def test_an_open_wave_can_be_started(client: Client, wave: Wave) -> None:
    text = page(client)
    assert buttons(text) == ["/en/start/"]
    assert "The demonstration&#x27;s organiser" in text
    assert f"at most {len(services.waves.instrument_of(wave.instrument).asking_order)}" in text


def test_chinese_is_the_first_language_and_english_a_click_away(client: Client, wave) -> None:
    text = page(client, "/")
    assert '<html lang="zh-Hant-TW">' in text
    assert "開始填答" in text
    assert 'href="/en/"' in text
    assert 'href="/"' in page(client, "/en/")


def test_no_words_are_left_in_english_on_the_chinese_page(client: Client, wave, benchmark) -> None:
    text = page(client, "/").partition("<body")[2].partition(">")[2]
    words = set(re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]+>", " ", text)))
    assert words <= {"AI", "PDF", "English"}


@pytest.fixture
def begun(client: Client, wave: Wave) -> Participation:
    made = Participation.objects.create(wave=wave)
    session = client.session
    session[HELD] = [str(made.id)]
    session.save()
    return made


def test_who_has_begun_goes_on(client: Client, begun: Participation) -> None:
    assert buttons(page(client)) == [f"/en/answer/{begun.id}/"]


@pytest.mark.parametrize("days_after_closing", [-1, 1])
def test_who_has_finished_sees_the_report_while_the_wave_is_open_and_after(
    client: Client, begun: Participation, days_after_closing: int
) -> None:
    Participation.objects.update(submitted=timezone.now(), answers=uuid4())
    Wave.objects.update(closes=timezone.now() - timedelta(days=days_after_closing))
    assert buttons(page(client)) == [f"/en/report/{begun.id}/"]


def test_what_was_withdrawn_can_be_begun_again(client: Client, begun: Participation) -> None:
    Participation.objects.update(withdrawn=timezone.now(), submitted=timezone.now())
    assert buttons(page(client)) == ["/en/start/"]


def test_another_visitor_s_answers_are_not_offered(begun: Participation) -> None:
    assert buttons(page(Client())) == ["/en/start/"]


def test_before_it_opens_it_says_when(client: Client, wave: Wave, clock) -> None:
    clock.set(wave.opens - timedelta(days=1))
    text = page(client)
    assert "You can answer from" in text
    assert buttons(text) == ["/en/industry/"]


def test_once_closed_nothing_can_be_started_and_drafts_are_not_offered(
    client: Client, begun: Participation, clock
) -> None:
    clock.set(begun.wave.closes)
    text = page(client)
    assert "The benchmark is being made" in text
    assert buttons(text) == ["/en/sign-in/"]


def test_once_frozen_it_leads_to_the_figures(client: Client, wave: Wave) -> None:
    Wave.objects.update(frozen=timezone.now())
    assert buttons(page(client)) == ["/en/industry/"]


def test_the_benchmark_is_named_with_base_and_date_and_marked_as_invented(
    client: Client, wave: Wave, benchmark: Benchmark
) -> None:
    text = page(client)
    assert "325 companies" in text
    assert "invented" in text.partition("What you get")[2]


def test_without_a_benchmark_it_says_that_a_letter_will_come(client: Client, wave: Wave) -> None:
    assert "As soon as the first benchmark is frozen" in page(client)


def test_a_demonstration_says_what_it_is_and_whom_to_be(client: Client, wave: Wave) -> None:
    demo.companies()
    text = page(client)
    assert "This is a demonstration on your own machine" in text
    assert "beichen.example" in text


def test_a_site_for_the_public_shows_no_companies(client: Client, wave: Wave, settings) -> None:
    demo.companies()
    settings.DEMO = False
    assert "beichen.example" not in page(client)


def test_a_demonstration_is_open_again_whenever_it_is_started(benchmark, clock) -> None:
    first = demo.wave()
    clock.set(first.closes + timedelta(days=400))
    assert not Wave.objects.get(pk=first.pk).is_open()
    again = demo.wave()
    assert again.pk == first.pk
    assert again.is_open()
    assert again.previous == benchmark.wave


def test_a_demonstration_that_is_open_is_left_alone(wave: Wave) -> None:
    before = Wave.objects.values().get(pk=wave.pk)
    demo.wave()
    assert Wave.objects.values().get(pk=wave.pk) == before


def test_invented_companies_have_numbers_that_hold() -> None:
    from stdnum.tw import ubn

    demo.companies()
    demo.companies()
    numbers = [one.number for one in demo.Company.objects.all()]
    assert len(numbers) == 3
    assert all(ubn.is_valid(number) for number in numbers)
