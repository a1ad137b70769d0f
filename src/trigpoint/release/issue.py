"""A tally → a release: the one way out of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from importlib.metadata import version
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.errors import UsageError
from trigpoint.release import policy
from trigpoint.release.bands import index_bands
from trigpoint.release.cohorts import ensure_apart
from trigpoint.release.model import SCHEMA, Release
from trigpoint.release.tables import issued_tables
from trigpoint.release.withhold import withholding
from trigpoint.tables.long import long_rows
from trigpoint.tables.model import Bools, Tables
from trigpoint.tables.spec import COHORT, column_positions
from trigpoint.tally.model import Tally

WHOLE = ("weighted_base", "effective_base")


def make_release(
    tally: Tally,
    *,
    by: Sequence[str] | None = None,
    cut_points: Sequence[Decimal] | None = None,
    command: str = "",
    warning: str = "",
    wave: Mapping[str, Any] | None = None,
    members: Mapping[str, Bools] | None = None,
) -> Release:
    """What may be published of a tally: tables, the index in bands, a summary of the total.

    ``cut_points`` are the stages' (default: the instrument's own). ``by`` names the banners
    (default: all of the tally's that may be issued): profile columns and cohorts only, since a
    column made of answers would give away the answers of the few who stand in it. ``command``,
    ``warning`` (that the answers are invented; default: what the tally says) and ``wave`` (which
    one it is) are noted in the manifest. ``members`` say which firms are in each cohort; without
    them no two cohorts are shown beside each other.
    Raises UsageError for another banner, and for cohorts that few firms tell apart.
    """
    banners = _banners(tally, by)
    cohorts = [name.removeprefix(COHORT) for name in banners if name.startswith(COHORT)]
    ensure_apart(tally, cohorts, members)
    hidden = withholding(tally)
    cuts = tally.instrument.stages.cut_points if cut_points is None else cut_points
    tables = issued_tables(tally, by=banners, cut_points=cuts)
    shown = column_positions(tally, banners)
    return Release(
        manifest=_manifest(tables, command)
        | {
            "cut_points": [str(cut) for cut in cuts],
            "warning": warning or _warning(tally),
            "wave": dict(wave or {}),
        },
        tables=_without_counts(long_rows(tables)) if tables.weighted else long_rows(tables),
        bands=index_bands(tally, shown, hidden, weighted=tables.weighted),
        summary=tables.summary,
    )


def _warning(tally: Tally) -> str:
    note = tally.invented.note if tally.invented else {"": ""}
    return note.get("en") or next(iter(note.values()))


def _banners(tally: Tally, by: Sequence[str] | None) -> list[str]:
    profile = {column.id for column in tally.instrument.profile}
    known = dict.fromkeys(column.banner for column in tally.columns[1:])
    allowed = [name for name in known if name in profile or name.startswith(COHORT)]
    refused = [name for name in by or () if name not in allowed]
    if refused:
        raise UsageError(
            f"{', '.join(refused)}: a release is broken down by profile columns and cohorts "
            f"that were counted. Allowed: {', '.join(allowed)}."
        )
    return allowed if by is None else list(by)


def _without_counts(rows: pa.Table) -> pa.Table:
    """Weighted figures: whole bases, and no counts."""
    for name in WHOLE:
        rows = _replaced(rows, name, pc.round(rows[name]))
    return _replaced(rows, "count", pa.nulls(len(rows), pa.int64()))


def _replaced(rows: pa.Table, name: str, values: Any) -> pa.Table:
    return rows.set_column(rows.column_names.index(name), name, values)


def _manifest(tables: Tables, command: str) -> dict[str, Any]:
    instrument = tables.instrument
    return {
        "schema": SCHEMA,
        "made_by": f"trigpoint {version('trigpoint')}",
        "command": command,
        "instrument": {
            "id": instrument.id,
            "version": instrument.version,
            "hash": instrument.hash,
        },
        "banners": list(tables.banners),
        "weighted": tables.weighted,
        "policy": {name.lower(): value for name, value in vars(policy).items() if name.isupper()},
    }
