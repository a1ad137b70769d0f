"""``trigpoint release``: what may be published of a wave, as a folder."""

from __future__ import annotations

from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.instrument.text import load_text
from trigpoint.release.files import write_release
from trigpoint.release.issue import make_release
from trigpoint.tally.kernel import tally_answers


@click.command("release", epilog="Example: trigpoint release waves/2023 --out release-2023")
@options.answers_argument
@click.option(
    "--by",
    multiple=True,
    metavar="NAME",
    help="A profile column or cohort:ID; may be given several times. "
    "The instrument's own banner where none is given.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write to.",
)
@options.instrument_option
@options.common_options
def command(
    answers: Path,
    by: tuple[str, ...],
    out: Path,
    instrument_name: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write what may be published of ANSWERS: suppressed tables, the index in bands, a codebook.

    Columns with fewer than 5 firms are withheld, and others with them, so that no subtraction
    gives them back. Two releases of one wave by different banners may give away what each
    withholds: make one.
    """
    wave = options.load_answers(answers, instrument_name, quiet=quiet)
    banners = by or (wave.instrument.banner,)
    profile = {column.id for column in wave.instrument.profile}
    counted = tally_answers(wave.responses, [name for name in banners if name in profile])
    issued = make_release(
        counted,
        by=banners,
        cut_points=wave.cut_points,
        warning=wave.heading("en").warning,
        wave=wave.identity(),
        members=wave.responses.cohorts,
        command=" ".join(["trigpoint release", answers.name, *(f"--by {name}" for name in by)]),
    )
    texts = {lang: load_text(wave.name, lang) for lang in wave.instrument.languages}
    write_release(issued, out, texts)
    if as_json:
        options.print_json(issued.manifest)
    elif not quiet:
        click.echo(f"{issued.tables.num_rows} figures, by {', '.join(banners)}: {out}")
