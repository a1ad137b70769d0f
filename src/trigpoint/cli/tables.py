"""``trigpoint tables``: banner tables in long form, or laid out as a workbook or a page."""

from __future__ import annotations

from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.errors import UsageError
from trigpoint.release.withhold import withholding
from trigpoint.rows import ENDINGS, write_rows
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.long import long_rows
from trigpoint.tables.model import Tables
from trigpoint.tables.spec import COHORT, banner_names
from trigpoint.tally.kernel import tally_answers
from trigpoint.wave.open import Wave

LAID_OUT = (".xlsx", ".html")


@click.command(
    "tables", epilog="Example: trigpoint tables answers.csv --by industry --out tables.xlsx"
)
@options.answers_argument
@click.option(
    "--by",
    multiple=True,
    metavar="NAME",
    help="A profile column, a single-choice question or cohort:ID; may be given several times. "
    "The instrument's own banner where none is given.",
)
@options.out_option(*ENDINGS, *LAID_OUT, required=False)
@click.option(
    "--letters/--no-letters", default=True, help="Test the columns against each other, or not."
)
@options.instrument_option
@options.lang_option
@options.common_options
def command(
    answers: Path,
    by: tuple[str, ...],
    out: Path | None,
    letters: bool,
    instrument_name: str,
    lang: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Tabulate ANSWERS: bases, shares and means with intervals and letters, by banner.

    Columns with fewer than 5 firms are withheld, and others with them.
    """
    if out is None and not as_json:
        raise click.UsageError("Say where the tables go: --out FILE, or --json to print them.")
    wave = options.load_answers(answers, instrument_name, lang=lang, quiet=quiet)
    tables = _tables(wave, by, tested=letters)
    if out is not None:
        _write(tables, wave, out, lang)
    if as_json:
        options.print_json(long_rows(tables).to_pylist())
    elif not quiet:
        click.echo(f"{len(tables.tables)} tables by {', '.join(tables.banners)}: {out}")


def _tables(wave: Wave, by: tuple[str, ...], *, tested: bool) -> Tables:
    known = banner_names(wave.instrument, tuple(wave.responses.cohorts))
    unknown = [name for name in by if name not in known]
    if unknown:
        raise UsageError(f"--by {', '.join(unknown)}: no such banner. Allowed: {', '.join(known)}.")
    banners = by or (wave.instrument.banner,)
    questions = [name for name in banners if not name.startswith(COHORT)]
    counted = tally_answers(wave.responses, questions)
    return compute_tables(
        counted,
        by=banners,
        tested=tested,
        cut_points=wave.cut_points,
        withheld=withholding(counted),
    )


def _write(tables: Tables, wave: Wave, out: Path, lang: str | None) -> None:
    if out.suffix.lower() in ENDINGS:
        write_rows(long_rows(tables), out)
        return
    text = options.load_wave_text(wave, lang)
    if out.suffix.lower() == ".xlsx":
        from trigpoint.tables.xlsx import write_xlsx

        write_xlsx(tables, text, out, wave.heading(text.lang))
    else:
        from trigpoint.tables.html import write_html

        write_html(tables, text, out, wave.heading(text.lang))
