"""What is printed, derived and invented in a reconstructed wave."""

from __future__ import annotations

from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Block, Paragraph, Points, Section
from trigpoint.sentences import Sentence


def invented(material: Issued) -> Section | None:
    """The part on that; None of a real wave."""
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


def _columns(material: Issued) -> tuple[Sentence, ...]:
    """The questions whose breakdown was never printed, as an enumeration."""
    titles = [
        (material.text.questions[one].title,)
        for one in material.instrument.by_id
        if one in material.heading.simulated
    ]
    return (material.both(titles),) if titles else ()
