"""Rules about groups of firms that differ: in an answer, in a stage, in the index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from math import comb

from trigpoint.findings.evidence import Evidence
from trigpoint.findings.model import Told
from trigpoint.findings.noise import between_groups, between_means, critical
from trigpoint.findings.voice import Voice
from trigpoint.sentences import Number
from trigpoint.tables.model import Row
from trigpoint.tables.spec import column_letters


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups that differ beyond chance in a row, and by how many standard errors."""

    row: Row
    more: int
    fewer: int
    strength: float

    def told(self, evidence: Evidence, voice: Voice, figure: str) -> dict[str, str | Number]:
        """Both groups with their figures, which are called ``more_<figure>`` and so on."""
        return {
            "more": group(evidence, voice, self.more),
            f"more_{figure}": evidence.number(self.row, self.more),
            "fewer": group(evidence, voice, self.fewer),
            f"fewer_{figure}": evidence.number(self.row, self.fewer),
        }


def pairs(evidence: Evidence, row: Row) -> list[Pair]:
    """The groups that differ in a row, the clearest first.

    They are those that letters name in the table. Where the letters are simulated the largest
    error that there can be takes their place.
    """
    groups = evidence.groups(row)
    found = [
        Pair(row, one, two, strength)
        for one, two in permutations(groups, 2)
        if row.percent[one] > row.percent[two]
        and _told(evidence, row, one, two, strength := _strength(evidence, row, one, two), groups)
    ]
    return sorted(found, key=lambda pair: -pair.strength)


def gap(evidence: Evidence, voice: Voice, question: str, option: str | None) -> Told | None:
    """The two groups that differ most in an answer; in any of a question, where none is named."""
    rows = evidence.options(question) if option is None else [evidence.row(question, option)]
    return widest(evidence, voice, (row for row in rows if row is not None))


def widest(evidence: Evidence, voice: Voice, rows: Iterable[Row]) -> Told | None:
    """The two groups that differ most in any of some shares."""
    found = [pair for row in rows for pair in pairs(evidence, row)[:1]]
    if not found:
        return None
    pair = max(found, key=lambda one: one.strength)
    return Told(
        variant="apart",
        values={
            "option": "" if pair.row.net else voice.answer(pair.row),
            **pair.told(evidence, voice, "share"),
        },
        table=evidence.table_of(pair.row),
        strength=pair.strength,
    )


def index_by_group(evidence: Evidence, voice: Voice) -> Told | None:
    """Which groups score higher: the ``ends`` where no group lies beyond, else a pair ``apart``.

    ``alike`` says that no group stands out; of a simulated spread even that is not said.
    """
    row = evidence.row("index")
    groups = evidence.groups(row) if row is not None else []
    if row is None or len(groups) < 2:
        return None
    found = pairs(evidence, row)
    if not found:
        return None if evidence.reconstructed else Told("alike", {}, "index")
    ends = _ends(evidence, row, groups, found)
    pair = ends or found[0]
    return Told(
        variant="ends" if ends else "apart",
        values=pair.told(evidence, voice, "mean"),
        table="index",
        strength=pair.strength,
    )


def index_of_groups(evidence: Evidence, voice: Voice) -> Told | None:
    """The index of every group that is large enough, the highest first."""
    row = evidence.row("index")
    groups = evidence.groups(row) if row is not None else []
    if row is None or len(groups) < 2:
        return None
    groups.sort(key=lambda at: -row.percent[at])
    items = [(group(evidence, voice, at), evidence.number(row, at)) for at in groups]
    return Told("means", {"list": voice.listed(items, "points")}, "index")


def group(evidence: Evidence, voice: Voice, column: int) -> str:
    """What the firms of a column are called."""
    one = evidence.tables.columns[column]
    return voice.group(one.banner, one.answer)


def _ends(evidence: Evidence, row: Row, groups: list[int], found: list[Pair]) -> Pair | None:
    """The highest and the lowest group, where they differ and no small group is left out."""
    everybody = [at for at in evidence.banner() if row.bases.n[at] or row.suppressed[at]]
    if groups != everybody:
        return None
    high = max(groups, key=lambda at: row.percent[at])
    low = min(groups, key=lambda at: row.percent[at])
    return next((pair for pair in found if (pair.more, pair.fewer) == (high, low)), None)


def _told(
    evidence: Evidence, row: Row, one: int, two: int, strength: float, groups: list[int]
) -> bool:
    if evidence.reconstructed and evidence.table_of(row) == "index":
        return strength >= critical(comb(len(groups), 2))
    letters = column_letters(evidence.tables.columns)
    return letters[two] in row.letters[one].split()


def _strength(evidence: Evidence, row: Row, one: int, two: int) -> float:
    value, base = row.percent, row.bases.effective
    if row.count is None:
        error, other = evidence.error(row, one), evidence.error(row, two)
        return between_means(value[one], error, value[two], other)
    return between_groups(value[one], base[one], value[two], base[two])
