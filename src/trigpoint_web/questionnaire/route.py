"""Where a page leads: on, back, to the review, or to itself where something is left to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from trigpoint_web.questionnaire.services import State

STAYING = {"language", "save"}
"""The buttons that save a page and do not go on from it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A page and what it is to tell: an empty ``section`` is the review.

    ``check`` says what has no answer, ``more`` that an answer has led to another question.
    """

    section: str = ""
    tell: str = ""


def leads_to(state: State, section: str, posted: QueryDict) -> Stop:
    """Where the button that was pressed leads, now that the page is saved."""
    go = posted.get("go")
    if go == "back":
        return _neighbour(state, section, -1)
    if go in STAYING:
        return Stop(section)
    shown = set(posted.getlist("shown"))
    here = state.questions_in(section)
    if go == "next" and any(
        one.question in shown for one in state.obstacles if one.question in here
    ):
        return Stop(section, "check")
    if any(one in here and one not in shown for one in state.open):
        return Stop(section, "more")
    return Stop() if posted.get("from") == "review" else _neighbour(state, section, 1)


def _neighbour(state: State, section: str, step: int) -> Stop:
    """The next page that has something to ask, in either direction; before the first, the first."""
    order = [one.id for one in state.instrument.sections]
    onward = order[order.index(section) + 1 :] if step > 0 else order[: order.index(section)][::-1]
    for one in onward:
        if one in state.sections:
            return Stop(one)
    return Stop() if step > 0 else Stop(state.sections[0])
