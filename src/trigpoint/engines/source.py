"""A Parquet file of answers, opened once per thread, read row group by row group in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from trigpoint.instrument.model import Instrument
from trigpoint.responses.columns import readable
from trigpoint.responses.layout import COHORT, RESPONDENT, read_header
from trigpoint.responses.respondents import code_ids, cohort_names
from trigpoint.responses.words import Wordings

_BLOCK = 1 << 17
"""Rows read and counted at a time."""

Block = tuple[int, pa.RecordBatch]
"""The number of its first row, from 0, and the rows."""


class Source:
    """One handle on the file, for one thread."""

    def __init__(self, file: ParquetFile, instrument: Instrument, wordings: Wordings) -> None:
        """``file`` is open, and nothing of it read yet."""
        self._file = file
        self.header: list[str] = file.schema_arrow.names
        kinds, plain = file.schema_arrow.types, read_header(self.header, instrument, wordings).plain
        self.columns = {name: at for name, at in plain.items() if readable(kinds[at])}
        metadata = file.metadata
        self.rows: int = metadata.num_rows
        self.groups: int = metadata.num_row_groups
        sizes = [metadata.row_group(group).num_rows for group in range(self.groups)]
        self._starts = [0, *accumulate(sizes)]

    def blocks(self, group: int, columns: list[str] | None = None) -> Iterator[Block]:
        """The rows of one row group, in order; of some columns only, where they are named."""
        start = self._starts[group]
        for batch in self._file.iter_batches(_BLOCK, [group], columns, use_threads=False):
            yield start, batch
            start += len(batch)

    def cohorts(self) -> list[str]:
        """The cohorts that any row names: a block alone would not know of the others'."""
        found: set[str] = set()
        for _, column in self._column(COHORT):
            found.update(cohort_names(column))
        return sorted(found)

    def ids(self) -> Iterator[tuple[int, pa.LargeStringArray]]:
        """Every block's first row and its ids."""
        for start, column in self._column(RESPONDENT):
            yield start, code_ids(column, [])

    def _column(self, name: str) -> Iterator[tuple[int, pa.ChunkedArray]]:
        """One column of all rows in blocks; nothing where the file lacks it."""
        if name in self.columns:
            for group in range(self.groups):
                for start, batch in self.blocks(group, [self.header[self.columns[name]]]):
                    yield start, pa.chunked_array(batch.columns)
