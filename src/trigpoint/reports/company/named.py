"""What a wave's settings name beside it: the benchmark of its firms, and their last answers."""

from __future__ import annotations

from pathlib import Path

from trigpoint.release.files import read_release
from trigpoint.reports.company.benchmark import Benchmark, benchmark_of
from trigpoint.reports.company.companies import Companies, ready_companies
from trigpoint.wave.open import SETTINGS, Wave, open_wave


def open_companies(
    wave: Wave, lang: str, *, release: Path | None = None, previous: Path | None = None
) -> Companies:
    """Make a wave ready for its firms' reports in ``lang``, with what its settings name beside it.

    ``release`` is the folder of another benchmark than theirs; without either the wave itself is
    one. ``previous`` are other answers, or another wave, of last time than theirs. Raises DataError
    for what is wrong in either, and as :func:`ready_companies` does.
    """
    return ready_companies(wave, lang, _benchmark(wave, release), _previous(wave, previous))


def _benchmark(wave: Wave, release: Path | None) -> Benchmark | None:
    folder = release or _beside(wave, wave.settings.benchmark if wave.settings else None)
    return benchmark_of(read_release(folder), wave, folder.name) if folder else None


def _previous(wave: Wave, previous: Path | None) -> Wave | None:
    """Last time's answers; the settings may also name a tally or print, which have no firms."""
    named = _beside(wave, wave.settings.previous if wave.settings else None)
    folder = previous or (named if named and (named / SETTINGS).is_file() else None)
    return open_wave(folder, wave.name) if folder else None


def _beside(wave: Wave, path: Path | None) -> Path | None:
    return wave.folder / path if wave.folder and path else None
