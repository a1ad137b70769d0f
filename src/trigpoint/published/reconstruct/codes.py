"""From levels and counts to the codes of an answers file, every printed count met exactly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Kind, Question
from trigpoint.published.reconstruct.boxes import deal_boxes, evened
from trigpoint.published.reconstruct.draft import spread
from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.landing import Firms
from trigpoint.published.reconstruct.margins import Margin
from trigpoint.published.reconstruct.scales import NOT_ASKED, Scale
from trigpoint.responses.model import Codes

Levels = NDArray[np.int64]


def question_codes(frame: Frame, firms: Firms, rng: np.random.Generator) -> dict[str, Codes]:
    """The answers to every question of the instrument; missing where it is not printed."""
    codes = {}
    for question in frame.instrument.questions:
        if question.id in frame.designed:
            levels = firms.level[:, frame.designed.index(question.id)]
        elif question.id in frame.margins:
            levels = _dealt(frame, firms, question, rng)
        else:
            codes[question.id] = unanswered(question, len(firms.cell))
            continue
        codes[question.id] = _coded(frame, firms, question, levels, rng)
    return codes


def unanswered(question: Question, n: int) -> Codes:
    """``n`` firms without an answer."""
    found: Codes = np.full(n, question.missing, dtype=question.dtype)
    return found


def column_of(frame: Frame, firms: Firms) -> NDArray[np.int64]:
    """The column of every firm."""
    return np.array([cell.column for cell in frame.cells])[firms.cell]


def _dealt(frame: Frame, firms: Firms, question: Question, rng: np.random.Generator) -> Levels:
    """The levels of a question on which no score depends, by chance."""
    scale, margin = frame.scales[question.id], frame.margins[question.id]
    levels = np.full(len(firms.cell), NOT_ASKED)
    named, boxes = margin.of(scale.named), margin.of(scale.boxes)
    for at, members in enumerate(_groups(frame, firms, margin)):
        asked = members[_asked(frame, firms, question)[members]]
        dealt = np.repeat(np.arange(len(named[at])), named[at])
        if scale.boxes:
            ticks = _ticks(scale, len(asked) - len(dealt), boxes[at], rng)
            dealt = np.concatenate([dealt, ticks + len(named[at]) - 1])
        levels[asked] = rng.permutation(dealt)
    return levels


def _ticks(scale: Scale, firms: int, boxes: NDArray[np.int64], rng: np.random.Generator) -> Levels:
    """How many boxes each firm ticks: at least one, or it would have given no answer."""
    most, total = scale.levels - len(scale.named), int(boxes.sum())
    if not firms <= total <= firms * most:
        what = f"{firms} firms cannot tick {total} boxes, each from 1 to {most}"
        raise DataError(Fault(scale.question.id, what))
    return evened(spread(total, firms, most, rng), boxes)


def _coded(
    frame: Frame, firms: Firms, question: Question, levels: Levels, rng: np.random.Generator
) -> Codes:
    """Levels as codes; the boxes of a multiple are dealt out here."""
    scale, margin = frame.scales[question.id], frame.margins[question.id]
    if question.kind is not Kind.MULTIPLE:
        every = np.arange(question.not_asked + 1, dtype=question.dtype)
        singles: Codes = every[levels]
        return singles
    masks = [*(question.mask(options) for options in scale.chosen), question.not_asked]
    codes: Codes = np.array(masks, dtype=question.dtype)[levels]
    if scale.sets:
        return codes
    bits = np.array([1 << question.position[box] for box in scale.boxes])
    for counts, members in zip(margin.of(scale.boxes), _groups(frame, firms, margin), strict=True):
        ticking = members[levels[members] >= len(scale.named)]
        ticked = deal_boxes(levels[ticking] - len(scale.named) + 1, counts, rng)
        if ticked is None:
            raise DataError(Fault(question.id, "no firms can tick its boxes as often as printed"))
        codes[ticking] = ticked @ bits
    return codes


def _groups(frame: Frame, firms: Firms, margin: Margin) -> Sequence[NDArray[np.int64]]:
    """The firms of every group of columns."""
    column = column_of(frame, firms)
    return [np.flatnonzero(np.isin(column, group)) for group in margin.groups]


def _asked(frame: Frame, firms: Firms, question: Question) -> NDArray[np.bool_]:
    """Which firms routing asks."""
    return np.array([kind.asked(question.id) for kind in frame.kinds])[firms.kind]
