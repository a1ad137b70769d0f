"""What an annual report is made from: a wave, or a tally alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from trigpoint.errors import UsageError
from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.report import load_report_plan
from trigpoint.reports.look import Look, own_look, read_look
from trigpoint.scores import Scores, score
from trigpoint.tables.heading import PLAIN, Heading
from trigpoint.tables.model import Bools
from trigpoint.tables.spec import COHORT
from trigpoint.tally.file import read_tally
from trigpoint.tally.model import Tally
from trigpoint.wave.count import tally_wave
from trigpoint.wave.open import Wave, open_wave
from trigpoint.wave.settings import WaveSettings, in_language

TALLY = ".tally"
LOOK = "look.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """A tally with what is known around it.

    ``name`` is what the instrument's words are found by. ``wave`` and ``scores`` are None where
    the report is made from a tally file, which has no single firms.
    """

    name: str
    instrument: Instrument
    tally: Tally
    cut_points: tuple[Decimal, ...]
    look: Look
    wave: Wave | None = None
    scores: Scores | None = None

    @property
    def settings(self) -> WaveSettings | None:
        """What the wave's folder says of the fieldwork; None where there is no folder."""
        return self.wave.settings if self.wave else None

    @property
    def folder(self) -> Path | None:
        """The wave's folder, where there is one."""
        return self.wave.folder if self.wave else None

    @property
    def members(self) -> Mapping[str, Bools] | None:
        """Which firms are in each cohort; None where the report is made from a tally file."""
        return self.wave.responses.cohorts if self.wave else None

    def cohorts(self, named: Sequence[str] = ()) -> tuple[str, ...]:
        """The cohorts to show: those ``named``, or all. Raises UsageError for one not counted."""
        columns = (column.banner for column in self.tally.columns)
        known = dict.fromkeys(
            banner.removeprefix(COHORT) for banner in columns if banner.startswith(COHORT)
        )
        unknown = [name for name in named if name not in known]
        if unknown:
            raise UsageError(
                f"cohort {', '.join(unknown)}: nobody was counted in it. "
                f"Allowed: {', '.join(known) or 'none, for the answers name no cohort'}."
            )
        return tuple(dict.fromkeys(named)) or tuple(known)

    def heading(self, lang: str) -> Heading:
        """What the wave says of itself; of a tally alone, whether its answers are invented."""
        if self.wave:
            return self.wave.heading(lang)
        own = self.tally.invented
        if own is None:
            return PLAIN
        return Heading(warning=in_language(own.note, lang), simulated=frozenset(own.simulated))


def open_source(path: Path, instrument: str = "ai-index") -> Source:
    """Open a wave folder, or an answers file or tally to be read with ``instrument``.

    Raises DataError for everything wrong in it.
    """
    if path.suffix.lower() == TALLY:
        loaded = load_instrument(instrument)
        tally = read_tally(path, loaded)
        return Source(instrument, loaded, tally, loaded.stages.cut_points, own_look())
    return wave_source(open_wave(path, instrument))


def wave_source(wave: Wave) -> Source:
    """Count and score an opened wave, also by the questions whose use is set against the index."""
    depths = [topic.depth for topic in load_report_plan(wave.name).topics if topic.depth]
    return Source(
        name=wave.name,
        instrument=wave.instrument,
        tally=tally_wave(wave, depths),
        cut_points=wave.cut_points,
        look=wave_look(wave),
        wave=wave,
        scores=score(wave.responses, wave.cut_points),
    )


def wave_look(wave: Wave) -> Look:
    """The wave's own ``look.yaml``, or that of the project where it has none."""
    own = wave.folder / LOOK if wave.folder else None
    return read_look(own) if own and own.is_file() else own_look()
