"""What everybody may read, made by the library: of a release, of an instrument, of nothing else."""

from __future__ import annotations

import math
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import trigpoint
from trigpoint_web.waves import services as waves
from trigpoint_web.waves.models import Benchmark, InstrumentVersion, Wave

SECONDS_A_QUESTION = 30
"""What reading, asking a colleague and ticking takes, as a rule of thumb for the home page."""


class Size(NamedTuple):
    """How long a questionnaire is: its pages, its questions, and minutes in steps of five."""

    pages: int
    questions: int
    minutes: int


def size(version: InstrumentVersion) -> Size:
    """How long it takes, at most: routing spares most companies some questions."""
    instrument = waves.instrument_of(version)
    questions = len(instrument.asking_order)
    minutes = math.ceil(questions * SECONDS_A_QUESTION / 300) * 5
    return Size(len(instrument.sections), questions, minutes)


def industry_body(benchmark: Benchmark, lang: str) -> str:
    """The industry report of a release, as part of a page; made once in each process."""
    return _industry(benchmark, benchmark.added, lang)


@lru_cache(maxsize=8)
def _industry(benchmark: Benchmark, added: datetime, lang: str) -> str:
    """``added`` tells a benchmark from the one whose place it took."""
    version = benchmark.wave.instrument
    spoken = waves.spoken(waves.instrument_of(version), lang)
    folder = waves.folder_of(version.fingerprint)
    report = trigpoint.industry_report(waves.release_of(benchmark), str(folder), spoken)
    return trigpoint.html_fragment(report).body


def method_body(wave: Wave, lang: str) -> str:
    """The method and the whole key, as part of a page; made once in each process."""
    version, cuts = wave.instrument, waves.settings_of(wave).cut_points
    spoken = waves.spoken(waves.instrument_of(version), lang)
    if cuts is None:
        return _method(version.fingerprint, spoken)
    source = cuts.source.get(spoken) or next(iter(cuts.source.values()))
    return _method(version.fingerprint, spoken, cuts.points, source)


@lru_cache(maxsize=8)
def _method(fingerprint: str, lang: str, *stages: Any) -> str:
    """``stages`` are the cut points of a wave that has its own, and where they come from."""
    report = trigpoint.key_report(str(waves.folder_of(fingerprint)), lang, *stages)
    return trigpoint.html_fragment(report).body


def report_files() -> dict[str, str]:
    """Style and script of every report on the site, by the names of their files."""
    return {"report.css": trigpoint.fragment_style(), "report.js": trigpoint.report_script()}
