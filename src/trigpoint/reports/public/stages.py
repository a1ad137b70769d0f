"""The stages on the page on the industry: what each looks like, and how many firms stand there."""

from __future__ import annotations

from trigpoint.reports.annual.gaps import gap
from trigpoint.reports.annual.stages.boundaries import boundary_table
from trigpoint.reports.annual.stages.stages import stage_cards, stage_exhibit
from trigpoint.reports.content import Exhibit, Paragraph, Section
from trigpoint.reports.public.outlook import Outlook


def stages(outlook: Outlook) -> Section:
    """The chapter on stages, with where their boundaries are and come from."""
    shown = outlook.shown
    source = outlook.spoken("cut_points_source") or shown.own["boundary_of_instrument"]
    lead = outlook.say("stages_lead", banner=shown.banner)
    return Section(
        id="stages",
        title=shown.own["stages"],
        blocks=(
            Paragraph(lead, "lead"),
            gap("stage", shown) or stage_exhibit(shown, "stages"),
            stage_cards(shown),
            Exhibit("stages.boundaries", (), "", boundary_table(shown)),
            Paragraph((source,), "note"),
        ),
        opens_page=True,
    )
