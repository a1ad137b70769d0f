"""Freezing a wave: whose answers count, what is kept of them, who is told, what is erased."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import call_command

from trigpoint import explain, responses_of
from trigpoint_web.accounts import consent
from trigpoint_web.accounts.models import Participation
from trigpoint_web.company.services import current, report_of
from trigpoint_web.mail.models import Letter
from trigpoint_web.public.actions import freeze
from trigpoint_web.questionnaire.models import Answers, AnswersVersion, Draft
from trigpoint_web.waves import services
from trigpoint_web.waves.models import Benchmark, Wave

LEAST = 5
ENOUGH_FOR_RANKS = 40


@pytest.fixture
def closed(wave: Wave, clock) -> Wave:
    """The wave, on the day after its last."""
    clock.set(wave.closes)
    return wave


@pytest.fixture
def answered(closed: Wave, add_firm) -> list[Participation]:
    """Some firms that count."""
    return [add_firm() for _ in range(8)]


def test_the_answers_that_count_become_the_benchmark(answered, closed: Wave) -> None:
    benchmark = freeze(closed.slug)
    assert benchmark.base == len(answered)
    assert benchmark.meaning == closed.instrument.meaning
    assert benchmark.dated == closed.last_day()
    assert not benchmark.simulated
    assert services.latest_benchmark(benchmark.meaning) == benchmark
    closed.refresh_from_db()
    assert closed.state() == "frozen"


def test_only_verified_firms_that_agreed_count(answered, closed: Wave, add_firm) -> None:
    add_firm(counted=False)
    add_firm(agrees=("report",))
    assert freeze(closed.slug).base == len(answered)


def test_an_agreement_taken_back_holds(answered, closed: Wave) -> None:
    consent.record(answered[0], ["report"], "en")
    assert freeze(closed.slug).base == len(answered) - 1


def test_the_last_version_of_an_answer_is_counted(answered, closed: Wave, sheets) -> None:
    sheet = next(sheets)
    for one in answered:
        AnswersVersion.objects.create(
            answers_id=one.answers,
            number=2,
            instrument=closed.instrument,
            language="en",
            sheet=sheet,
        )
    alone = responses_of(services.instrument_of(closed.instrument), {"firm": sheet})
    index = float(explain(alone, "firm").index)
    assert _mean_index(freeze(closed.slug)) == pytest.approx(index, abs=0.05)


def _mean_index(benchmark: Benchmark) -> float:
    [row] = [
        row
        for row in services.release_of(benchmark).tables.to_pylist()
        if (row["question"], row["option"], row["column"]) == ("index", "", "total")
    ]
    return row["percent"]


def test_nothing_in_the_release_says_who_answered(answered, closed: Wave) -> None:
    packed = bytes(freeze(closed.slug).release)
    with ZipFile(BytesIO(packed)) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())
    for one in answered:
        for secret in (str(one.id), str(one.answers), one.company.number, one.user.email):
            assert secret.encode() not in text


def test_answers_of_different_wordings_are_counted_together(
    answered, closed: Wave, ai_index
) -> None:
    worded = closed.instrument
    worded.pk, worded.fingerprint, worded.version = None, "0" * 64, "reworded"
    worded.save()
    AnswersVersion.objects.filter(answers=answered[0].answers).update(instrument=worded)
    assert freeze(closed.slug).base == len(answered)


@pytest.mark.parametrize("days", [-1, -365])
def test_a_wave_that_is_not_closed_yet_is_refused(wave: Wave, clock, days: int) -> None:
    clock.set(wave.closes)
    clock.forward(days=days)
    with pytest.raises(services.Refused, match="can be frozen once, after"):
        freeze(wave.slug)


def test_a_wave_is_frozen_once(answered, closed: Wave) -> None:
    first = freeze(closed.slug)
    with pytest.raises(services.Refused, match="is frozen"):
        freeze(closed.slug)
    assert Benchmark.objects.get() == first


def test_a_wave_nobody_knows_is_refused_with_those_that_are_known(closed: Wave) -> None:
    with pytest.raises(services.Refused, match="Known: demo"):
        freeze("demi")


@pytest.mark.parametrize("firms", [0, LEAST - 1])
def test_too_few_answers_are_no_benchmark_and_nothing_is_changed(
    closed: Wave, add_firm, firms: int
) -> None:
    for _ in range(firms):
        add_firm()
    Draft.objects.create(wave=closed, instrument=closed.instrument, language="en")
    with pytest.raises(services.Refused, match=f"{firms} answers count"):
        freeze(closed.slug)
    closed.refresh_from_db()
    assert closed.state() == "closed"
    assert Draft.objects.exists()
    assert not Letter.objects.exists()


def test_whoever_has_a_report_is_owed_a_letter_that_leads_to_it(
    answered, closed: Wave, add_firm
) -> None:
    told = {*answered, add_firm(counted=False), add_firm(agrees=("report",))}
    add_firm(agrees=("benchmark",))
    freeze(closed.slug)
    assert {letter.to for letter in Letter.objects.all()} == {one.user.email for one in told}
    letter = Letter.objects.get(to=answered[0].user.email)
    assert letter.template == "place"
    assert re.search(rf"/report/{answered[0].id}/$", letter.context["report"])


def test_the_letter_is_in_the_representative_s_language(answered, closed: Wave) -> None:
    user = answered[0].user
    user.language = "en"
    user.save()
    freeze(closed.slug)
    assert "/en/report/" in Letter.objects.get(to=user.email).context["report"]
    assert "/en/" not in Letter.objects.get(to=answered[1].user.email).context["report"]


def test_what_was_never_sent_in_is_erased_with_who_began_it(answered, closed: Wave) -> None:
    draft = Draft.objects.create(wave=closed, instrument=closed.instrument, language="en")
    begun = Participation.objects.create(wave=closed, draft=draft.pk)
    correcting = Draft.objects.create(
        wave=closed,
        instrument=closed.instrument,
        language="en",
        corrects=Answers.objects.get(pk=answered[0].answers),
    )
    Participation.objects.filter(pk=answered[0].pk).update(draft=correcting.pk)
    freeze(closed.slug)
    assert not Draft.objects.exists()
    assert not Participation.objects.filter(pk=begun.pk).exists()
    answered[0].refresh_from_db()
    assert answered[0].draft is None
    assert answered[0].answers is not None


@pytest.mark.parametrize(("counts", "agrees"), [(False, True), (True, False)])
def test_a_firm_is_shown_among_the_others_of_its_wave_only_where_it_is_among_them(
    closed: Wave, add_firm, counts: bool, agrees: bool
) -> None:
    firms = [add_firm() for _ in range(ENOUGH_FOR_RANKS)]
    freeze(closed.slug)
    among = [_report(one) for one in firms]
    for one in firms:
        one.counted = one.counted if counts else None
        if not agrees:
            consent.record(one, ["report"], "en")
    assert [_report(one) for one in firms] != among


def _report(firm: Participation) -> object:
    return report_of(firm, current(firm), "en")


def test_answers_and_those_who_gave_them_stay(answered, closed: Wave) -> None:
    freeze(closed.slug)
    assert Answers.objects.count() == Participation.objects.count() == len(answered)


def test_the_command_says_what_came_of_it(answered, closed: Wave, capsys) -> None:
    call_command("freeze", closed.slug)
    assert f"demo (n = {len(answered)})" in capsys.readouterr().out
