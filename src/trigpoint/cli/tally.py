"""``trigpoint tally``: count a wave once, or add tallies."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from trigpoint.cli import options
from trigpoint.engines.local import Counted, tally_file
from trigpoint.errors import UsageError
from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.text import wordings
from trigpoint.tally.file import is_tally, read_tally, write_tally
from trigpoint.tally.model import WEIGHT_UNIT, Tally, add_tallies
from trigpoint.wave.count import tally_wave

EXAMPLES = """\
Examples: trigpoint tally answers.parquet --by capital --out 2023.tally;
trigpoint tally north.tally south.tally --out both.tally
"""


@click.command("tally", epilog=EXAMPLES)
@click.argument(
    "sources",
    metavar="ANSWERS...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option(
    "--by",
    "banners",
    multiple=True,
    metavar="QUESTION",
    help="A question or profile column whose answers become columns too. May be repeated.",
)
@options.out_option()
@options.instrument_option
@options.common_options
def command(
    sources: tuple[Path, ...],
    banners: tuple[str, ...],
    out: Path,
    instrument_name: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Count ANSWERS into a tally, from which every table and stage follows, or add tallies.

    Each of ANSWERS is a file of answers, a wave folder, or a tally. Tallies add where they count
    answers to the same instrument in the same columns; that nobody is in two of them is up to you.
    A Parquet file is counted in one pass and need not fit into memory.

    A tally is confidential: it holds counts of single firms.
    """
    if banners and all(is_tally(source) for source in sources):
        raise UsageError("--by: the columns of a tally are fixed. Count the answers again.")
    found = [_tally(source, instrument_name, banners, quiet=quiet) for source in sources]
    total = add_tallies(*found)
    write_tally(total, out)
    if as_json:
        options.print_json(_summary(total))
    elif not quiet:
        click.echo(f"{total.size.n[0]} respondents in {len(total.columns)} columns: {out}")


def _tally(source: Path, name: str, banners: Sequence[str], *, quiet: bool) -> Tally:
    if is_tally(source):
        return read_tally(source, load_instrument(name))
    if source.suffix.lower() != ".parquet":
        return tally_wave(options.load_answers(source, name, quiet=quiet), banners)
    counted = _counted(source, name, banners, quiet=quiet)
    if not quiet:
        click.echo("".join(f"{notice}\n" for notice in counted.notices), err=True, nl=False)
    return counted.tally


def _counted(source: Path, name: str, banners: Sequence[str], *, quiet: bool) -> Counted:
    instrument, words = load_instrument(name), wordings(name)
    with click.progressbar(
        length=1, label=source.name, file=sys.stderr, hidden=quiet or not sys.stderr.isatty()
    ) as bar:

        def progress(rows: int, of: int) -> None:
            bar.length = of
            bar.update(rows)

        return tally_file(source, instrument, words, banners, progress)


def _summary(found: Tally) -> dict[str, Any]:
    return {
        "respondents": int(found.size.n[0]),
        "weighted": int(found.size.w[0]) / WEIGHT_UNIT,
        "columns": len(found.columns),
        "instrument": found.instrument.id,
        "hash": found.instrument.hash,
    }
