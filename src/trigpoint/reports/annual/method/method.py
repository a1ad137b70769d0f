"""How the survey was done, how its figures were made, and what they cannot say."""

from __future__ import annotations

from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.method.conventions import conventions
from trigpoint.reports.annual.method.key import key
from trigpoint.reports.annual.method.survey import survey
from trigpoint.reports.annual.stages.boundaries import boundary_table
from trigpoint.reports.content import Block, Paragraph, Points, Section
from trigpoint.sentences import Sentence


def method(material: Material) -> Section:
    """The chapter on the method."""
    parts = (survey, _simulated, key, _stages, conventions, _limits)
    found = (part(material) for part in parts)
    return Section(
        id="method",
        title=material.own["method"],
        sections=tuple(part for part in found if part),
        opens_page=True,
    )


def _simulated(material: Material) -> Section | None:
    """What is printed, derived and invented in a reconstructed wave; None of a real one."""
    if not material.heading.warning:
        return None
    items = [material.say(name) for name in ("simulated_together", "simulated_spread")]
    items += [material.say("simulated_columns", names=names) for names in _columns(material)]
    blocks: tuple[Block, ...] = (
        Paragraph((material.heading.warning,), "warning"),
        Paragraph(material.say("simulated_lead")),
        Points(tuple(items)),
    )
    return Section(id="method.simulated", title=material.own["simulated"], blocks=blocks)


def _columns(material: Material) -> tuple[Sentence, ...]:
    """The questions whose breakdown was never printed, as an enumeration."""
    titles = [
        (material.text.questions[one].title,)
        for one in material.instrument.by_id
        if one in material.heading.simulated
    ]
    return (material.both(titles),) if titles else ()


def _stages(material: Material) -> Section:
    """Where every stage begins."""
    table = boundary_table(material)
    starts = [
        material.say("method_start", stage=row.label, cut=table.number(row.id, "used"))
        for row in table.rows
    ]
    return Section(
        id="method.stages",
        title=material.own["method_stages"],
        blocks=(Paragraph(material.say("method_stages_text")), Points(tuple(starts))),
    )


def _limits(material: Material) -> Section:
    """What intervals of a self-selected sample cover, and what they do not."""
    names = ("limits_cover", "limits_others", "limits_weights", "limits_compare", "limits_cause")
    return Section(
        id="method.limits",
        title=material.own["limits"],
        blocks=(
            Paragraph(material.say("limits_lead"), "lead"),
            Points(tuple(material.say(name) for name in names)),
        ),
    )
