"""``trigpoint wave``: a whole wave from its answers to tables, and the audit of its print."""

from __future__ import annotations

import math
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.cli.audit import audit_page
from trigpoint.cli.layout import aligned
from trigpoint.files import write_bytes
from trigpoint.instrument.text import Text
from trigpoint.published.audit import audit
from trigpoint.published.read import read_published
from trigpoint.tables.labels import column_labels, row_label
from trigpoint.tables.model import Tables
from trigpoint.tables.words import words
from trigpoint.wave.open import Wave
from trigpoint.wave.run import Run, run_wave


@click.command("wave", epilog="Example: trigpoint wave waves/2023 --out out")
@options.answers_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write to.",
)
@options.instrument_option
@options.lang_option
@options.faults_option
@options.quiet_option
def command(answers: Path, out: Path, instrument_name: str, lang: str | None, quiet: bool) -> None:
    """Run the wave ANSWERS: scores, tally, stages and tables; audit its printed figures."""
    wave = options.load_answers(answers, instrument_name, lang=lang, quiet=quiet)
    text = options.load_wave_text(wave, lang)
    run = run_wave(wave, out, text)
    files = [*run.files, *_audited(wave, out)]
    if not quiet:
        click.echo("\n\n".join([*_headlines(wave, run, text), _places(files)]))


def _audited(wave: Wave, out: Path) -> list[tuple[Path, str]]:
    if wave.settings is None or wave.settings.published is None:
        return []
    published = read_published(wave.path / wave.settings.published)
    target = out / "audit.txt"
    write_bytes(target, (audit_page(audit(published).findings) + "\n").encode())
    return [(target, "what cannot be right in the printed tables")]


def _headlines(wave: Wave, run: Run, text: Text) -> list[str]:
    return [_title(wave, text), _scores(run.tables, text), _stages(run.tables, text)]


def _title(wave: Wave, text: Text) -> str:
    title, warning = wave.heading(text.lang)
    return "\n".join(filter(None, [title or text.title, warning]))


def _scores(tables: Tables, text: Text) -> str:
    """The index with its base and interval, and the dimensions, of every column."""
    index = tables.row("index")
    dimensions = [tables.row(one.id) for one in tables.instrument.dimensions]
    own = words(text.lang)
    head = ["", own["base"], own["index"], own["interval"]]
    rows = [[*head, *(text.dimensions[one.question].short for one in dimensions)]]
    for at, label in enumerate(column_labels(tables.columns, text)):
        numbers = [_figure(one.percent[at]) for one in (index, *dimensions)]
        interval = f"{_figure(index.low[at])} - {_figure(index.high[at])}"
        rows.append([label, str(index.bases.n[at]), numbers[0], interval, *numbers[1:]])
    return aligned(rows)


def _stages(tables: Tables, text: Text) -> str:
    """The share of every stage in every column, in percent."""
    stages = [row for row in tables.rows() if row.question == "stage"]
    rows = [["%", *(row_label(row, text) for row in stages)]]
    for at, label in enumerate(column_labels(tables.columns, text)):
        rows.append([label, *(_figure(row.percent[at]) for row in stages)])
    return aligned(rows)


def _figure(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.1f}"


def _places(files: list[tuple[Path, str]]) -> str:
    width = max(len(str(path)) for path, _ in files)
    return "\n".join(f"{path!s:{width}}  {what}" for path, what in files)
