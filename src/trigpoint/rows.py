"""Writing rows for machines: one Arrow table as CSV, JSON or Parquet, by the file's ending."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
from pyarrow import compute, csv, parquet

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
            csv.write_csv(table, beside, _csv_options(table))


def _csv_options(table: pa.Table) -> csv.WriteOptions:
    """Quotes only where some text needs them: Arrow's own choice is all text or none."""
    quoted = any(
        pa.types.is_string(column.type)
        and compute.any(compute.match_substring_regex(column, '[,"\r\n]')).as_py()
        for column in table.columns
    )
    return csv.WriteOptions(quoting_style="needed" if quoted else "none", quoting_header="none")
