"""What firms of each stage do next."""

from __future__ import annotations

from trigpoint.reports.annual.material import Material
from trigpoint.reports.content import Paragraph, Points, Section


def stage_plans(material: Material) -> Section:
    """Advice and plan, a part per stage."""
    return Section(
        id="stage_plans",
        title=material.own["stage_plans"],
        sections=tuple(_plan(name, material) for name in material.instrument.stages.names),
    )


def _plan(stage: str, material: Material) -> Section:
    advice = material.advice.stages[stage]
    return Section(
        id=f"stage_plans.{stage}",
        title=material.text.stages[stage].name,
        blocks=(
            Paragraph((advice.advice,)),
            Points(tuple((step,) for step in advice.plan), numbered=True),
        ),
    )
