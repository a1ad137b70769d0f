"""How the survey was done, how its figures were made, and what they cannot say."""

from __future__ import annotations

from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.method.conventions import conventions
from trigpoint.reports.annual.method.invented import invented
from trigpoint.reports.annual.method.key import key
from trigpoint.reports.annual.method.limits import limits
from trigpoint.reports.annual.method.starts import starts
from trigpoint.reports.annual.method.survey import survey
from trigpoint.reports.content import Section


def method(material: Material) -> Section:
    """The chapter on the method."""
    parts = (survey, invented, key, starts, conventions, limits)
    found = (part(material) for part in parts)
    return Section(
        id="method",
        title=material.own["method"],
        sections=tuple(part for part in found if part),
        opens_page=True,
    )
