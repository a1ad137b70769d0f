"""``trigpoint report``: the annual report of a wave in every format, and its open data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.instrument.load import ensure_language
from trigpoint.reports.annual import annual_report
from trigpoint.reports.annual.publish import STEPS, publish
from trigpoint.reports.source import TALLY, Source, open_source, wave_source


@click.command("report", epilog="Example: trigpoint report waves/2023 --out report-2023 --lang en")
@options.answers_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write to.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    help="Last year: a wave folder, an answers file, a tally, or a file of printed figures. "
    "A wave folder may name its own.",
)
@click.option(
    "--cohort",
    "cohorts",
    multiple=True,
    metavar="ID",
    help="A cohort to set against the other firms; may be given several times. "
    "Every cohort of the wave where none is given.",
)
@options.instrument_option
@options.lang_option
@options.common_options
def command(
    answers: Path,
    out: Path,
    previous: Path | None,
    cohorts: tuple[str, ...],
    instrument_name: str,
    lang: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write the annual report of ANSWERS (a wave folder, an answers file or a tally).

    Into the folder go report.html, report.pdf, report.xlsx and report.pptx, and data/ with the
    tidy tables. Nothing in them tells of fewer than 5 firms.
    """
    source = _opened(answers, instrument_name, lang, quiet=quiet)
    lang = lang or source.instrument.languages[0]
    ensure_language(source.instrument, lang)
    shown = source.cohorts(cohorts)
    report = annual_report(source, lang, cohorts=shown, previous=previous)
    hidden = quiet or as_json or not sys.stderr.isatty()
    written = publish(report, source, shown, out, f"trigpoint report {answers.name}")
    with click.progressbar(
        written, length=STEPS, label="Writing", file=sys.stderr, hidden=hidden
    ) as paths:
        found = list(paths)
    if as_json:
        options.print_json({"files": list(map(str, found))})
    elif not quiet:
        click.echo("\n".join(map(str, found)))


def _opened(answers: Path, instrument_name: str, lang: str | None, *, quiet: bool) -> Source:
    if answers.suffix.lower() == TALLY:
        return open_source(answers, instrument_name)
    return wave_source(options.load_answers(answers, instrument_name, lang=lang, quiet=quiet))
