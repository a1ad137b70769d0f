"""``trigpoint rake``: answers with weights that meet known margins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.responses.write import write_answers
from trigpoint.weights import Raking, rake, read_margins


@click.command(
    "rake", epilog="Example: trigpoint rake answers.csv --margins margins.yaml --out weighted.csv"
)
@options.answers_argument
@click.option(
    "--margins",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="A YAML file: question: {option: share or count}.",
)
@options.out_option(".csv", ".xlsx", ".parquet")
@click.option(
    "--trim",
    type=(float, float),
    default=(0.3, 3.0),
    show_default=True,
    metavar="LOW HIGH",
    help="Bounds of a weight, relative to the mean.",
)
@click.option("--no-trim", is_flag=True, help="Leave the weights unbounded.")
@options.instrument_option
@options.common_options
def command(
    answers: Path,
    margins: Path,
    out: Path,
    trim: tuple[float, float],
    no_trim: bool,
    instrument_name: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Weight ANSWERS so that shares known of all firms are met, and write them with the weights.

    Weights that ANSWERS has already are where raking starts.
    """
    wave = options.load_answers(answers, instrument_name, quiet=quiet)
    found = rake(wave.responses, read_margins(margins), trim=None if no_trim else trim)
    write_answers(replace(wave.responses, weights=found.weights), out)
    if as_json:
        options.print_json(
            {
                "n": len(found.weights),
                "converged": found.converged,
                "iterations": found.iterations,
                "largest_miss": found.largest_miss,
                "trimmed": found.trimmed,
                "design_effect": round(found.design_effect, 6),
                "effective_base": round(found.effective_base, 6),
            }
        )
    elif not quiet:
        click.echo(f"{_report(found)}\n{out}")


def _report(found: Raking) -> str:
    met = f"All margins are met after {found.iterations} rounds."
    if not found.converged:
        met = (
            f"NOT ALL MARGINS ARE MET within the bounds after {found.iterations} rounds: "
            f"a share is off by up to {100 * found.largest_miss:.2f} percentage points."
        )
    return (
        f"{met}\n{found.trimmed} of {len(found.weights)} weights are at a bound.\n"
        f"Design effect {found.design_effect:.3f}: as precise as {found.effective_base:.1f} "
        f"respondents of equal weight."
    )
