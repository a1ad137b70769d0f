"""Which cohorts may be shown beside each other: none that few firms tell apart.

Two cohorts that share most of their members give away by subtraction the few that they do not
share. All figures of several cohorts together tell no more than those of the groups that they cut
out of each other; so each of these groups has to hold enough firms. A tally does not say who is in
two cohorts: of a tally one cohort is shown. What was published before with another cohort is not
known here; publish the same cohorts every time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from trigpoint.errors import UsageError
from trigpoint.release.policy import LEAST_BASE
from trigpoint.release.withhold import withholding
from trigpoint.tables.model import Bools
from trigpoint.tables.spec import COHORT, MEMBER
from trigpoint.tally.model import Tally


def ensure_apart(
    tally: Tally, cohorts: Sequence[str], members: Mapping[str, Bools] | None = None
) -> None:
    """Raise UsageError where ``cohorts`` may not be shown together.

    ``members`` say for each cohort which firms are in it; None where only the tally is known. A
    cohort that is withheld by itself shows nothing, beside whichever it stands.
    """
    hidden = withholding(tally).everywhere
    shown = [name for name in cohorts if not hidden[tally.column(COHORT + name, MEMBER)]]
    if len(shown) < 2:
        return
    if members is None:
        raise UsageError(
            f"A tally does not say which firms cohorts {_all(shown)} share, and two that differ by "
            "a few firms give these away. Name one of them."
        )
    memberships = np.stack([members[name] for name in shown], axis=1)
    groups, sizes = np.unique(memberships, axis=0, return_counts=True)
    few = groups[sizes < LEAST_BASE]
    if len(few):
        raise UsageError(
            f"Cohorts {_all(shown)} shown together give away fewer than {LEAST_BASE} firms, "
            f"those {_who(shown, few[0])}. Name fewer of them."
        )


def _who(cohorts: Sequence[str], inside: Bools) -> str:
    """A group of firms by the cohorts it is in and those it is not in."""
    own = [name for name, one in zip(cohorts, inside.tolist(), strict=True) if one]
    other = [name for name in cohorts if name not in own]
    said = [f"in {_all(own)}"] if own else []
    return " but ".join([*said, *([f"not in {' or '.join(other)}"] if other else [])])


def _all(names: Sequence[str]) -> str:
    return " and ".join(names)
