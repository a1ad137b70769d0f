"""``trigpoint wave``: a whole wave from its answers to tables, and the audit of its print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.cli.layout import aligned
from trigpoint.files import write_bytes
from trigpoint.instrument.text import Text
from trigpoint.tables.labels import column_labels, row_label
from trigpoint.tables.long import long_rows
from trigpoint.tables.model import Row, Tables
from trigpoint.tables.spec import MARKED_BASE
from trigpoint.tables.words import words
from trigpoint.wave.open import Wave
from trigpoint.wave.run import Run, run_wave

MARK = "†"
"""Follows a base that is small, as in the tables."""


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
@options.common_options
def command(
    answers: Path,
    out: Path,
    instrument_name: str,
    lang: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Run the wave ANSWERS: scores, tally, stages and tables; audit its printed figures."""
    wave = options.load_answers(answers, instrument_name, lang=lang, quiet=quiet)
    text = options.load_wave_text(wave, lang)
    run = run_wave(wave, out, text)
    files = [*run.files, *_audited(wave, out)]
    if as_json:
        options.print_json(_document(run, files))
    elif not quiet:
        click.echo("\n\n".join([*_headlines(wave, run, text), _places(files, text)]))


def _audited(wave: Wave, out: Path) -> list[Path]:
    """The audit of what was printed; its modules are loaded only where something was."""
    if wave.folder is None or wave.settings is None or wave.settings.published is None:
        return []
    from trigpoint.cli.audit import audit_page
    from trigpoint.published.audit import audit
    from trigpoint.published.read import read_published

    published = read_published(wave.folder / wave.settings.published)
    target = out / "audit.txt"
    write_bytes(target, (audit_page(audit(published).misprints) + "\n").encode())
    return [target]


def _document(run: Run, files: list[Path]) -> dict[str, object]:
    """The index and the stages of every column as rows in long form, and the files."""
    rows = long_rows(run.tables).to_pylist()
    shown = [row for row in rows if row["question"] in ("index", "stage")]
    return {"headlines": shown, "files": list(map(str, files))}


def _headlines(wave: Wave, run: Run, text: Text) -> list[str]:
    heading = wave.heading(text.lang)
    title = "\n".join(filter(None, [heading.title or text.title, heading.warning]))
    labels = column_labels(run.tables.columns, text, heading.cohorts)
    return [title, _scores(run.tables, labels, text), _stages(run.tables, labels, text)]


def _scores(tables: Tables, labels: Sequence[str], text: Text) -> str:
    """The index with its base and interval, and the dimensions, of every column."""
    index = tables.row("index")
    dimensions = [tables.row(one.id) for one in tables.instrument.dimensions]
    own = words(text.lang)
    head = ["", own["base"] + " ", own["index"], own["interval"]]
    rows = [[*head, *(text.dimensions[one.question].short for one in dimensions)]]
    for at, label in enumerate(labels):
        numbers = [_figure(one.percent[at]) for one in (index, *dimensions)]
        base = own["withheld"] + " " if index.suppressed[at] else _base(index, at)
        rows.append([label, base, numbers[0], _interval(index, at), *numbers[1:]])
    marked = any(row[1].endswith(MARK) for row in rows)
    return "\n".join([aligned(rows), *([own["key_marked"]] if marked else [])])


def _stages(tables: Tables, labels: Sequence[str], text: Text) -> str:
    """The share of every stage in every column, in percent."""
    stages = [row for row in tables.rows() if row.question == "stage"]
    rows = [["%", *(row_label(row, text) for row in stages)]]
    for at, label in enumerate(labels):
        rows.append([label, *(_figure(row.percent[at]) for row in stages)])
    return aligned(rows)


def _base(row: Row, at: int) -> str:
    """How many stand behind a column, marked where they are few; the numbers stay in line."""
    n = int(row.bases.n[at])
    return f"{n}{MARK if n < MARKED_BASE else ' '}"


def _interval(row: Row, at: int) -> str:
    low, high = row.low[at], row.high[at]
    return "-" if math.isnan(low) else f"{low:.1f} - {high:.1f}"


def _figure(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.1f}"


def _places(files: list[Path], text: Text) -> str:
    width = max(len(str(path)) for path in files)
    return "\n".join(f"{path!s:{width}}  {words(text.lang)[path.name]}" for path in files)
