"""``trigpoint score``: per respondent, indicators, dimensions, index and stage."""

from __future__ import annotations

from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.rows import ENDINGS, write_rows
from trigpoint.scores import score
from trigpoint.scores.rows import score_rows


@click.command("score", epilog="Example: trigpoint score answers.csv --out scores.csv")
@options.answers_argument
@options.out_option(*ENDINGS, required=False)
@options.instrument_option
@options.common_options
def command(
    answers: Path, out: Path | None, instrument_name: str, as_json: bool, quiet: bool
) -> None:
    """Score every respondent of ANSWERS: indicators, dimensions, index, stage."""
    if out is None and not as_json:
        raise click.UsageError("Say where the scores go: --out FILE, or --json to print them.")
    wave = options.load_answers(answers, instrument_name, quiet=quiet)
    rows = score_rows(score(wave.responses, wave.cut_points))
    if out is not None:
        write_rows(rows, out)
    if as_json:
        options.print_json(rows.to_pylist())
    elif not quiet:
        click.echo(f"{rows.num_rows} respondents scored: {out}")
