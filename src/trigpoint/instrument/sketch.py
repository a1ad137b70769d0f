"""What is well formed of an instrument with faults, so that the rest is still checked.

Only the checking of an instrument uses this: everyone else meets an instrument whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from trigpoint.documents import Document, Located, Place
from trigpoint.errors import Fault
from trigpoint.instrument.consistency import inconsistencies
from trigpoint.instrument.model import Instrument, Stages

LISTS = (
    "profile",
    "questions",
    "sections",
    "dimensions",
    "indicators",
    "together",
    "contradictions",
)
"""The fields of an instrument of which one part can be left out while the rest is checked."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The well-formed parts of an instrument, which may be at odds with each other.

    ``positions`` says where the parts of each list stand in the file. ``fields`` are the other
    fields that are malformed; ``broken`` holds the words of the parts of lists that are left out.
    """

    instrument: Instrument
    positions: Mapping[str, list[int]] = field(default_factory=dict)
    fields: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()

    def blames(self, found: Located) -> bool:
        """Whether a fault is more than the echo of something malformed."""
        inside = found.place and found.place[0] in self.fields
        return not inside and (not found.about or found.about not in self.broken)

    def located(self, found: Located) -> Located:
        """A fault found in the sketch, at its place in the file."""
        name, *rest = found.place
        if rest and name in self.positions:
            at = self.positions[str(name)][int(rest[0])]
            return found._replace(place=(name, at, *rest[1:]))
        return found


def read_sketch(document: Document) -> tuple[Sketch | None, list[Fault]]:
    """The sketch of an instrument's file and every fault in it.

    Without faults the sketch is the instrument; there is none where too little is well formed.
    """
    try:
        return Sketch(Instrument.model_validate(document.data)), []
    except ValidationError as error:
        malformed = {one["loc"][:2] for one in error.errors() if one["type"] != "at_odds"}
        sketch = _sketch(document.data, malformed)
        faults = document.faults(error)
        if sketch and malformed:
            found = [one for one in inconsistencies(sketch.instrument) if sketch.blames(one)]
            faults += [document.fault(*sketch.located(one)[:2]) for one in found]
        return sketch, faults


def _sketch(data: Any, malformed: set[Place]) -> Sketch | None:
    if () in malformed or any(place[0] in LISTS and len(place) < 2 for place in malformed):
        return None
    fields = frozenset(str(place[0]) for place in malformed if place[0] not in LISTS)
    values: dict[str, Any] = {
        "banner": "" if "banner" in fields else data["banner"],
        "languages": () if "languages" in fields else tuple(data["languages"]),
        "stages": _stages(data.get("stages"), whole="stages" not in fields),
    }
    positions: dict[str, list[int]] = {}
    broken: set[str] = set()
    for name in LISTS:
        items = data.get(name, ())
        positions[name] = [at for at in range(len(items)) if (name, at) not in malformed]
        part = TypeAdapter(get_args(Instrument.model_fields[name].annotation)[0])
        values[name] = tuple(part.validate_python(items[at]) for at in positions[name])
        for _, at in (place for place in malformed if place[0] == name):
            broken.update(_words(items[int(at)]))
    instrument = Instrument.model_construct(**values)
    return Sketch(instrument, positions, fields, frozenset(broken))


def _stages(data: Any, *, whole: bool) -> Stages:
    """The stages, or of malformed ones the names, so that words are still held against them."""
    if whole:
        return Stages.model_validate(data)
    names = data.get("names") if isinstance(data, dict) else None
    return Stages.model_construct(names=tuple(_words(names)), cut_points=())


def _words(part: object) -> Iterator[str]:
    """The ids that a part names for itself: where it is left out, others may look for them."""
    values = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _words(value)
