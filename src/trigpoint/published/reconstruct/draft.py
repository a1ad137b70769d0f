"""A plausible draft by chance: which answers stand in which stage, before any printed mean is met.

Every firm gets a standing, near its stage's; every question's answers are dealt to the firms in
the order of their standing on it, the standing blurred anew for each question. So firms that are
far on one thing tend to be far on others, and two seeds differ.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.published.reconstruct.boxes import deal_boxes, evened
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.scales import Scale, most_boxes

FIRM_BLUR = 0.35
"""Standard deviation of a firm's standing within its stage, in stages."""

QUESTION_BLUR = 0.7
"""Standard deviation of a firm's standing on one question around its own, in stages."""

Draft = Mapping[str, NDArray[np.int64]]
"""Per question (columns, stages, levels): how many firms."""


def draft(frame: Frame, rng: np.random.Generator) -> Draft:
    """A draft of every designed question."""
    column, stage = _firms(frame)
    standing = stage + rng.normal(0, FIRM_BLUR, len(stage))
    drafts = {}
    for id_ in frame.designed:
        scale, margin = frame.scales[id_], frame.margins[id_]
        placed = np.zeros((column.max() + 1, stage.max() + 1, scale.levels + 1), dtype=np.int64)
        for group, named, boxes in zip(
            margin.groups, margin.of(scale.named), margin.of(scale.boxes), strict=True
        ):
            members = np.flatnonzero(np.isin(column, group))
            order = np.argsort(standing[members] + rng.normal(0, QUESTION_BLUR, len(members)))
            asked = int(margin.asked[list(group)].sum())
            levels = _ascending(scale, asked, named, boxes, rng)
            dealt = np.concatenate([np.full(len(members) - asked, scale.levels), levels])
            np.add.at(placed, (column[members[order]], stage[members[order]], dealt), 1)
        drafts[id_] = placed[:, :, :-1]
    return drafts


def _firms(frame: Frame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The column and the stage of every firm."""
    sizes = [cell.size for cell in frame.cells]
    columns = [cell.column for cell in frame.cells]
    stages = [cell.stage for cell in frame.cells]
    return np.repeat(columns, sizes), np.repeat(stages, sizes)


def _ascending(
    scale: Scale,
    asked: int,
    named: NDArray[np.int64],
    boxes: NDArray[np.int64],
    rng: np.random.Generator,
) -> NDArray[np.int64]:
    """The levels of the firms asked, from few points to many."""
    levels = np.repeat(np.arange(len(named)), named)
    if scale.boxes:
        ticks = spread(int(boxes.sum()), asked - len(levels), most_boxes(scale.question), rng)
        beside = _sets_ticked(scale, ticks, boxes, rng) if scale.sets else ticks - 1
        levels = np.concatenate([levels, beside + len(named)])
    order = np.lexsort([rng.random(len(levels)), scale.points[levels]])
    return levels[order]


def _sets_ticked(
    scale: Scale, ticks: NDArray[np.int64], boxes: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """Which of the scale's sets of boxes each firm ticks."""
    ticked = deal_boxes(evened(ticks, boxes), boxes, rng)
    if ticked is None:
        what = "no firms can tick its boxes as often as printed"
        raise DataError(Fault(scale.question.id, what))
    bits = 1 << np.arange(len(scale.boxes))
    masks = [sum(1 << scale.boxes.index(box) for box in one) for one in scale.sets]
    position: NDArray[np.int64] = np.argsort(masks)[np.searchsorted(np.sort(masks), ticked @ bits)]
    return position


def spread(total: int, firms: int, most: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """``total`` ticks over ``firms``, each from 1 to ``most``: most firms few, some many."""
    ticks = np.ones(firms, dtype=np.int64)
    readiness = rng.random(firms) ** 2
    for _ in range(min(total, firms * most) - firms):
        chance = np.where(ticks < most, readiness, 0.0)
        ticks[rng.choice(firms, p=chance / chance.sum())] += 1
    return ticks
