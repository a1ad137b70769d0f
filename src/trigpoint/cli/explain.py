"""``trigpoint explain``: how one respondent's index comes about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from trigpoint.cli import options
from trigpoint.instrument.text import Text
from trigpoint.scores import Explanation, Reason, explain
from trigpoint.wave.open import Wave


@click.command("explain", epilog="Example: trigpoint explain answers.csv --respondent F001")
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
    """Show what every answer of one respondent earns and what better ones would add."""
    wave = options.load_answers(answers, instrument_name, lang=lang, quiet=quiet)
    explanation = explain(wave.responses, respondent, wave.cut_points)
    if as_json:
        options.print_json(_document(explanation))
    else:
        text = options.load_wave_text(wave, lang)
        click.echo("\n".join([_headline(explanation, text), *_paragraphs(explanation, wave, text)]))


def _document(explanation: Explanation) -> dict[str, Any]:
    return {
        "respondent": explanation.respondent,
        "index": _number(explanation.index),
        "stage": explanation.stage,
        "to_next": _number(explanation.to_next),
        "indicators": [_reason(reason) for reason in explanation.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "indicator": reason.indicator,
        "dimension": reason.dimension,
        "state": reason.state,
        "answer": list(reason.answer),
        "points": _number(reason.points),
        "weight": _number(reason.weight),
        "contribution": _number(reason.contribution),
        "advised": reason.advised,
        "better": [
            {"answer": one.answer, "points": _number(one.points), "gain": _number(one.gain)}
            for one in reason.better
        ],
    }


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)


def _headline(explanation: Explanation, text: Text) -> str:
    index = "-" if explanation.index is None else f"{float(explanation.index):.1f}"
    stage = text.stages[explanation.stage].name if explanation.stage else "-"
    line = f"{explanation.respondent}   index {index}   {stage}"
    if explanation.to_next is not None:
        line += f"   (+{float(explanation.to_next):.1f} to the next stage)"
    return line


def _paragraphs(explanation: Explanation, wave: Wave, text: Text) -> Iterator[str]:
    for reason in explanation.reasons:
        labels = text.questions[wave.instrument.question_of(reason.indicator).id].options
        answer = "; ".join(labels.get(one, one) for one in reason.answer) or reason.state
        yield f"\n{reason.indicator}  {text.indicators[reason.indicator].title}"
        yield f"   {answer}"
        yield f"   {_sum(reason)}"
        if reason.better and not reason.advised:
            yield "   (says how the firm works, not how well: no advice to change it)"
        for one in reason.better:
            yield f"   +{float(one.gain):.2f}  {labels.get(one.answer, one.answer)}"


def _sum(reason: Reason) -> str:
    if reason.points is None or reason.contribution is None:
        return "no points: not answered"
    points, share = float(reason.points), float(reason.contribution)
    return f"{points:.0f} points x weight {float(reason.weight):.4f} = {share:.2f} of the index"
