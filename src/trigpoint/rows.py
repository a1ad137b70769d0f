"""Writing rows for machines: one Arrow table as CSV, JSON or Parquet, by the file's ending."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
from pyarrow import csv, parquet

from trigpoint.files import written_whole

ENDINGS = (".csv", ".json", ".parquet")


def write_rows(table: pa.Table, target: Path) -> None:
    """Write ``table`` to ``target`` whole or not at all; the same table gives the same bytes."""
    with written_whole(target) as beside:
        if target.suffix.lower() == ".parquet":
            parquet.write_table(table, beside, compression="zstd")
        elif target.suffix.lower() == ".json":
            text = json.dumps(table.to_pylist(), ensure_ascii=False, indent=1)
            beside.write_text(text + "\n", encoding="utf-8")
        else:
            csv.write_csv(table, beside, csv.WriteOptions(quoting_style="needed"))
