"""``trigpoint path``: the steps of least effort that take one respondent to the next stage."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from trigpoint.cli import options
from trigpoint.instrument.text import Text
from trigpoint.scores.explain import row_of
from trigpoint.stages.path import Step, WayUp, answers_of, way_up
from trigpoint.stages.profile import stage_names
from trigpoint.wave.open import Wave


@click.command("path", epilog="Example: trigpoint path answers.csv --respondent F001")
@options.answers_argument
@click.option("--respondent", required=True, help="The respondent's id.")
@options.instrument_option
@options.lang_option
@options.common_options
def command(
    answers: Path,
    respondent: str,
    instrument_name: str,
    lang: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show the advisable steps that lift one respondent of ANSWERS to the next stage.

    Of all sets of steps that reach it, the one of least effort is shown.
    """
    wave = options.load_answers(answers, instrument_name, lang=lang, quiet=quiet)
    codes = answers_of(wave.responses, row_of(wave.responses, respondent))
    way = way_up(wave.instrument, codes, wave.cut_points)
    if as_json:
        options.print_json({"respondent": respondent, **_document(way, wave)})
    else:
        click.echo("\n".join(_page(way, wave, options.load_wave_text(wave, lang))))


def _document(way: WayUp, wave: Wave) -> dict[str, Any]:
    stages = _stages(way, wave)
    return {
        "outcome": way.outcome,
        "unanswered": list(way.unanswered),
        "index": _number(way.index),
        "stage": stages[0],
        "next_stage": stages[1],
        "cut_point": None if way.cut_point is None else float(way.cut_point),
        "steps": [_step(step) for step in way.steps],
        "effort": way.effort,
        "reached": _number(way.reached),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "indicator": step.indicator,
        "given": list(step.given),
        "to": step.to,
        "effort": step.effort,
        "points": _number(step.points),
        "gain": _number(step.gain),
        "along": {indicator: list(options) for indicator, options in step.along.items()},
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)


def _stages(way: WayUp, wave: Wave) -> tuple[str | None, str | None]:
    """Where the respondent stands, and the stage above."""
    if way.stage is None:
        return None, None
    names = stage_names(wave.instrument, len(wave.cut_points) + 1)
    return names[way.stage], None if way.outcome == "top" else names[way.stage + 1]


def _page(way: WayUp, wave: Wave, text: Text) -> Iterator[str]:
    if way.outcome == "unanswered":
        titles = "; ".join(text.indicators[one].title for one in way.unanswered)
        yield f"There is no index, and so no way: not answered are {titles}."
        return
    stage, above = (_stage_words(name, text) for name in _stages(way, wave))
    yield f"index {_figure(way.index)}   {stage}"
    if way.outcome == "top":
        yield "This is the highest stage."
    elif way.outcome == "out_of_reach":
        yield f"{above} begins at {way.cut_point}; advisable steps lead to {_figure(way.reached)}."
    else:
        yield f"to {above}, from {way.cut_point}: effort {way.effort}, steps: {len(way.steps)}"
        for step in way.steps:
            yield from _paragraph(step, wave, text)
        yield f"\nindex {_figure(way.reached)} afterwards"


def _stage_words(name: str | None, text: Text) -> str:
    return text.stages[name].name if name is not None and name in text.stages else str(name)


def _paragraph(step: Step, wave: Wave, text: Text) -> Iterator[str]:
    gains = f"+{float(step.points):.0f} points, +{float(step.gain):.2f} of the index"
    yield f"\n{step.indicator}  {text.indicators[step.indicator].title}"
    yield f"   {_words(step.indicator, step.given, wave, text)}"
    yield f"   -> {_words(step.indicator, (step.to,), wave, text)}"
    yield f"   effort {step.effort}: {gains}"
    for indicator, answer in step.along.items():
        title = text.indicators[indicator].title
        yield f"   with it, {title}: {_words(indicator, answer, wave, text)}"


def _words(indicator: str, answer: tuple[str, ...], wave: Wave, text: Text) -> str:
    labels = text.questions[wave.instrument.question_of(indicator).id].options
    return "; ".join(labels.get(one, one) for one in answer) or "not asked"


def _figure(value: Fraction | None) -> str:
    return "-" if value is None else f"{float(value):.1f}"
