"""The audit of what is printed beside the tables: profile, stages, dimensions, index, cohorts.

Shares are checked as whole numbers of firms, scores as averages of one another within rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from trigpoint.published.averages import SCALE, average, in_words, possible
from trigpoint.published.counts import Interval, common, from_to, interval, share, span
from trigpoint.published.form import INDEX, TOTAL
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Published, decimals


def audit_scores(published: Published, doubtful: Sequence[Misprint]) -> list[Misprint]:
    """Audit the figures outside the tables; ``doubtful`` names means already found wrong."""
    found = [*_profile(published), *_stage_shares(published)]
    seen: set[str] = set()
    for one in [*_index(published), *_dimensions(published, doubtful), *_stage_means(published)]:
        if one.where not in seen:
            seen.add(one.where)
            found.append(one)
    return found


def _profile(published: Published) -> Iterator[Misprint]:
    """Shares of all firms, per group of the profile."""
    sizes = dict(zip(published.columns, published.bases[published.whole], strict=True))
    n = published.source.n
    for group, shares in published.industries.items():
        yield from _distribution(f"industries.{group}", shares, n, sizes[group], group)
    yield from _distribution("capital_twd", published.capital_twd, n, n, None)


def _stage_shares(published: Published) -> Iterator[Misprint]:
    """Shares of stages per column, and the columns' firms against the total's."""
    stages = published.stages
    if stages is None:
        return
    sizes = dict(zip(published.columns, published.bases[published.whole], strict=True))
    faults = 0
    for column, row in stages.share.items():
        shares = dict(zip(stages.names, row, strict=True))
        n = sizes[column]
        for one in _distribution("stages.share", shares, n, n, column):
            faults += 1
            yield one
    if faults or set(stages.share) != set(published.columns) or not published.parts:
        return
    for at, name in enumerate(stages.names):
        digits = _digits(row[at] for row in stages.share.values())
        found = {c: span(interval(row[at], digits), sizes[c]) for c, row in stages.share.items()}
        parts = [one for column, one in found.items() if column != TOTAL and one]
        whole = found[TOTAL]
        low, high = sum(one[0] for one in parts), sum(one[1] for one in parts)
        if whole and not (low <= whole[1] and whole[0] <= high):
            yield Misprint(
                where="stages.share",
                kind=FaultKind.PARTS_DO_NOT_ADD_UP,
                printed={column: float(row[at]) for column, row in stages.share.items()},
                evidence=f"In stage {name} the columns make {from_to(low, high)} firms together, "
                f"the total {from_to(*whole)} firms.",
            )


def _distribution(
    where: str, shares: Mapping[str, Decimal], n: int, whole: int, column: str | None
) -> Iterator[Misprint]:
    """Shares of ``n`` firms that make ``whole`` firms together."""
    if not shares:
        return
    digits = _digits(shares.values())
    found = {name: span(interval(value, digits), n) for name, value in shares.items()}
    known = [one for one in found.values() if one]
    low, high = sum(one[0] for one in known), sum(one[1] for one in known)
    impossible = [name for name, one in found.items() if one is None]
    for name in impossible:
        alone = len(impossible) == 1 and low == high and 0 <= whole - low <= n
        left = float(share(whole - low, n, digits)) if alone else None
        rest = f" The others leave {whole - low} firms, {left} %." if alone else ""
        yield Misprint(
            where=f"{where}.{name}" if column is None or where.endswith(column) else where,
            kind=FaultKind.IMPOSSIBLE_SHARE,
            column=column,
            printed=float(shares[name]),
            suggested=left,
            evidence=f"{name}: {shares[name]} % is no whole number of {n} firms.{rest}",
        )
    if not impossible and not low <= whole <= high:
        yield Misprint(
            where=where,
            kind=FaultKind.PARTS_DO_NOT_ADD_UP,
            column=column,
            printed={name: float(value) for name, value in shares.items()},
            evidence=f"The shares make {from_to(low, high)} firms of {n}, not {whole}.",
        )


def _digits(values: Iterable[Decimal]) -> int:
    return max((decimals(value) for value in values), default=0)


def _printed(value: Decimal) -> Interval:
    return interval(value, decimals(value))


def _average(
    where: str,
    value: Decimal,
    parts: Sequence[Interval],
    weights: Sequence[int | Fraction],
    of: str,
) -> Iterator[Misprint]:
    """A misprint if ``value`` cannot be the weighted mean of its parts."""
    told = average(parts, weights)
    if common(told, _printed(value)) is None:
        yield Misprint(
            where=where,
            kind=FaultKind.PARTS_DO_NOT_ADD_UP,
            printed=float(value),
            evidence=f"{value} is printed; {of} average to {in_words(told)}.",
        )


def _index(published: Published) -> Iterator[Misprint]:
    """The index against its columns and against the dimensions."""
    scores = published.index_of_year
    if TOTAL not in scores:
        return
    where = f"index.{published.year}.{TOTAL}"
    sizes = published.bases[published.whole][1:]
    columns = published.columns[1:]
    if published.parts and set(columns) <= set(scores):
        parts = [_printed(scores[column]) for column in columns]
        yield from _average(where, scores[TOTAL], parts, sizes, "the columns")
    if published.dimensions:
        parts = [_printed(value) for value in published.dimensions.values()]
        weights = published.weights_of(published.dimensions)
        yield from _average(where, scores[TOTAL], parts, weights, "the dimensions")


def _dimensions(published: Published, doubtful: Sequence[Misprint]) -> Iterator[Misprint]:
    """Every dimension against its indicators, and the cohorts' index against their dimensions."""
    known = {(one.where, one.column): one for one in doubtful}
    for dimension, value in published.dimensions.items() if published.has_total else ():
        means = {}
        for id_, table in published.indicators.items():
            if table.dimension != dimension:
                continue
            row, where = table.mean or (), f"indicators.{id_}.mean"
            whole_row = (where, None) in known
            digits = max((figure.decimals for figure in row), default=0)
            mean = SCALE if whole_row or not row else possible(row[0], digits)
            fault = known.get((where, published.columns[0]))
            means[id_] = SCALE if fault and fault.suggested is None else _hull(mean, fault)
        if means:
            place, weights = f"dimensions.{dimension}", published.weights_of(means)
            yield from _average(place, value, list(means.values()), weights, "its indicators")
    for cohort, found in published.cohorts.items():
        own = [_printed(found.scores[d]) for d in published.dimensions if d in found.scores]
        if INDEX in found.scores and own and len(own) == len(published.dimensions):
            where, weights = f"cohorts.{cohort}.{INDEX}", published.weights_of(published.dimensions)
            yield from _average(where, found.scores[INDEX], own, weights, "its dimensions")


def _hull(mean: Interval, fault: Misprint | None) -> Interval:
    """A mean's interval, stretched to what a misprint suggests in its place."""
    if fault is None:
        return mean
    told = fault.suggested if isinstance(fault.suggested, list) else [fault.suggested]
    values = [_printed(Decimal(str(value))) for value in told]
    lows, highs = zip(mean, *values, strict=True)
    return min(lows), max(highs)


def _stage_means(published: Published) -> Iterator[Misprint]:
    """Stage means: dimensions against the index in each stage, stages against everybody."""
    stages = published.stages
    if stages is None:
        return
    own = [stages.mean[d] for d in published.dimensions if d in stages.mean]
    if INDEX in stages.mean and own and len(own) == len(published.dimensions):
        for at, name in enumerate(stages.names):
            parts = [_printed(row[at]) for row in own]
            where = f"stages.mean.{INDEX}"
            of = f"in stage {name} the dimensions"
            weights = published.weights_of(published.dimensions)
            yield from _average(where, stages.mean[INDEX][at], parts, weights, of)
    counts = _stage_counts(published)
    for name, row in stages.mean.items() if counts else ():
        overall = _overall(published, name)
        if overall is not None:
            yield from _against(f"stages.mean.{name}", row, overall, counts)


def _against(
    where: str, row: Sequence[Decimal], overall: Decimal, counts: Sequence[int]
) -> Iterator[Misprint]:
    """A misprint if stage means cannot average to the mean over everybody."""
    told = average([_printed(value) for value in row], counts)
    if common(told, _printed(overall)) is None:
        yield Misprint(
            where=where,
            kind=FaultKind.PARTS_DO_NOT_ADD_UP,
            printed=[float(value) for value in row],
            evidence=f"Over the firms of the stages the means average to {in_words(told)}; "
            f"for everybody {overall} is printed.",
        )


def _stage_counts(published: Published) -> list[int]:
    """The firms per stage in all; empty where print leaves a choice."""
    row = published.stages.share.get(TOTAL, ()) if published.stages else ()
    n = published.bases[published.whole][0]
    found = [span(interval(value, _digits(row)), n) for value in row]
    exact = [one[0] for one in found if one and one[0] == one[1]]
    return exact if len(exact) == len(found) and sum(exact) == n else []


def _overall(published: Published, name: str) -> Decimal | None:
    """The printed mean over everybody of a dimension or of the index."""
    return published.index_of_year.get(TOTAL) if name == INDEX else published.dimensions.get(name)
