"""``trigpoint explain``: how one respondent's index comes about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from trigpoint.cli import options
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.text import QuestionText, Text, load_text
from trigpoint.scores import Explanation, Reason, explain


@click.command("explain", epilog="Example: trigpoint explain answers.csv --respondent F001")
@options.answers_argument
@click.option("--respondent", required=True, help="The respondent's id.")
@options.instrument_option
@options.lang_option
@options.json_option
@options.faults_option
@options.quiet_option
def command(
    answers: Path,
    respondent: str,
    instrument_name: str,
    lang: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show, for one respondent of ANSWERS, what every answer earns and what better ones would add."""
    wave = options.load_answers(answers, instrument_name, quiet=quiet)
    explanation = explain(wave.responses, respondent, wave.cut_points)
    if as_json:
        options.print_json(_document(explanation))
    else:
        click.echo(_page(explanation, wave.instrument, load_text(wave.instrument_path, lang)))


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
        "better": [
            {"answer": one.answer, "points": _number(one.points), "gain": _number(one.gain)}
            for one in reason.better
        ],
    }


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)


def _page(explanation: Explanation, instrument: Instrument, text: Text) -> str:
    index = "-" if explanation.index is None else f"{float(explanation.index):.1f}"
    stage = text.stages[explanation.stage].name if explanation.stage else "-"
    lines = [f"{explanation.respondent}   index {index}   {stage}"]
    if explanation.to_next is not None:
        lines[0] += f"   (+{float(explanation.to_next):.1f} to the next stage)"
    for reason in explanation.reasons:
        lines += _paragraph(reason, text.questions[instrument.question_of(reason.indicator).id])
    return "\n".join(lines)


def _paragraph(reason: Reason, words: QuestionText) -> list[str]:
    answer = ", ".join(words.options.get(one, one) for one in reason.answer) or reason.state
    points = "-" if reason.points is None else f"{float(reason.points):.0f}"
    share = "-" if reason.contribution is None else f"{float(reason.contribution):.2f}"
    lines = [
        f"\n{reason.indicator}  {words.title}",
        f"   {answer}",
        f"   {points} points x weight {float(reason.weight):.4f} = {share} of the index",
    ]
    for one in reason.better:
        label = words.options.get(one.answer, one.answer)
        lines.append(f"   +{float(one.gain):.2f}  {label}")
    return lines
