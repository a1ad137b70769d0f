"""A company's report, made by the library from its answers and the latest frozen benchmark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.utils import timezone

import trigpoint
from trigpoint_web.accounts.consent import agreed
from trigpoint_web.accounts.models import Participation, Representative
from trigpoint_web.questionnaire.models import Answers, AnswersVersion, Draft
from trigpoint_web.waves import services as waves

FIRM = "firm"
"""What the library knows the company by; its name is only printed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An index, from 0 to 100, as it is printed, and its stage; empty where answers are missing."""

    index: Fraction | None
    text: str
    stage: str


def current(participation: Participation) -> AnswersVersion | None:
    """The answers that hold: the last version; None before the end and after a withdrawal."""
    versions = AnswersVersion.objects.select_related("instrument", "answers__wave")
    return versions.filter(answers=participation.answers).last()


def reported(participation: Participation) -> AnswersVersion | None:
    """The answers that hold, where a report of them was agreed to."""
    return current(participation) if "report" in agreed(participation) else None


def report_of(participation: Participation, version: AnswersVersion, lang: str) -> trigpoint.Report:
    """The report of a participation's answers, in the instrument's language for the site's."""
    wave = _wave_of(version, version.sheet)
    companies = trigpoint.ready_companies(
        wave,
        waves.spoken(wave.instrument, lang),
        _benchmark(wave, participation, version),
        _previous(participation, version),
    )
    dated = timezone.localdate(version.submitted)
    return trigpoint.company_report(companies, FIRM, participation.name, dated)


def warm_up() -> None:
    """Make a report of no answers: what is read once is read before the first company waits."""
    wave = waves.open_wave()
    if wave is None:
        return
    nobody = AnswersVersion(answers=Answers(wave=wave), instrument=wave.instrument, sheet={})
    for lang, _ in settings.LANGUAGES:
        report = report_of(Participation(wave=wave), nobody, lang)
        body_of(report)
        pdf_of(report)


def body_of(report: trigpoint.Report) -> str:
    """The report for a page of the site; its style and script are static files."""
    return trigpoint.html_fragment(report).body


def pdf_of(report: trigpoint.Report) -> bytes:
    """The report as a PDF."""
    return trigpoint.pdf_bytes(report)


def standing(version: AnswersVersion, sheet: Mapping[str, Any], lang: str) -> Standing:
    """Where a company with these answers would stand, by points alone."""
    wave = _wave_of(version, sheet)
    found = trigpoint.explain(wave.responses, FIRM, wave.cut_points)
    if found.index is None or found.stage is None:
        return Standing(None, "", "")
    text = trigpoint.index_text(found.index, wave.cut_points)
    stages = waves.text_of(version.instrument, lang).stages
    return Standing(found.index, text, stages[found.stage].name)


def language_of(version: AnswersVersion, lang: str) -> str:
    """The language in which the instrument speaks on a page in ``lang``."""
    return waves.spoken(waves.instrument_of(version.instrument), lang)


def scored_questions(version: AnswersVersion) -> tuple[str, ...]:
    """The questions that a company can try other answers to: those that earn points."""
    instrument = waves.instrument_of(version.instrument)
    return tuple(dict.fromkeys(one.question for one in instrument.indicators))


def answers_in_words(held: AnswersVersion | Draft) -> list[dict[str, Any]]:
    """Answers as they were seen, in the order of asking, in the words of the language used.

    Databases keep a sheet in an order of their own.
    """
    text = waves.text_of(held.instrument, held.language)
    asked = waves.instrument_of(held.instrument).asking_order
    return [
        {
            "id": id_,
            "question": text.questions[id_].ask,
            "answer": _in_words(text.questions[id_].options, held.sheet[id_]),
            "as_kept": held.sheet[id_],
        }
        for id_ in asked
        if id_ in held.sheet
    ]


def _in_words(options: Mapping[str, str], answer: Any) -> Any:
    if isinstance(answer, list):
        return [options[one] for one in answer]
    return options.get(answer, answer) if isinstance(answer, str) else answer


def _wave_of(version: AnswersVersion, sheet: Mapping[str, Any]) -> trigpoint.Wave:
    """A wave of this one firm."""
    responses = trigpoint.responses_of(waves.instrument_of(version.instrument), {FIRM: sheet})
    folder = waves.folder_of(version.instrument.fingerprint)
    return trigpoint.wave_of(waves.settings_of(version.answers.wave), str(folder), responses)


def _benchmark(
    wave: trigpoint.Wave, participation: Participation, version: AnswersVersion
) -> trigpoint.Benchmark:
    """The latest frozen one of the same questions and key; the open wave is none.

    A firm is among those of its own wave only if its answers count and it agreed to that.
    """
    frozen = waves.latest_benchmark(version.instrument.meaning)
    if frozen is None:
        return trigpoint.NO_BENCHMARK
    found = trigpoint.benchmark_of(waves.release_of(frozen), wave)
    counted = participation.counted is not None and "benchmark" in agreed(participation)
    return replace(found, own=found.own and counted)


def _previous(participation: Participation, version: AnswersVersion) -> trigpoint.Wave | None:
    """The company's answers of the wave before, where its questions and key were the same."""
    before = _before(participation)
    then = before and current(before)
    if then is None or version.instrument.meaning != then.instrument.meaning:
        return None
    return _wave_of(then, then.sheet)


def _before(participation: Participation) -> Participation | None:
    """The company's counted participation in the wave before, for whoever speaks for the company.

    An address at its domain makes answers count; what colleagues answered it does not show.
    """
    speaks = Representative.established.filter(
        user=participation.user_id, company=participation.company_id
    )
    return Participation.objects.filter(
        wave=participation.wave.previous_id,
        company__representative__in=speaks,
        counted__isnull=False,
    ).first()
