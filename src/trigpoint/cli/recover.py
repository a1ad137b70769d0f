"""``trigpoint recover``: the option points behind printed means."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click

from trigpoint.cli import options
from trigpoint.published.corrected import corrected
from trigpoint.published.read import read_published
from trigpoint.published.recover import GRID, MISS, Recovered, recover
from trigpoint.published.recover_report import SHOWN, notes, recovered_document


@click.command("recover", epilog="Example: trigpoint recover published.yaml --grid 5 --json")
@click.argument("published", type=click.Path(path_type=Path))
@click.option(
    "--grid",
    type=click.IntRange(1, 100),
    default=GRID,
    show_default=True,
    help="Points are multiples of this, from 0 to 100.",
)
@click.option(
    "--miss",
    type=options.PointsRange(),
    default=float(MISS),
    show_default=True,
    help="The most by which a key may miss one column, and the total.",
)
@options.common_options
def command(published: Path, grid: int, miss: float, as_json: bool, quiet: bool) -> None:
    """Find every key that gives the printed means of PUBLISHED, once its tables are corrected."""
    keys = recover(corrected(read_published(published)), grid=grid, miss=Decimal(str(miss)))
    if as_json:
        options.print_json(recovered_document(keys))
    elif not quiet:
        for id_, one in keys.items():
            _print(id_, one)


def _print(id_: str, one: Recovered) -> None:
    verdict = "unique" if one.unique else f"{len(one.solutions)} keys"
    click.echo(f"{id_}  {verdict if one.solutions else 'open'}")
    for key in one.solutions[:SHOWN]:
        points = "  ".join(f"{name} {earned}" for name, earned in key.points.items())
        click.echo(f"    {points}  (within {float(key.residual):.2f})")
    for sentence in notes(one):
        click.echo(f"    - {sentence}")
