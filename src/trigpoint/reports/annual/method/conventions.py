"""By which conventions figures are made and shown: bases, intervals, letters, what is withheld."""

from __future__ import annotations

from trigpoint.release import policy
from trigpoint.reports.annual.issued import Issued, Told
from trigpoint.reports.annual.values import figures, value_table
from trigpoint.reports.content import Exhibit, Head, Points, Section, Table
from trigpoint.tables.letters import LEVEL
from trigpoint.tables.spec import MARKED_BASE

CONFIDENCE = 95
"""Of so many percent of samples an interval covers what all samples together would give."""


def conventions(material: Issued) -> Section:
    """The part on the conventions that hold for a wave."""
    return all_conventions(material, weighted=material.tables.weighted)


def all_conventions(material: Told, *, weighted: bool) -> Section:
    """Every convention, each number in its table; that of weights where figures are weighted."""
    table = _table(material)
    known = figures(table)
    names = ["base", "small", "interval", "letters", "withheld", "distribution"]
    names += ["weights"] if weighted else []
    items = (material.say(f"convention_{name}", **known) for name in names)
    return Section(
        id="method.conventions",
        title=material.own["conventions"],
        blocks=(
            Points(tuple(items)),
            Exhibit("method.conventions", (), "", table),
        ),
    )


def _table(material: Told) -> Table:
    numbers = {
        "confidence": CONFIDENCE,
        "level": round(100 * LEVEL),
        "marked": MARKED_BASE,
        "least": policy.LEAST_BASE,
        "columns": policy.LEAST_WITHHELD,
        "together": policy.LEAST_TOGETHER,
        "spread": policy.LEAST_DISTRIBUTION,
        "band": policy.BAND_WIDTH,
        "beyond": policy.LEAST_BEYOND,
    }
    own = material.own
    return value_table(
        "conventions",
        own["conventions_table"],
        Head("value", own["conventions_value"]),
        ((name, own[f"conventions_{name}"], str(number)) for name, number in numbers.items()),
    )
