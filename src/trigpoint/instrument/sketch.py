"""What is well formed of an instrument with faults, so that the rest is still checked.

Only the checking of an instrument uses this: everyone else meets an instrument whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from trigpoint.documents import Document, Located
from trigpoint.errors import Fault
from trigpoint.instrument.consistency import inconsistencies
from trigpoint.instrument.model import Instrument, Stages

LISTS = ("profile", "questions", "dimensions", "indicators", "together", "contradictions")
"""The fields of an instrument of which one part can be left out while the rest is checked."""

ASIDE = ("schema", "id", "version", "languages", "treatments")
"""The fields that no other part refers to."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The well-formed parts of an instrument, which may be at odds with each other.

    ``positions`` says where the parts of each list stand in the file; ``broken`` holds the words
    of the parts that are left out: that these are not found is no fault of the others.
    """

    instrument: Instrument
    positions: Mapping[str, list[int]]
    broken: frozenset[str]

    def blames(self, found: Located) -> bool:
        """Whether a fault is more than the echo of a part that was left out."""
        return not found.about or found.about not in self.broken

    def located(self, found: Located) -> Located:
        """A fault found in the sketch, at its place in the file."""
        field, *rest = found.place
        if rest and field in self.positions:
            at = self.positions[str(field)][int(rest[0])]
            return found._replace(place=(field, at, *rest[1:]))
        return found


def read_sketch(document: Document) -> tuple[Sketch | None, list[Fault]]:
    """The sketch of an instrument's file and every fault in it.

    Without faults the sketch is the instrument; there is none where too little is well formed.
    """
    try:
        instrument = Instrument.model_validate(document.data)
    except ValidationError as error:
        malformed = {one["loc"][:2] for one in error.errors() if one["type"] != "at_odds"}
        sketch = _sketch(document.data, malformed)
        faults = document.faults(error)
        if sketch and malformed:
            found = [one for one in inconsistencies(sketch.instrument) if sketch.blames(one)]
            faults += [document.fault(*sketch.located(one)[:2]) for one in found]
        return sketch, faults
    return Sketch(instrument, {}, frozenset()), []


def _sketch(data: Any, malformed: set[tuple[int | str, ...]]) -> Sketch | None:
    whole_fields = {place[0] for place in malformed if place[:1] and place[0] not in LISTS}
    missing_lists = {place for place in malformed if len(place) < 2 and place[:1] != ()}
    if () in malformed or whole_fields - set(ASIDE) or any(p[0] in LISTS for p in missing_lists):
        return None
    values: dict[str, Any] = {"banner": data["banner"]}
    values["stages"] = Stages.model_validate(data["stages"])
    values["languages"] = () if "languages" in whole_fields else tuple(data["languages"])
    positions: dict[str, list[int]] = {}
    broken: set[str] = set()
    for field in LISTS:
        part = TypeAdapter(get_args(Instrument.model_fields[field].annotation)[0])
        positions[field] = []
        values[field] = ()
        for at, item in enumerate(data.get(field, ())):
            if (field, at) in malformed:
                broken.update(_words(item))
            else:
                positions[field].append(at)
                values[field] += (part.validate_python(item),)
    return Sketch(Instrument.model_construct(**values), positions, frozenset(broken))


def _words(item: object) -> Iterator[str]:
    """The ids that a part names for itself: where it is left out, others may look for them."""
    values = item.values() if isinstance(item, dict) else ()
    yield from (value for value in values if isinstance(value, str))
