"""``trigpoint audit``: what cannot be right in printed tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.files import write_bytes
from trigpoint.published.audit import audit
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.read import read_published
from trigpoint.published.write import published_yaml


@click.command("audit", epilog="Example: trigpoint audit published.yaml --corrected corrected.yaml")
@click.argument("published", type=click.Path(path_type=Path))
@click.option(
    "--corrected",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the tables with what is proven wrong put right, or left open (null).",
)
@options.common_options
def command(published: Path, corrected: Path | None, as_json: bool, quiet: bool) -> None:
    """Find what cannot be right in the printed tables of PUBLISHED, with the evidence."""
    found = audit(read_published(published))
    if corrected is not None:
        remarks = ("Corrected from the figures themselves. What was found in print:",)
        lines = tuple(f"- {_line(one)}" for one in found.misprints)
        text = published_yaml(found.corrected, (*remarks, *lines))
        write_bytes(corrected, text.encode())
    if as_json:
        options.print_json([one.document() for one in found.misprints])
    elif not quiet:
        click.echo(audit_page(found.misprints))


def audit_page(misprints: Sequence[Misprint]) -> str:
    """What was found, each with its evidence, and how much it is."""
    lines = [f"{_line(one)}\n    {one.evidence}" for one in misprints]
    return "\n".join([*lines, _count(len(misprints))])


def _line(one: Misprint) -> str:
    column = f", {one.column}" if one.column else ""
    text = f"{one.where}{column}: {one.kind.value}"
    if isinstance(one.printed, dict) or one.printed is None:
        return text
    return f"{text}; printed {_value(one.printed)}, {_suggestion(one)}"


def _suggestion(one: Misprint) -> str:
    if one.suggested is None:
        return "not known what it should be"
    verb = "a key gives" if one.kind is FaultKind.MEAN_NOT_REPRODUCED else "should be"
    if isinstance(one.suggested, list):
        return f"{verb} {one.suggested[0]} to {one.suggested[-1]}"
    return f"{verb} {_value(one.suggested)}"


def _value(value: object) -> str:
    return " and ".join(map(str, value)) if isinstance(value, list) else str(value)


def _count(faults: int) -> str:
    return {0: "Nothing found.", 1: "1 fault found."}.get(faults, f"{faults} faults found.")
