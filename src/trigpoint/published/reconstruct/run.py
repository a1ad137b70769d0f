"""The steps of a reconstruction in their order, tried anew until everything fits together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.model import Instrument
from trigpoint.published.corrected import corrected
from trigpoint.published.model import Published
from trigpoint.published.reconstruct.checked import Checked, checked
from trigpoint.published.reconstruct.codes import column_of, question_codes
from trigpoint.published.reconstruct.cohorts import members
from trigpoint.published.reconstruct.design import design, leeway
from trigpoint.published.reconstruct.draft import draft
from trigpoint.published.reconstruct.frame import Frame, frame
from trigpoint.published.reconstruct.landing import Firms, Swaps, landed
from trigpoint.published.reconstruct.profile import profile_codes
from trigpoint.published.reconstruct.ratings import rating_codes
from trigpoint.published.reconstruct.statements import Statement
from trigpoint.responses.model import Responses
from trigpoint.scores import score

ATTEMPTS = 10
"""How many drafts are tried before a reconstruction is given up."""

NODES = 50
"""How long a design is sought near the first draft; near each further draft twice as long.

Designs are found at once or hardly ever, so another draft is a better bet than a long search.
"""

STEPS = 5
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
    plan = frame(corrected(published), instrument)
    progress()
    allowed = leeway(plan)
    progress()
    rng = np.random.default_rng(seed)
    for attempt in range(ATTEMPTS):
        layout = design(plan, draft(plan, rng), allowed, statements, NODES << attempt)
        progress()
        firms = None if layout is None else landed(plan, layout, rng)
        progress()
        if firms is None:
            continue
        responses = _responses(plan, firms, statements, rng)
        scores = score(responses)
        found = tuple(checked(statement, responses, scores) for statement in statements)
        progress()
        if all(one.holds is not False for one in found):
            return Reconstruction(responses, found)
    what = f"no answers were found in {ATTEMPTS} attempts that meet all of them"
    raise DataError(Fault("figures", what), advice="Another seed may find some.")


def _responses(
    plan: Frame, firms: Firms, statements: tuple[Statement, ...], rng: np.random.Generator
) -> Responses:
    """Answers, profile, ratings and cohorts of the firms, in an order of chance."""
    column, index = column_of(plan, firms), Swaps(plan, firms).index / plan.index.scale
    codes = {
        **profile_codes(plan, column, rng),
        **question_codes(plan, firms, rng),
        **rating_codes(plan, column, index, statements, rng),
    }
    cohorts = members(plan, firms, rng)
    n = len(firms.cell)
    order = rng.permutation(n)
    names = [f"f{position:0{len(str(n))}d}" for position in range(1, n + 1)]
    return Responses(
        instrument=plan.instrument,
        respondent=np.array(names, dtype=object),
        codes={id_: codes[id_][order] for id_ in plan.instrument.by_id},
        cohorts={name: member[order] for name, member in cohorts.items()},
    )
