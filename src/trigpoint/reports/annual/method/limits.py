"""What intervals of a self-selected sample cover, and what they do not."""

from __future__ import annotations

from trigpoint.reports.annual.issued import Told
from trigpoint.reports.content import Paragraph, Points, Section


def limits(material: Told) -> Section:
    """The part on the limits."""
    names = ("limits_cover", "limits_others", "limits_weights", "limits_compare", "limits_cause")
    return Section(
        id="method.limits",
        title=material.own["limits"],
        blocks=(
            Paragraph(material.say("limits_lead"), "lead"),
            Points(tuple(material.say(name) for name in names)),
        ),
    )
