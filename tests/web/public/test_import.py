"""Importing a benchmark: what the command says, and who is told that it is there."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from trigpoint_web.mail.models import Letter
from trigpoint_web.public.actions import import_benchmark
from trigpoint_web.public.demo import ANSWERED
from trigpoint_web.waves.models import Wave

pytestmark = pytest.mark.django_db


def told() -> set[str]:
    return {letter.to for letter in Letter.objects.filter(template="place")}


def test_the_command_says_what_was_imported(capsys) -> None:
    call_command("benchmark", str(ANSWERED))
    assert "2023 (n = 325), of invented firms, dated 2024-01-19" in capsys.readouterr().out


@pytest.mark.parametrize("closed", [False, True])
def test_with_the_first_one_whoever_has_a_report_is_owed_a_letter_that_leads_to_it(
    wave: Wave, add_firm, clock, closed: bool
) -> None:
    waiting = [add_firm(), add_firm(counted=False), add_firm(agrees=("report",))]
    add_firm(agrees=("benchmark",))
    if closed:
        clock.set(wave.closes)
    import_benchmark(ANSWERED)
    assert told() == {one.user.email for one in waiting}
    letter = Letter.objects.get(to=waiting[0].user.email)
    assert letter.context["report"].endswith(f"/report/{waiting[0].id}/")
    assert letter.context["wave"] == Wave.objects.get(slug="2023").title["zh-Hant"]


def test_whoever_has_had_a_place_is_not_told_of_another(benchmark, add_firm) -> None:
    add_firm()
    import_benchmark(ANSWERED)
    assert not told()


def test_one_of_another_meaning_is_waited_for_by_nobody(wave: Wave, add_firm) -> None:
    add_firm()
    wave.instrument.meaning = "another"
    wave.instrument.save()
    import_benchmark(ANSWERED)
    assert not told()
