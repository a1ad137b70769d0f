"""The steps of a reconstruction in their order, tried anew until everything fits together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.published.corrected import corrected
from trigpoint.published.model import Published
from trigpoint.published.reconstruct.cells import keeps_range
from trigpoint.published.reconstruct.checked import Checked, checked
from trigpoint.published.reconstruct.codes import column_of, question_codes
from trigpoint.published.reconstruct.cohorts import Member, members
from trigpoint.published.reconstruct.design import Care, design, leeway
from trigpoint.published.reconstruct.draft import draft
from trigpoint.published.reconstruct.frame import Frame, frames
from trigpoint.published.reconstruct.landing import Firms, landed
from trigpoint.published.reconstruct.profile import profile_codes
from trigpoint.published.reconstruct.ratings import rating_codes
from trigpoint.published.reconstruct.statements import Statement
from trigpoint.responses.model import Responses
from trigpoint.scores import score

CAREFUL = Care(extreme=0.15, room=0.1, inside=1e-4, reach=2)
LESS_CAREFUL = Care(extreme=0.0, room=0.1, inside=0.0, reach=2)
CARELESS = Care(extreme=0.0, room=0.0, inside=0.0, reach=8)

ATTEMPTS = (
    *(4 * [(1, CAREFUL)]),
    *(4 * [(1, LESS_CAREFUL)]),
    *(2 * [(2, CAREFUL)]),
    *(3 * [(2, LESS_CAREFUL)]),
    (1, CARELESS),
    (2, CARELESS),
)
"""The drafts that are tried: with what blur of the highest index, and with what care."""

NODES = 50
"""How long a design is sought near the first draft; near the second twice, the third three times.

Designs are found at once or hardly ever, so another draft is a better bet than a long search.
"""

STEPS = 2
"""How many times a reconstruction reports progress, if its first draft succeeds."""


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """Invented answers, and which of the printed sentences they bear out."""

    responses: Responses
    statements: tuple[Checked, ...]


def reconstruct(
    published: Published,
    instrument: Instrument,
    seed: int,
    statements: tuple[Statement, ...] = (),
    progress: Callable[[], None] = lambda: None,
) -> Reconstruction:
    """Invent firms whose answers reproduce ``published``; the same seed gives the same firms.

    ``progress`` is called after every step. Raises DataError where the publication does not fit
    the instrument, or where no answers give its figures.
    """
    right = corrected(published)
    progress()
    plan_of = cache(partial(_plan, right, instrument))
    rng = np.random.default_rng(seed)
    for attempt, (blur, care) in enumerate(ATTEMPTS, start=1):
        plan = plan_of(blur)
        if plan is None:
            continue
        responses = _attempt(*plan, statements, care, NODES * attempt, rng)
        progress()
        if responses is None:
            continue
        scores = score(responses)
        found = tuple(checked(statement, responses, scores) for statement in statements)
        if all(one.holds is not False for one in found):
            return Reconstruction(responses, found)
    what = "no answers were found that meet counts, routing, means and statements together"
    raise DataError(Fault("figures", what), advice="Another seed may find some.")


def _plan(
    published: Published, instrument: Instrument, blur: int
) -> tuple[Frame, dict[str, float]] | None:
    """The first frame in which counts, routing and range hold together, and the leeway in it."""
    for plan in frames(published, instrument, blur):
        allowed = leeway(plan)
        if allowed is not None:
            return plan, allowed
    return None


def _attempt(
    plan: Frame,
    allowed: Mapping[str, float],
    statements: tuple[Statement, ...],
    care: Care,
    nodes: int,
    rng: np.random.Generator,
) -> Responses | None:
    """Answers from one draft, if it leads to any."""
    layout = design(plan, draft(plan, rng), allowed, statements, care, nodes)
    firms = None if layout is None else landed(plan, layout, rng)
    if firms is None or not keeps_range(plan.published, firms.index, plan.index.scale):
        return None
    cohorts = members(plan, firms, rng)
    return None if cohorts is None else _responses(plan, firms, cohorts, statements, rng)


def _responses(
    plan: Frame,
    firms: Firms,
    cohorts: Mapping[str, Member],
    statements: tuple[Statement, ...],
    rng: np.random.Generator,
) -> Responses:
    """Answers, profile, ratings and cohorts of the firms, in an order of chance."""
    column, index = column_of(plan, firms), firms.index / plan.index.scale
    codes = {
        **profile_codes(plan, column, rng),
        **question_codes(plan, firms, rng),
        **rating_codes(plan, column, index, statements, rng),
    }
    n = len(firms.cell)
    order = rng.permutation(n)
    names = [f"f{position:0{len(str(n))}d}" for position in range(1, n + 1)]
    return Responses(
        instrument=plan.instrument,
        respondent=np.array(names, dtype=object),
        codes={id_: codes[id_][order] for id_ in plan.instrument.by_id},
        cohorts={name: member[order] for name, member in cohorts.items()},
    )
