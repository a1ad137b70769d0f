"""The exchanges of answers between two firms that leave every count and every base as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trigpoint.published.reconstruct.frame import Frame
from trigpoint.published.reconstruct.kinds import FirmKind
from trigpoint.published.reconstruct.scales import contradictions

Move = frozenset[str]
"""The questions whose answers are exchanged together."""


def moves(frame: Frame) -> tuple[Move, ...]:
    """Every designed question: alone, with what follows from it, with all that it depends on."""
    found = [frozenset({id_}) for id_ in frame.designed]
    found += [_closed(frozenset({id_}), _followers(frame)) for id_ in frame.designed]
    ruled_out = [
        frozenset(condition.question for condition in rule.when)
        for rule in contradictions(frame.instrument, frame.scales)
    ]
    linked = [*_followers(frame), *((one, rule) for rule in ruled_out for one in rule)]
    found += [_closed(frozenset({id_}), linked) for id_ in frame.designed]
    designed = frozenset(frame.designed)
    return tuple(dict.fromkeys(move & designed for move in found))


def takes(frame: Frame, found: Sequence[Move]) -> NDArray[np.int64]:
    """(kinds, kinds, moves) what kind a firm becomes that takes a move's answers from another.

    -1 where one of the two would be of no kind, or where other questions would be asked less or
    more often than before.
    """
    kinds = frame.kinds
    size = (len(kinds), len(kinds), len(found))
    becomes = np.array(
        [_became(frame, one, other, move) for one in kinds for other in kinds for move in found]
    ).reshape(size)
    asked = np.array([[kind.asked(id_) for id_ in frame.scales] for kind in kinds], dtype=np.int64)
    back = becomes.transpose(1, 0, 2)
    before = (asked[:, None] + asked[None, :])[:, :, None]
    same = (asked[becomes] + asked[back] == before).all(axis=-1)
    return np.where((becomes >= 0) & (back >= 0) & same, becomes, -1)


def _became(frame: Frame, one: FirmKind, other: FirmKind, move: Move) -> int:
    """The position of the kind that is ``other`` on the move and ``one`` on all else, or -1."""
    wanted = {id_: (other if id_ in move else one).levels[id_] for id_ in frame.designed}
    for at, kind in enumerate(frame.kinds):
        if all(kind.levels[id_] == levels for id_, levels in wanted.items()):
            return at
    return -1


def _followers(frame: Frame) -> list[tuple[str, frozenset[str]]]:
    """Questions and what routing makes follow from them."""
    return [
        (condition.question, frozenset({question.id}))
        for question in frame.instrument.questions
        if question.id in frame.scales
        for condition in question.asked_if
    ]


def _closed(start: Move, linked: Sequence[tuple[str, frozenset[str]]]) -> Move:
    """``start`` with everything that its members bring along, and so on."""
    grown = start.union(*(others for one, others in linked if one in start))
    return start if grown == start else _closed(grown, linked)
