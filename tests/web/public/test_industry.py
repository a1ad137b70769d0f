"""The industry's page and the method's: made from a release and an instrument, quick, safe."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from trigpoint_web.public import services
from trigpoint_web.waves import services as waves
from trigpoint_web.waves.models import Benchmark, Wave

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_before_a_benchmark_it_says_when_there_will_be_figures(client: Client, wave: Wave) -> None:
    assert "They appear here when the survey has closed" in page(client, "/en/industry/")


def test_before_any_survey_it_says_so(client: Client) -> None:
    assert "when the first survey is over" in page(client, "/en/industry/")
    assert "No survey has been announced yet." in page(client, "/en/method/")


@pytest.mark.parametrize(
    ("address", "language"), [("/industry/", "zh-Hant"), ("/en/industry/", "en")]
)
def test_it_is_the_library_s_report_in_the_page_s_language(
    client: Client, benchmark: Benchmark, address: str, language: str
) -> None:
    text = page(client, address)
    assert re.search(rf'<div class="trigpoint[^"]*"[^>]* lang="{language}"', text)
    assert text.count("<h1") == 1
    assert "35.7" in text


def test_it_shows_nothing_that_is_not_in_the_release(client: Client, benchmark: Benchmark) -> None:
    before = page(client, "/industry/")
    Wave.objects.update(settings="")
    services._industry.cache_clear()
    assert page(client, "/industry/") == before


def test_an_open_wave_is_nowhere_in_it(client: Client, benchmark: Benchmark, wave: Wave) -> None:
    main = page(client, "/en/industry/").partition("<main")[2].partition("</main")[0]
    assert wave.title["en"] not in main


def test_every_file_of_the_release_is_offered_and_none_else(
    client: Client, benchmark: Benchmark
) -> None:
    offered = re.findall(
        r'href="(/en/industry/data/[^"]+)" download', page(client, "/en/industry/")
    )
    assert len(offered) == 9
    assert all(client.get(address).status_code == 200 for address in offered)


@pytest.mark.parametrize("address", ["/industry/", "/method/"])
def test_it_runs_under_a_policy_that_allows_nothing_inline(
    client: Client, benchmark: Benchmark, address: str
) -> None:
    response = client.get(address)
    text = response.content.decode()
    assert "'unsafe" not in response["Content-Security-Policy"]
    assert "<style" not in text
    assert " style=" not in text
    assert not re.search(r"<script(?! [^>]*src=)", text)


def test_style_and_script_of_reports_are_served(client: Client, benchmark: Benchmark) -> None:
    text = page(client, "/industry/")
    for kind in ("css", "js"):
        [address] = re.findall(rf'"(/static/trigpoint_web/report\.[^"]*{kind})"', text)
        served = client.get(address)
        assert b"trigpoint" in b"".join(served.streaming_content)


def test_a_page_is_made_once_and_kept(client: Client, benchmark: Benchmark) -> None:
    services._industry.cache_clear()
    for _ in range(3):
        page(client, "/industry/")
    assert services._industry.cache_info().misses == 1


def test_it_is_sent_packed_to_browsers_that_take_it(client: Client, benchmark: Benchmark) -> None:
    plain = client.get("/industry/")
    packed = client.get("/industry/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 5


@pytest.mark.parametrize("address", ["/industry/", "/method/"])
def test_a_browser_asks_whether_it_has_changed_and_is_not_sent_it_again(
    client: Client, benchmark: Benchmark, address: str
) -> None:
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/method/", "/en/method/"])
def test_the_method_has_the_points_of_every_answer(
    client: Client, wave: Wave, address: str
) -> None:
    text = page(client, address)
    words = waves.text_of(wave.instrument, "en" if "/en/" in address else "zh-hant")
    for indicator in waves.instrument_of(wave.instrument).indicators:
        for option in words.questions[indicator.question].options.values():
            assert option in text or option.replace("&", "&amp;").replace("'", "&#39;") in text


CUTS = """\
cut_points:
  points: [11.5, 22.25, 88]
  source: {en: Drawn by lot}
"""


def test_the_method_has_the_wave_s_own_cut_points_and_where_they_come_from(
    client: Client, wave: Wave
) -> None:
    Wave.objects.update(settings=wave.settings + CUTS)
    text = page(client, "/en/method/")
    assert "22.25" in text
    assert "Drawn by lot" in text
