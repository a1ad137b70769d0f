"""One pass over a Parquet file of any length into a tally: two threads, bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pyarrow as pa
from pyarrow.parquet import ParquetFile

from trigpoint.engines.ids import Ids, Rows, digests, repeated_among
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.responses.check import check_answers, in_order
from trigpoint.responses.code import code_batch, translators
from trigpoint.responses.layout import COHORT, RESPONDENT, WEIGHT, read_header
from trigpoint.responses.misfit import HEADER, MAX_FAULTS, Misfit, located
from trigpoint.responses.model import ContentFault, Responses
from trigpoint.responses.parquet_file import open_parquet, refusing_damage
from trigpoint.responses.read import unasked
from trigpoint.responses.respondents import code_cohorts, code_ids, weightless
from trigpoint.responses.sheet import Sheet
from trigpoint.responses.source import map_file
from trigpoint.responses.words import Wordings
from trigpoint.tally.kernel import Counter
from trigpoint.tally.model import Tally, add_tallies

_THREADS = 2

_BLOCK = 1 << 16
"""Rows read and counted at a time; a few blocks are in memory at once."""

Block = tuple[int, pa.RecordBatch]
"""The number of its first row, from 0, and the rows."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What is known about a block once it is counted."""

    rows: int
    misfits: Sequence[Misfit]
    quality: Sequence[ContentFault]
    heaviest: float
    """The largest weight, NaN where one is no number."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A file's tally, the faults of content that were treated on the way, and what to tell."""

    tally: Tally
    quality: tuple[ContentFault, ...]
    notices: tuple[str, ...]


def tally_file(
    path: Path,
    instrument: Instrument,
    wordings: Wordings,
    banners: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda rows, of: None,
) -> Counted:
    """Count a Parquet file of answers as reading it whole and counting it in memory would.

    ``wordings`` as for :func:`~trigpoint.responses.read.read_answers`, ``banners`` as for
    :func:`~trigpoint.tally.kernel.tally_answers`; ``progress`` is told after each block its rows
    and all rows. Beside the blocks at work, memory holds 8 bytes per respondent, by which repeated
    ids are found.

    Raises :class:`DataError` with the same faults of structure as reading the file whole.
    """
    map_file(path).close()  # which refuses what is no Parquet file at all
    with refusing_damage(path.name), pa.OSFile(str(path)) as content:
        file = open_parquet(path.name, content)
        scan = _Scan(file, instrument, wordings, banners)
        for rows in scan.run():
            progress(rows, scan.rows)
        scan.check_ids()
    return scan.counted(path.name)


class _Scan:
    """A file on its way into counters; each thread takes one while it works on a block."""

    def __init__(
        self, file: ParquetFile, instrument: Instrument, wordings: Wordings, banners: Sequence[str]
    ) -> None:
        self._file = file
        self.rows: int = file.metadata.num_rows
        self._instrument = instrument
        self._wordings = wordings
        self._translate = translators(instrument, wordings)
        self._header: list[str] = file.schema_arrow.names
        self._columns = read_header(self._header, instrument, wordings).plain
        self._weighted = WEIGHT in self._columns
        self._heaviest = 0.0
        self._cohorts = self._all_cohorts()
        self._ids = Ids(self.rows)
        self._misfits: dict[Misfit, None] = {}
        self._quality: dict[tuple[str, str, str], int] = {}
        self._counters: SimpleQueue[Counter] = SimpleQueue()
        for _ in range(_THREADS):
            self._counters.put(Counter(instrument, banners, self._cohorts, weighted=self._weighted))

    def run(self) -> Iterator[int]:
        """Count all blocks, or stop at very many faults; yields the rows of each block."""
        with ThreadPoolExecutor(_THREADS) as pool:
            for done in _in_turn(pool, self._count, self._blocks()):
                self._misfits |= dict.fromkeys(done.misfits)
                for fault in done.quality:
                    kind = (fault.question, fault.rule, fault.treatment)
                    self._quality[kind] = self._quality.get(kind, 0) + fault.count
                self._heaviest = float(np.maximum(self._heaviest, done.heaviest))
                yield done.rows
                if len(self._misfits) > MAX_FAULTS:
                    break

    def _count(self, block: Block) -> _Done:
        start, batch = block
        rows = np.arange(start, start + len(batch))
        sheet = Sheet(pa.Table.from_batches([batch]), rows).without_blanks()
        responses, misfits = code_batch(
            sheet.table, self._instrument, self._wordings, self._translate, digests
        )
        if RESPONDENT in self._columns:
            self._ids.note(sheet.rows, np.asarray(responses.respondent, dtype=np.uint64))
        heaviest = 0.0 if responses.weights is None else float(responses.weights.max(initial=0))
        if misfits or self._misfits:
            return _Done(len(batch), _placed(misfits, sheet.rows), (), heaviest)
        checked = check_answers(self._with_all_cohorts(responses))
        counter = self._counters.get()
        counter.count(checked)
        self._counters.put(counter)
        return _Done(len(batch), [], checked.quality, heaviest)

    def _with_all_cohorts(self, responses: Responses) -> Responses:
        nobody = np.zeros(len(responses), dtype=np.bool_)
        members = {cohort: responses.cohorts.get(cohort, nobody) for cohort in self._cohorts}
        return replace(responses, cohorts=members)

    def _all_cohorts(self) -> list[str]:
        """The cohorts that any row names: a block alone would not know of the others'."""
        found: set[str] = set()
        for _, batch in self._blocks(COHORT):
            found |= code_cohorts(pa.chunked_array(batch.columns), []).keys()
        return sorted(found)

    def check_ids(self) -> None:
        """Look for ids that stand in several rows."""
        suspects = self._ids.suspects()
        if len(suspects):
            self._misfits |= dict.fromkeys(repeated_among(suspects, self._all_ids()))

    def _all_ids(self) -> Iterator[tuple[Rows, pa.LargeStringArray]]:
        for start, batch in self._blocks(RESPONDENT):
            ids = code_ids(pa.chunked_array(batch.columns), [])
            yield np.arange(start, start + len(ids)), ids

    def _blocks(self, only: str | None = None) -> Iterator[Block]:
        """The file's rows in order; of one column only, or none where the file lacks it."""
        if only is not None and only not in self._columns:
            return
        names = only and [self._header[self._columns[only]]]
        start = 0
        for batch in self._file.iter_batches(_BLOCK, columns=names):
            yield start, batch
            start += len(batch)

    def counted(self, name: str) -> Counted:
        """The sum of all threads, or all faults."""
        tally = add_tallies(*(self._counters.get().tally() for _ in range(_THREADS)))
        misfits = [*self._misfits]
        if self._weighted and self.rows:
            misfits += weightless(np.array([self._heaviest]))
        rows = np.arange(1, self.rows + 1) if misfits else np.empty(0, dtype=np.int64)
        faults = located(misfits, name, self._header, rows, 0)
        if not faults and not tally.size.n[0]:
            faults = [Fault(name, "has no respondents", "a row for every respondent")]
        if faults:
            raise DataError(faults)
        notices = unasked(name, self._header, self._instrument, self._wordings)
        return Counted(tally, in_order(self._instrument, self._quality), tuple(notices))


def _in_turn(
    pool: ThreadPoolExecutor, work: Callable[[Block], _Done], blocks: Iterable[Block]
) -> Iterator[_Done]:
    """The results in order, with no more blocks read ahead than keep the threads busy."""
    waiting: deque[Future[_Done]] = deque()
    for block in blocks:
        waiting.append(pool.submit(work, block))
        if len(waiting) > _THREADS:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _placed(misfits: Sequence[Misfit], rows: Rows) -> list[Misfit]:
    """Misfits of a block as misfits of the file."""
    return [
        one if one.record == HEADER else replace(one, record=int(rows[one.record]))
        for one in misfits
    ]
