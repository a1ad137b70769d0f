"""How good the answers are: what was left empty, what broke a rule, what weights cost."""

from __future__ import annotations

from trigpoint.reports.annual import simulated
from trigpoint.reports.annual.gaps import firms
from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.method.faults import faults
from trigpoint.reports.annual.method.nonresponse import nonresponse
from trigpoint.reports.annual.method.weighting import weighting
from trigpoint.reports.content import Section

PARTS = (nonresponse, faults, weighting)
"""The parts of the chapter; one that has nothing to say is None."""


def quality(material: Material) -> Section | None:
    """The chapter on the quality of the answers; None where too few firms answered."""
    if not firms(material):
        return None
    parts = (part(material) for part in PARTS)
    return Section(
        id="data_quality",
        title=material.own["data_quality"],
        blocks=simulated.warnings(material, "quality_simulated"),
        sections=tuple(part for part in parts if part),
        opens_page=True,
    )
