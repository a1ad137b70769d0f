"""``trigpoint stages``: a wave's stages, and where its own best cut points lie."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from trigpoint.cli import options
from trigpoint.cli.layout import aligned
from trigpoint.instrument.text import Text
from trigpoint.scores import Scores, score
from trigpoint.stages.cuts import (
    K_MAX,
    Partition,
    explained_by,
    index_weights,
    partitions,
    too_few_values,
)
from trigpoint.stages.document import near_document, stability_document, stages_document
from trigpoint.stages.profile import Profile, profile_stages
from trigpoint.stages.stability import NearBoundary, Stability, bootstrap_stages, near_boundary
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import Tally
from trigpoint.wave.open import Wave


@click.command("stages", epilog="Example: trigpoint stages answers.csv --k 4 --bootstrap 1000")
@options.answers_argument
@click.option(
    "--k",
    type=click.IntRange(2, 20),
    help="How many stages to cut into; as many as the instrument has where not given.",
)
@click.option(
    "--bootstrap",
    "draws",
    type=click.IntRange(0, 100_000),
    default=0,
    metavar="N",
    help="Draw the firms N times anew to see how firmly the cut points stand.",
)
@options.seed_option
@click.option(
    "--near",
    type=options.PointsRange(),
    metavar="POINTS",
    help="List the firms that stand within so many points of a cut point of the wave.",
)
@options.instrument_option
@options.lang_option
@options.common_options
def command(
    answers: Path,
    k: int | None,
    draws: int,
    seed: int,
    near: float | None,
    instrument_name: str,
    lang: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show the stages of ANSWERS by its cut points, and by the optimal ones.

    The optimal cut points are the midpoints between the centres of the best partition of the index
    into k groups (one-dimensional k-means, exact).
    """
    wave = options.load_answers(answers, instrument_name, lang=lang, quiet=quiet)
    found = _found(wave, k, draws, seed, near)
    if as_json:
        options.print_json(_document(found))
    else:
        click.echo("\n\n".join(_page(found, options.load_wave_text(wave, lang))))


@dataclass(frozen=True, slots=True)
class _Found:
    """All that the command shows."""

    tally: Tally
    scores: Scores
    given: Profile
    best: tuple[Partition, ...]
    optimal: Profile | None
    stability: Stability | None
    near: NearBoundary | None


def _found(wave: Wave, k: int | None, draws: int, seed: int, near: float | None) -> _Found:
    counted, scores = tally_answers(wave.responses), score(wave.responses, wave.cut_points)
    wanted = k or len(wave.instrument.stages.names)
    best = partitions(counted, max(wanted, K_MAX))
    if k is not None and k > len(best) + 1:
        raise too_few_values(k, len(index_weights(counted, 0)[0]))
    cuts = next((one.cut_points for one in best if one.k == wanted), None)
    stability = (
        bootstrap_stages(scores, wave.responses.weights, k=wanted, draws=draws, seed=seed)
        if draws and cuts is not None
        else None
    )
    return _Found(
        tally=counted,
        scores=scores,
        given=profile_stages(counted, wave.cut_points),
        best=best,
        optimal=None if cuts is None else profile_stages(counted, cuts),
        stability=stability,
        near=None if near is None else near_boundary(scores, Decimal(str(near))),
    )


def _document(found: _Found) -> dict[str, Any]:
    document = stages_document(found.tally, found.given, found.best, found.optimal)
    if found.stability is not None:
        document["stability"] = stability_document(found.stability)
    if found.near is not None:
        document["near_boundary"] = near_document(found.scores, found.near)
    return document


def _page(found: _Found, text: Text) -> Iterator[str]:
    explained = explained_by(found.tally, found.given.cut_points)
    yield f"Cut points of the wave: {_cuts(found.given)}, which explain {_percent(explained)}"
    yield _table(found.given, text)
    if found.optimal is None:
        yield "The index has too few distinct values for optimal cut points."
    else:
        yield f"Optimal cut points for {len(found.optimal.stages)} stages: {_cuts(found.optimal)}"
        yield _table(found.optimal, text)
        yield _explained(found.best)
    if found.stability is not None:
        yield _stability(found.stability)
    if found.near is not None:
        yield _near(found.scores, found.near)


def _table(found: Profile, text: Text) -> str:
    """Shares, their intervals and means, a line per stage."""
    dimensions = [text.dimensions[one].short for one in found.scores if one in text.dimensions]
    rows = [["", "n", "%", "95 %", "index", *dimensions]]
    for at, stage in enumerate(found.stages):
        share, low, high = (part[0, at] for part in (found.share, found.low, found.high))
        label = text.stages[stage].name if stage in text.stages else stage
        means = found.means[0, at, : len(dimensions) + 1]
        interval = f"{_figure(100 * low)} - {_figure(100 * high)}"
        figures = [_figure(100 * share), interval, *map(_figure, means)]
        rows.append([label, str(found.n[0, at]), *figures])
    return aligned(rows)


def _explained(best: tuple[Partition, ...]) -> str:
    most = best[-1].k - 1
    rows = [["k", "explained", "optimal cut points", *[""] * (most - 1)]]
    for one in best:
        cuts = [str(cut) for cut in one.cut_points]
        rows.append([str(one.k), _percent(one.explained), *cuts, *[""] * (most - len(cuts))])
    return aligned(rows)


def _stability(found: Stability) -> str:
    rows = [["optimal cut point", "95 % of the draws"]]
    for cut, low, high in zip(found.cut_points, found.low, found.high, strict=True):
        rows.append([f"{cut:.2f}", f"{low:.2f} - {high:.2f}"])
    moved = f"On average {_percent(found.moved)} of the firms change their stage."
    return f"{aligned(rows)}\n{found.draws} draws. {moved}"


def _near(scores: Scores, found: NearBoundary) -> str:
    rows = [["near a cut point", "index", "cut point"]]
    index = scores.index_values()
    for row, cut in zip(found.row, found.cut, strict=True):
        rows.append([scores.respondent[row], f"{index[row]:.2f}", str(scores.cut_points[cut])])
    return aligned(rows)


def _cuts(found: Profile) -> str:
    return "  ".join(map(str, found.cut_points))


def _percent(share: float) -> str:
    return "-" if math.isnan(share) else f"{100 * share:.1f} %"


def _figure(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.1f}"
