"""A wave: opened from a folder or a bare answers file, or made around answers from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.model import Instrument, Stages
from trigpoint.instrument.scoring import stage_faults
from trigpoint.instrument.text import wordings
from trigpoint.responses.model import Responses
from trigpoint.responses.read import read_answers
from trigpoint.tables.heading import Heading
from trigpoint.wave.legible import legible
from trigpoint.wave.settings import WaveSettings, in_language, read_settings

SETTINGS = "wave.yaml"
ANSWERS = ("answers.csv", "answers.xlsx", "answers.parquet")


@dataclass(frozen=True, slots=True)
class Wave:
    """Answers with all that is needed to run them.

    ``path`` is the folder, or the bare answers file, whose ``settings`` are None; it is None where
    the answers come from elsewhere. ``name`` is what the instrument's words are found by.
    ``notices`` says what reading the answers had to decide (a converted encoding, a question that
    is not there).
    """

    path: Path | None
    name: str
    instrument: Instrument
    responses: Responses
    cut_points: tuple[Decimal, ...]
    settings: WaveSettings | None
    notices: tuple[str, ...]

    @property
    def folder(self) -> Path | None:
        """The wave's folder, which its settings' paths start from; None where it has none."""
        return self.path if self.settings else None

    def identity(self) -> dict[str, Any]:
        """Which wave a release is of, as its manifest notes it.

        Its ``id``, ``title``, ``organiser``, first day ``from`` and last day ``to``; where they are
        known ``cut_points_source``, and of invented answers ``reconstructed``, with a ``note`` and
        the questions whose breakdown is ``simulated``. All words are by language. Nothing of a
        bare answers file.
        """
        if self.settings is None:
            return {}
        own, found = self.settings, dict[str, Any]()
        if own.cut_points:
            found["cut_points_source"] = dict(own.cut_points.source)
        if own.reconstructed:
            invented = own.reconstructed
            found["reconstructed"] = {
                "note": dict(invented.note),
                "simulated": list(invented.simulated),
            }
        return {
            "id": own.id,
            "title": dict(own.title),
            "organiser": dict(own.organiser),
            "from": own.dates.from_.isoformat(),
            "to": own.dates.to.isoformat(),
            **found,
        }

    def heading(self, lang: str) -> Heading:
        """What the wave says of itself over its tables; just its cohorts without settings."""
        cohorts = {id_: legible(id_) for id_ in self.responses.cohorts}
        if self.settings is None:
            return Heading(cohorts=cohorts)
        own, invented = self.settings, self.settings.reconstructed
        return Heading(
            title=in_language(own.title, lang),
            warning=in_language(invented.note, lang) if invented else "",
            simulated=frozenset(invented.simulated if invented else ()),
            cohorts=cohorts | {id_: in_language(name, lang) for id_, name in own.cohorts.items()},
        )


def open_wave(path: Path, instrument: str = "ai-index") -> Wave:
    """Open a wave folder, or a bare answers file to be read with ``instrument``.

    Raises DataError for a folder without ``wave.yaml`` or without exactly one answers file, and
    for everything wrong in either.
    """
    settings = read_settings(path / SETTINGS) if path.is_dir() else None
    name = _instrument_name(path, settings) if settings else instrument
    loaded = load_instrument(name)
    read = read_answers(_answers(path), loaded, wordings(name))
    return Wave(
        path=path,
        name=name,
        instrument=loaded,
        responses=read.responses,
        cut_points=_cut_points(f"{path / SETTINGS}, cut_points.points", loaded, settings),
        settings=settings,
        notices=read.notices,
    )


def wave_of(settings: WaveSettings, name: str, responses: Responses) -> Wave:
    """A wave of answers that come from elsewhere than a file, be they of one firm alone.

    ``name`` is the instrument's, or its folder. Raises DataError for cut points in ``settings``
    that do not fit the instrument's stages.
    """
    return Wave(
        path=None,
        name=name,
        instrument=responses.instrument,
        responses=responses,
        cut_points=_cut_points("cut_points.points", responses.instrument, settings),
        settings=settings,
        notices=(),
    )


def _instrument_name(folder: Path, settings: WaveSettings) -> str:
    beside = folder / settings.instrument
    return str(beside) if beside.is_dir() else settings.instrument


def _answers(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = [path / name for name in ANSWERS if (path / name).is_file()]
    if len(found) != 1:
        names = " and ".join(file.name for file in found) or "no answers file"
        raise DataError(Fault(str(path), f"holds {names}", f"one of {', '.join(ANSWERS)}"))
    return found[0]


def _cut_points(
    where: str, instrument: Instrument, settings: WaveSettings | None
) -> tuple[Decimal, ...]:
    if settings is None or settings.cut_points is None:
        return instrument.stages.cut_points
    own = settings.cut_points.points
    try:
        stages = Stages(names=instrument.stages.names, cut_points=own)
    except ValidationError as error:
        raise DataError([Fault(where, one["msg"]) for one in error.errors()]) from None
    faults = [Fault(where, one.what) for one in stage_faults(stages)]
    if faults:
        raise DataError(faults)
    return stages.cut_points
