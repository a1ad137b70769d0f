"""How a report looks, as data: another organiser brings a file ``look.yaml`` of its own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from trigpoint.documents import read_document, validated
from trigpoint.wave.legible import legible

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Look(BaseModel):
    """The organiser's mark and the colours of everything drawn.

    ``stages`` go from light to dark, one hue, from the lowest stage to the highest; where an
    instrument has fewer, the first, the last and those evenly between are taken. ``categories``
    tell groups apart. ``name`` and ``logo`` (an SVG or PNG file beside ``look.yaml``) stand on
    covers and feet; without a name the wave's organiser does.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: int = Field(alias="schema", default=1, ge=1, le=1)
    name: str = ""
    logo: Path | None = None
    ink: Colour
    soft: Colour
    hairline: Colour
    paper: Colour
    page: Colour
    accent: Colour
    alarm: Colour
    grey: Colour
    stages: Annotated[tuple[Colour, ...], Field(min_length=2)]
    categories: Annotated[tuple[Colour, ...], Field(min_length=1)]

    def stage_colours(self, count: int) -> tuple[str, ...]:
        """So many colours from the lowest stage to the highest."""
        last = len(self.stages) - 1
        return tuple(self.stages[round(at * last / max(1, count - 1))] for at in range(count))


def own_look() -> Look:
    """The look of the project itself."""
    return read_look(Path(str(files("trigpoint.reports") / "look.yaml")))


def read_look(path: Path) -> Look:
    """Read a ``look.yaml``; DataError names every fault in it with its line."""
    look = validated(read_document(path), Look)
    logo = None if look.logo is None else path.parent / look.logo
    return look.model_copy(update={"name": legible(look.name), "logo": logo})


def luminance(colour: str) -> float:
    """The relative luminance, 0 to 1, of a colour ``#rrggbb`` (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
