"""``trigpoint company``: the report of one firm, or of every one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.errors import SHOWN, MachineError, UsageError
from trigpoint.files import make_folder
from trigpoint.reports.company import (
    Companies,
    Written,
    company_report,
    open_companies,
    write_companies,
)
from trigpoint.reports.formats import write_report


@click.command(
    "company", epilog="Example: trigpoint company waves/2023 --respondent f001 --out f001.pdf"
)
@options.answers_argument
@click.option("--respondent", help="The respondent's id.")
@options.out_option(".pdf", ".html", required=False)
@click.option(
    "--all",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write every respondent's report to, a file each.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "html"]),
    default="pdf",
    show_default=True,
    help="The format of the files that --all writes.",
)
@click.option(
    "--benchmark",
    "release",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="RELEASE",
    help="The release to compare with; the wave's own settings name one, or the wave itself is.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="ANSWERS",
    help="Last time's answers or wave folder, where the same respondents are looked up.",
)
@options.instrument_option
@options.lang_option
@options.common_options
def command(
    answers: Path,
    respondent: str | None,
    out: Path | None,
    folder: Path | None,
    form: str,
    release: Path | None,
    previous: Path | None,
    instrument_name: str,
    lang: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write what a firm among ANSWERS takes to a meeting: index, stage, place, and what to do.

    Others appear only as a release shows them. Without a release the wave itself is compared with,
    as it would be released.
    """
    single = respondent is not None and out is not None and folder is None
    every = folder is not None and respondent is None and out is None
    if not single and not every:
        raise UsageError("Say either --respondent ID with --out FILE, or --all DIR.")
    wave = options.load_answers(answers, instrument_name, lang=lang, quiet=quiet)
    companies = open_companies(
        wave, lang or wave.instrument.languages[0], release=release, previous=previous
    )
    if respondent is not None and out is not None:
        write_report(company_report(companies, respondent), out)
        written = [Written(respondent, out, "")]
    elif folder is not None:
        written = _write_all(companies, folder, f".{form}", hidden=quiet or as_json)
    _tell(written, folder or out, as_json=as_json, quiet=quiet)


def _write_all(companies: Companies, folder: Path, ending: str, *, hidden: bool) -> list[Written]:
    make_folder(folder)
    respondents = list(companies.rows)
    written = write_companies(companies, respondents, folder, ending)
    with click.progressbar(
        written,
        length=len(respondents),
        label="Reports",
        file=sys.stderr,
        hidden=hidden or not sys.stderr.isatty(),
    ) as bar:
        return list(bar)


def _tell(written: list[Written], target: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Say what was written, and what failed; a failure is one of the machine."""
    failed = [one for one in written if one.failure]
    if as_json:
        options.print_json(
            [
                {"respondent": one.respondent, "file": str(one.file), "failure": one.failure}
                for one in written
            ]
        )
    elif not quiet:
        click.echo(f"{len(written) - len(failed)} of {len(written)} reports: {target}")
    if failed:
        lines = [f"{one.respondent}: {one.failure}" for one in failed[:SHOWN]]
        lines += ["…"] if len(failed) > SHOWN else []
        raise MachineError("\n".join([f"{len(failed)} reports were not written.", *lines]))
