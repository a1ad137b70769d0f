"""``trigpoint reconstruct``: invented firms whose answers reproduce printed tables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.instrument.load import load_instrument
from trigpoint.published.audit import audit
from trigpoint.published.read import read_published
from trigpoint.published.reconstruct.figures import figures_document, figures_path, write_figures
from trigpoint.published.reconstruct.run import STEPS, reconstruct
from trigpoint.published.reconstruct.statements import statements
from trigpoint.published.reproduce import Verdict, reproduce
from trigpoint.responses.write import write_answers
from trigpoint.scores import score


@click.command(
    "reconstruct",
    epilog="Example: trigpoint reconstruct published.yaml --out answers.csv --seed 2023",
)
@click.argument("published", type=click.Path(path_type=Path))
@options.out_option(".csv", ".xlsx", ".parquet")
@options.seed_option
@options.instrument_option
@options.common_options
def command(
    published: Path, out: Path, seed: int, instrument_name: str, as_json: bool, quiet: bool
) -> None:
    """Invent firms whose answers reproduce the printed tables of PUBLISHED.

    Beside the answers stands what is printed, derived and invented (ANSWERS.figures.json).
    """
    printed = read_published(published)
    sentences = statements(printed.statements, instrument_name)
    instrument = load_instrument(instrument_name)
    hidden = quiet or not sys.stderr.isatty()
    bar = click.progressbar(length=STEPS, label="Reconstructing", file=sys.stderr, hidden=hidden)
    with bar:
        found = reconstruct(printed, instrument, seed, sentences, lambda: bar.update(1))
    scores = score(found.responses)
    rows = reproduce(printed, audit(printed), found.responses, scores)
    document = figures_document(found, rows, printed.source.title, seed)
    write_answers(found.responses, out)
    write_figures(document, out)
    if as_json:
        options.print_json(document)
    elif not quiet:
        for row in rows:
            if row.verdict in (Verdict.NEARLY, Verdict.MISSED):
                column = f", {row.column}" if row.column else ""
                click.echo(f"{row.where}{column}: printed {row.printed}, ours {row.ours}")
        verdicts = ", ".join(f"{n} {verdict}" for verdict, n in document["verdicts"].items() if n)
        click.echo(f"{len(found.responses)} invented firms: {out}")
        click.echo(f"{len(rows)} figures ({verdicts}): {figures_path(out)}")
