"""``trigpoint instrument``: check an instrument's files, and help editors to write them."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic import BaseModel

from trigpoint.cli import options
from trigpoint.errors import DataError
from trigpoint.instrument.check import check_instrument
from trigpoint.instrument.load import instrument_folder, load_instrument
from trigpoint.instrument.schema import MODELS, write_schemas
from trigpoint.reports.look import Look
from trigpoint.wave.settings import WaveSettings

SCHEMAS: dict[str, type[BaseModel]] = {**MODELS, "wave": WaveSettings, "look": Look}
"""Every file that an organiser writes by hand, by the name of its schema."""


@click.group("instrument")
def command() -> None:
    """Check an instrument, or write the schemas that help an editor with its files."""


@command.command("check", epilog="Example: trigpoint instrument check my-survey/")
@click.argument("folder", metavar="DIR")
@options.common_options
def check(folder: str, as_json: bool, quiet: bool) -> None:
    """Find every fault of an instrument at once, each with its file and line.

    DIR holds instrument.yaml, maybe report.yaml, and for every language text, advice, resources and
    the words of the report; the name of an instrument that comes along will do as well.
    """
    path = instrument_folder(folder)
    faults = check_instrument(path)
    if as_json:
        rows = [{"where": one.where, "what": one.what, "allowed": one.allowed} for one in faults]
        options.print_json({"instrument": folder, "faults": rows})
    if faults:
        raise DataError(faults)
    if not (quiet or as_json):
        click.echo(_summary(path))


@command.command("schema", epilog="Example: trigpoint instrument schema --out schemas/")
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    required=True,
    metavar="DIR",
    help="The folder to write them to.",
)
def schema(folder: Path) -> None:
    """Write JSON Schemas for an editor: of an instrument's files, wave.yaml and look.yaml.

    With them it completes and checks these files as you write.

    A file names its schema in its first line:
    "# yaml-language-server: $schema=schemas/text.schema.json".
    """
    for path in write_schemas(folder, SCHEMAS):
        click.echo(path)


def _summary(folder: Path) -> str:
    instrument = load_instrument(folder)
    counts = {
        "questions": len(instrument.questions),
        "indicators": len(instrument.indicators),
        "dimensions": len(instrument.dimensions),
        "stages": len(instrument.stages.names),
    }
    what = ", ".join(f"{count} {name}" for name, count in counts.items())
    languages = ", ".join(instrument.languages)
    return f"{instrument.id} {instrument.version} is whole: {what}, in {languages}."
