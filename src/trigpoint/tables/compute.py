"""A tally → every banner table: shares and means, each with base, interval and letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa
from scipy import special

from trigpoint.instrument.model import Question
from trigpoint.stages.profile import profile_stages
from trigpoint.tables.finish import finished
from trigpoint.tables.model import Bases, Floats, Ints, Row, Table, Tables, Withheld
from trigpoint.tables.moments import asked_only, index_mean, rating_moments
from trigpoint.tables.nets import Nets, stage_nets
from trigpoint.tables.spec import ASKED, column_positions, has_option_rows
from trigpoint.tables.summary import summary_rows
from trigpoint.tally.estimate import effective_base, mean_and_error, ratio, wilson
from trigpoint.tally.model import WEIGHT_UNIT, Moments, Sums, Tally


def compute_tables(
    tally: Tally,
    *,
    by: Sequence[str] | None = None,
    tested: bool = True,
    cut_points: Sequence[Decimal] | None = None,
    withheld: Withheld | None = None,
    nets: Nets | None = None,
) -> Tables:
    """Every table of a tally: the index and its dimensions, the stages, then each question.

    ``by`` names the banners to show (default: all of the tally's), ``tested`` whether columns are
    tested against each other, ``cut_points`` the stages' (default: the instrument's own). Rows are
    blank where ``withheld`` says so (default: nowhere), and no test sees those columns. With
    ``nets`` (default: none) what these and the halves of the stages hold stands after the options.
    Raises UsageError for a banner that the tally does not have.
    """
    at = column_positions(tally, by)
    columns = tuple(tally.columns[position] for position in at)
    return Tables(
        instrument=tally.instrument,
        columns=columns,
        tables=tuple(
            finished(table, at, withheld, columns if tested else ())
            for table in _tables(tally, cut_points, nets)
        ),
        summary=_summary(tally, withheld),
        tested=tested,
        weighted=bool((tally.size.w != tally.size.n * WEIGHT_UNIT).any()),
    )


def _summary(tally: Tally, withheld: Withheld | None) -> pa.Table:
    rows = summary_rows(tally)
    return rows.slice(0, 0) if withheld is not None and withheld("index", "")[0] else rows


def _tables(
    tally: Tally, cut_points: Sequence[Decimal] | None, nets: Nets | None
) -> Iterator[Table]:
    yield _scores_table(tally)
    yield _stage_table(tally, cut_points, netted=nets is not None)
    for name, question in tally.instrument.by_id.items():
        yield _question_table(tally, question, (nets or {}).get(name, {}))


def score_row(tally: Tally, score: str) -> Row:
    """The means of the index, a dimension or an indicator in every column of a tally."""
    if score == "index":
        sums, mean, error = index_mean(tally)
        return _mean_row(score, _bases(sums), mean, error)
    lattice = tally.instrument.lattice
    scale = lattice.dimension_scale.get(score, lattice.points_scale)
    return _score_row(score, tally.scores[score], scale)


def _scores_table(tally: Tally) -> Table:
    """The index, then its dimensions."""
    scores = ["index", *(one.id for one in tally.instrument.dimensions)]
    rows = [score_row(tally, score) for score in scores]
    return _table("index", tally, rows[0].bases, rows)


def _stage_table(tally: Tally, cut_points: Sequence[Decimal] | None, *, netted: bool) -> Table:
    stages = profile_stages(tally, cut_points)
    bases = _bases(index_mean(tally)[0])
    nets = stage_nets(stages.stages) if netted else {}
    rows = _option_rows("stage", stages.stages, bases, stages.n, stages.weighted, nets)
    return _table("stage", tally, bases, list(rows))


def _question_table(tally: Tally, question: Question, nets: Mapping[str, Sequence[str]]) -> Table:
    answers = tally.answers[question.id]
    bases = _bases(_answered(tally.size, answers))
    rows: list[Row] = []
    if has_option_rows(question):
        weighted = answers.w / WEIGHT_UNIT
        rows += _option_rows(question.id, question.answers, bases, answers.n, weighted, nets)
    rows += _question_means(tally, question)
    return _table(question.id, tally, bases, rows, not_asked=answers.n[:, -2])


def _option_rows(
    question: str,
    options: Sequence[str],
    bases: Bases,
    n: Ints,
    weighted: Floats,
    nets: Mapping[str, Sequence[str]],
) -> Iterator[Row]:
    """A row for every option, then for every net; ``n`` and ``weighted`` are (columns, options)."""
    for option, parts in {**{one: (one,) for one in options}, **nets}.items():
        at = [options.index(part) for part in parts]
        share = ratio(weighted[:, at].sum(axis=1), bases.weighted)
        row = _share_row(question, option, bases, n[:, at].sum(axis=1), share)
        yield replace(row, net=option in nets)


def _question_means(tally: Tally, question: Question) -> Iterator[Row]:
    """The mean score of each indicator that scores the question; else a rating's own mean."""
    scale = tally.instrument.lattice.points_scale
    scored = [one for one in tally.instrument.indicators if one.question == question.id]
    for indicator in scored:
        yield score_row(tally, indicator.id)
        if question.asked_if:
            yield _score_row(indicator.id + ASKED, asked_only(tally, indicator), scale)
    if not scored and not question.options:
        yield _score_row(question.id, rating_moments(question, tally.answers[question.id]), 1)


def _answered(size: Sums, answers: Sums) -> Sums:
    """Everybody who was asked and answered."""
    return Sums(
        n=size.n - answers.n[:, -2:].sum(axis=1),
        w=size.w - answers.w[:, -2:].sum(axis=1),
        ww=size.ww - answers.ww[:, -2:].sum(axis=1),
    )


def _table(
    name: str, tally: Tally, bases: Bases, rows: Sequence[Row], not_asked: Ints | None = None
) -> Table:
    unasked = np.zeros_like(tally.size.n) if not_asked is None else not_asked
    return Table(
        id=name,
        bases=bases,
        not_asked=unasked,
        missing=tally.size.n - bases.n - unasked,
        withheld=np.zeros(len(tally.columns), dtype=bool),
        rows=tuple(rows),
    )


def _share_row(question: str, option: str, bases: Bases, count: Ints, share: Floats) -> Row:
    """Weighted shares, given from 0 to 1, with Wilson intervals on the effective base."""
    low, high = wilson(share, bases.effective)
    return Row(
        question=question,
        option=option,
        bases=bases,
        count=count,
        percent=100 * share,
        low=100 * low,
        high=100 * high,
        error=None,
        letters=("",) * len(share),
        suppressed=np.zeros(len(share), dtype=bool),
    )


def _score_row(question: str, moments: Moments, scale: int) -> Row:
    bases = _bases(Sums(moments.n, moments.w, moments.ww))
    return _mean_row(question, bases, *mean_and_error(moments, scale))


def _mean_row(question: str, bases: Bases, mean: Floats, error: Floats) -> Row:
    """Weighted means with t intervals on the effective base less one."""
    freedom = np.where(bases.effective > 1, bases.effective - 1, np.nan)
    half = error * special.stdtrit(freedom, 0.975)
    return Row(
        question=question,
        option="",
        bases=bases,
        count=None,
        percent=mean,
        low=mean - half,
        high=mean + half,
        error=error,
        letters=("",) * len(mean),
        suppressed=np.zeros(len(mean), dtype=bool),
    )


def _bases(sums: Sums) -> Bases:
    return Bases(n=sums.n, weighted=sums.w / WEIGHT_UNIT, effective=effective_base(sums))
