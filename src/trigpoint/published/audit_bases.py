"""The audit of the bases: columns that do not make the total, and the size that does."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.published.audit_layout import contradictions
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Published


def audit_bases(published: Published) -> tuple[Published, list[Misprint]]:
    """Audit every base whose columns do not make its total, where those of another base do.

    The publication with its bases put right where the tables tell how, and the misprints. One size
    is replaced by what makes the base add up: the one, if there is one, with which the fewest
    shares of its tables contradict whole numbers of firms.
    """
    wrong = [name for name, sizes in published.bases.items() if sizes[0] != sum(sizes[1:])]
    if not published.parts or len(wrong) == len(published.bases):
        return published, []
    misprints = []
    for name in wrong:
        best = _best(published, name)
        misprints.append(_misprint(published, name, best))
        if best is not None:
            published = _with_size(published, name, *best)
    return published, misprints


def _best(published: Published, name: str) -> tuple[int, int] | None:
    """The column and the size that leave the fewest contradictions, if no other does as well."""
    weighed = sorted(
        (_contradictions(_with_size(published, name, column, size), name), column, size)
        for column, size in _sizes(published.bases[name])
    )
    clear = len(weighed) == 1 or (weighed and weighed[0][0] < weighed[1][0])
    return weighed[0][1:] if clear else None


def _sizes(sizes: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Every column with the size that would make the base add up."""
    over = sum(sizes[1:]) - sizes[0]
    yield 0, sizes[0] + over
    for column, size in enumerate(sizes[1:], start=1):
        if size - over >= 0:
            yield column, size - over


def _with_size(published: Published, name: str, column: int, size: int) -> Published:
    sizes = list(published.bases[name])
    sizes[column] = size
    return published.model_copy(update={"bases": {**published.bases, name: tuple(sizes)}})


def _contradictions(published: Published, name: str) -> int:
    tables = [table for table in published.tables.values() if table.base == name]
    return sum(contradictions(published, table) for table in tables)


def _misprint(published: Published, name: str, best: tuple[int, int] | None) -> Misprint:
    sizes = published.bases[name]
    words = f"The columns hold {sum(sizes[1:])} firms together, the total {sizes[0]}."
    if best is not None:
        column, size = best
        before = _contradictions(published, name)
        after = _contradictions(_with_size(published, name, column, size), name)
        words += (
            f" With {size} in {published.columns[column]} the base adds up, and {after} shares and "
            f"sums of its tables contradict whole numbers of firms; as printed {before} do."
        )
    return Misprint(
        where=f"bases.{name}",
        kind=FaultKind.PARTS_DO_NOT_ADD_UP,
        column=None if best is None else published.columns[best[0]],
        printed=list(sizes) if best is None else sizes[best[0]],
        suggested=None if best is None else float(best[1]),
        evidence=words,
    )
