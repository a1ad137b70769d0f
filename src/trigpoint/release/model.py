"""A release as a value: all that leaves the house, and nothing of what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

SCHEMA = 1
"""The version of a release's form that this code writes and reads."""

PARTS = ("tables", "index_bands", "summary")
"""The files of a release, without their endings."""


@dataclass(frozen=True, slots=True)
class Release:
    """What may be published of a wave.

    ``tables`` has the long form of :func:`~trigpoint.tables.long.long_rows`, ``bands`` that of
    :func:`~trigpoint.release.bands.index_bands`, ``summary`` (of the total) that of
    :func:`~trigpoint.tables.summary.summary_rows`. ``manifest`` says what it was made from and by
    which policy.
    """

    manifest: Mapping[str, Any]
    tables: pa.Table
    bands: pa.Table
    summary: pa.Table

    def parts(self) -> dict[str, pa.Table]:
        """The three tables by the names of their files."""
        return dict(zip(PARTS, (self.tables, self.bands, self.summary), strict=True))
