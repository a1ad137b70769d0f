"""One pass over a Parquet file of any length into a tally: two threads, bounded memory."""

from __future__ import annotations

from collections import Counter as Counts
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pyarrow as pa

from trigpoint.engines.ids import Ids, Rows, digests, repeated_among
from trigpoint.engines.source import Block, Source
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.responses.check import check_answers, in_order
from trigpoint.responses.code import Translators, code_batch, translators
from trigpoint.responses.layout import WEIGHT
from trigpoint.responses.misfit import HEADER, MAX_FAULTS, Misfit, located
from trigpoint.responses.model import ContentFault, Responses
from trigpoint.responses.parquet_file import open_parquet, refusing_damage
from trigpoint.responses.read import unasked
from trigpoint.responses.respondents import too_many, weightless
from trigpoint.responses.sheet import Sheet
from trigpoint.responses.source import map_file
from trigpoint.responses.words import Wordings
from trigpoint.tally.kernel import Counter
from trigpoint.tally.model import Tally, add_tallies

_THREADS = 2

_LARGE_PIECE = 31 << 20
"""Bytes: larger than any array of a block, and just under what glibc learns from."""


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
    :func:`~trigpoint.tally.kernel.tally_answers`; ``progress`` is told after each row
    group its rows and all rows. Memory holds a block of rows per thread, and 8 bytes for every
    respondent, by which repeated ids are found.

    Raises :class:`DataError` with the same faults of structure as reading the file whole.
    """
    _keep_freed_memory()
    map_file(path).close()  # which refuses what is no Parquet file at all
    with refusing_damage(path.name), ExitStack() as opened:
        sources = [_opened(path, opened, instrument, wordings) for _ in range(_THREADS)]
        cohorts, ids = sources[0].cohorts(), Ids(sources[0].rows)
        if many := too_many(cohorts):
            raise DataError(located(many, path.name, sources[0].header, np.empty(0, np.int64), 0))
        translate = translators(instrument, wordings)
        workers = [
            _Worker(source, ids, instrument, wordings, translate, banners, cohorts)
            for source in sources
        ]
        found = _Found()
        for done in _in_turn(workers, sources[0].groups):
            found.add(done)
            progress(done.rows, sources[0].rows)
            if len(found.misfits) > MAX_FAULTS:
                break
        found.add(_Found(misfits=dict.fromkeys(repeated_among(ids.suspects(), sources[0].ids()))))
    tally = add_tallies(*(worker.counter.tally() for worker in workers))
    _refuse_faults(path.name, sources[0], found, tally)
    notices = unasked(path.name, sources[0].header, instrument, wordings)
    return Counted(tally, in_order(instrument, found.quality), tuple(notices))


def _opened(path: Path, opened: ExitStack, instrument: Instrument, wordings: Wordings) -> Source:
    """The file for one thread: two cannot read on in the same one."""
    content = opened.enter_context(pa.OSFile(str(path)))
    return Source(open_parquet(path.name, content), instrument, wordings)


def _keep_freed_memory() -> None:
    """Let the C library use the memory of one block for the next.

    glibc gives large freed arrays back to the system, which then has to map and clear the same
    pages anew for every block: an eighth of the whole time. Once it has seen a larger piece come
    and go, untouched, it keeps what is smaller.
    """
    np.empty(_LARGE_PIECE, dtype=np.uint8)


@dataclass(slots=True)
class _Found:
    """What was seen in some rows, beside what is counted."""

    rows: int = 0
    misfits: dict[Misfit, None] = field(default_factory=dict)
    quality: Counts[tuple[str, str, str]] = field(default_factory=Counts)
    heaviest: float = 0.0
    """The largest weight, NaN where one is no number."""

    def add(self, other: _Found) -> None:
        """Add what was seen in other rows."""
        self.rows += other.rows
        self.misfits |= other.misfits
        self.quality += other.quality
        self.heaviest = float(np.maximum(self.heaviest, other.heaviest))


class _Worker:
    """What one thread works with: a handle on the file, and a counter."""

    def __init__(
        self,
        source: Source,
        ids: Ids,
        instrument: Instrument,
        wordings: Wordings,
        translate: Translators,
        banners: Sequence[str],
        cohorts: Sequence[str],
    ) -> None:
        self._source = source
        self._ids = ids
        self._instrument = instrument
        self._wordings = wordings
        self._cohorts = cohorts
        self._translate = translate
        weighted = WEIGHT in source.columns
        self.counter = Counter(instrument, banners, cohorts, weighted=weighted)

    def count(self, group: int) -> _Found:
        """Code, check and count a row group, or as much of it as bears very many faults."""
        found = _Found()
        for block in self._source.blocks(group):
            self._count(block, found)
            if len(found.misfits) > MAX_FAULTS:
                break
        return found

    def _count(self, block: Block, found: _Found) -> None:
        start, batch = block
        rows = np.arange(start, start + len(batch))
        sheet = Sheet(pa.Table.from_batches([batch]), rows).without_blanks()
        responses, misfits = code_batch(
            sheet.table, self._instrument, self._wordings, self._translate, digests
        )
        found.add(_seen(len(batch), responses, _placed(misfits, sheet.rows)))
        if responses.respondent.dtype == np.uint64:
            self._ids.note(sheet.rows, np.asarray(responses.respondent, dtype=np.uint64))
        if not found.misfits:
            checked = check_answers(self._with_all_cohorts(responses))
            found.quality += _by_kind(checked.quality)
            self.counter.count(checked)

    def _with_all_cohorts(self, responses: Responses) -> Responses:
        nobody = np.zeros(len(responses), dtype=np.bool_)
        members = {cohort: responses.cohorts.get(cohort, nobody) for cohort in self._cohorts}
        return replace(responses, cohorts=members)


def _seen(rows: int, responses: Responses, misfits: Sequence[Misfit]) -> _Found:
    heaviest = 0.0 if responses.weights is None else float(responses.weights.max(initial=0))
    return _Found(rows, dict.fromkeys(misfits), heaviest=heaviest)


def _by_kind(quality: Sequence[ContentFault]) -> Counts[tuple[str, str, str]]:
    return Counts({(one.question, one.rule, one.treatment): one.count for one in quality})


def _placed(misfits: Sequence[Misfit], rows: Rows) -> list[Misfit]:
    """Misfits of a block as misfits of the file."""
    return [
        one if one.record == HEADER else replace(one, record=int(rows[one.record]))
        for one in misfits
    ]


def _in_turn(workers: Sequence[_Worker], groups: int) -> Iterator[_Found]:
    """What was found in every row group, in order, with as many at work as there are workers."""
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def count(group: int) -> _Found:
        worker = idle.get()
        try:
            return worker.count(group)
        finally:
            idle.put(worker)

    waiting: deque[Future[_Found]] = deque()
    with ThreadPoolExecutor(len(workers)) as pool:
        for group in range(groups):
            waiting.append(pool.submit(count, group))
            if len(waiting) > len(workers):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _refuse_faults(name: str, source: Source, found: _Found, tally: Tally) -> None:
    """Raise DataError with all faults of structure, if there are any."""
    misfits = [*found.misfits]
    if WEIGHT in source.columns and source.rows:
        misfits += weightless(np.array([found.heaviest]))
    rows = np.arange(1, source.rows + 1) if misfits else np.empty(0, dtype=np.int64)
    faults = located(misfits, name, source.header, rows, 0)
    if not faults and not tally.size.n[0]:
        faults = [Fault(name, "has no respondents", "a row for every respondent")]
    if faults:
        raise DataError(faults)
