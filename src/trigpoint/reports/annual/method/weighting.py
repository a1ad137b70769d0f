"""What weights cost in precision."""

from __future__ import annotations

from trigpoint.release.policy import COEFFICIENT_DECIMALS
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.annual.values import figures, value_table
from trigpoint.reports.content import Exhibit, Head, Paragraph, Section, Table
from trigpoint.tables.cells import printed
from trigpoint.tables.words import words


def weighting(material: Issued) -> Section | None:
    """The part on weights; None where every firm counts once."""
    if not material.tables.weighted:
        return None
    table = _table(material)
    return Section(
        id="weighting",
        title=material.own["weighting"],
        blocks=(
            Paragraph(material.say("weighting_sentence", **figures(table))),
            Exhibit("quality.weighting", (), "", table),
        ),
    )


def _table(material: Issued) -> Table:
    """The base of the banner's own question, its effective base, and their ratio (Kish 1965)."""
    own, bases = words(material.lang), material.tables.table(material.instrument.banner).bases
    n, effective = int(bases.n[0]), round(float(bases.effective[0]))
    rows = (
        ("base", own["base"], f"{n:,}"),
        ("effective", own["effective_base"], f"{effective:,}"),
        ("effect", material.own["weighting_effect"], printed(n / effective, COEFFICIENT_DECIMALS)),
    )
    return value_table("weighting", material.own["weighting"], Head("value", own["value"]), rows)
