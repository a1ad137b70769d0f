"""A wave made ready for its firms' reports: everything that is the same for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.advice import Advice, Resource, load_advice, load_resources
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.text import Text, load_text
from trigpoint.reports.company.benchmark import ALL, Benchmark, wave_benchmark
from trigpoint.reports.look import Look
from trigpoint.reports.source import wave_look
from trigpoint.reports.words import words
from trigpoint.scores import MISSING, Scores, score
from trigpoint.stages.moves import Rules
from trigpoint.stages.stability import near_boundary
from trigpoint.tables.heading import Heading
from trigpoint.tables.labels import banner_in_sentence
from trigpoint.wave.open import Wave
from trigpoint.wave.settings import in_language

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Companies:
    """What the reports of a wave's firms are made from, in one language.

    ``scores`` and ``previous`` (last time's, None where there are none) are found by ``rows`` and
    ``previous_rows``, the positions of the respondents. ``near`` gives the rows within a small
    margin of a cut point, and how far above it they stand, negative below. ``own_shares`` is each
    firm's part of the weight of the benchmark's columns; none where firms are not among its own.
    """

    wave: Wave
    text: Text
    advice: Advice
    resources: tuple[Resource, ...]
    heading: Heading
    own: Mapping[str, str]
    common: Mapping[str, str]
    look: Look
    benchmark: Benchmark
    scores: Scores
    rules: Rules
    rows: Mapping[str, int]
    near: Mapping[int, float]
    own_shares: Mapping[str, Floats]
    previous: Scores | None
    previous_rows: Mapping[str, int]
    previous_title: str

    @property
    def instrument(self) -> Instrument:
        """The instrument that was answered."""
        return self.wave.instrument

    @property
    def banner(self) -> str:
        """What the instrument's banner is called within a sentence."""
        return banner_in_sentence(self.instrument.banner, self.text)

    def column_name(self, id_: str) -> str:
        """What the firm, its peers or everyone is called within a sentence."""
        if id_ in self.own:
            return self.own[id_]
        return self.own["same_banner"].format(banner=self.banner)

    @property
    def benchmark_title(self) -> str:
        """What the benchmark is called."""
        return in_language(self.benchmark.title, self.lang) or self.own["own_benchmark"]

    @property
    def lang(self) -> str:
        """The language of the reports."""
        return self.text.lang

    def row_of(self, respondent: str) -> int:
        """The position of a respondent. Raises DataError for an id that is not there."""
        if respondent not in self.rows:
            raise DataError(
                Fault(f"respondent {respondent}", "is not among the answers"),
                advice="The ids stand in the column respondent of the answers file.",
            )
        return self.rows[respondent]


def ready_companies(
    wave: Wave, lang: str, benchmark: Benchmark | None = None, previous: Wave | None = None
) -> Companies:
    """Make a wave ready for the reports of its firms in ``lang``, a language of its instrument.

    Without a ``benchmark`` the wave itself is one; with
    :data:`~trigpoint.reports.company.benchmark.NO_BENCHMARK` firms are compared with nobody yet.
    ``previous`` is the wave in which the same respondents are looked up as they were. The
    instrument's words are read once, however many waves are made ready. Raises DataError where
    ``previous`` answers other questions or another key.
    """
    scores = score(wave.responses, wave.cut_points)
    found = benchmark or wave_benchmark(wave)
    near = near_boundary(scores)
    text, advice, resources = _words_of(wave.name, lang)
    before = None if previous is None else _previous(previous, wave)
    return Companies(
        wave=wave,
        text=text,
        advice=advice,
        resources=resources,
        heading=wave.heading(lang),
        own=words("company", lang),
        common=words("common", lang),
        look=wave_look(wave),
        benchmark=found,
        scores=scores,
        rules=Rules(wave.instrument),
        rows=_rows(scores),
        near=dict(zip(near.row.tolist(), near.distance.tolist(), strict=True)),
        own_shares=_own_shares(wave, scores, found) if found.own else {},
        previous=before,
        previous_rows=_rows(before) if before else {},
        previous_title=previous.heading(lang).title if previous else "",
    )


@cache
def _words_of(name: str, lang: str) -> tuple[Text, Advice, tuple[Resource, ...]]:
    """What the instrument says in a language."""
    return load_text(name, lang), load_advice(name, lang), load_resources(name, lang)


def _rows(scores: Scores) -> dict[str, int]:
    return {respondent: row for row, respondent in enumerate(scores.respondent.tolist())}


def _previous(previous: Wave, wave: Wave) -> Scores:
    """Last time's scores, with this wave's cut points, so that stages can be compared."""
    if previous.instrument.hash != wave.instrument.hash:
        what = f"answers {previous.instrument.id}, whose questions or key differ"
        where = str(previous.path or previous.heading("en").title)
        raise DataError(Fault(where, what, f"{wave.instrument.id}, as in this wave"))
    return score(previous.responses, wave.cut_points)


def _own_shares(wave: Wave, scores: Scores, benchmark: Benchmark) -> Mapping[str, Floats]:
    """Each firm's part (0 to 1) of the weight of all firms with an index and of its industry's.

    Where only some of the benchmark's firms are at hand, each is taken to weigh as much as another.
    """
    banner = wave.instrument.banner
    codes, has_index = wave.responses.codes[banner], scores.index != MISSING
    if has_index.sum() < benchmark.base(ALL):
        answers = [benchmark.base(answer) for answer in wave.instrument.by_id[banner].answers]
        by_answer = np.array([*answers, 0])[np.minimum(codes, len(answers))]
        return {ALL: _part(has_index, benchmark.base(ALL)), banner: _part(has_index, by_answer)}
    weights = wave.responses.weights
    every = np.ones(len(scores.index)) if weights is None else weights
    held = np.where(has_index, every, 0.0)
    return {ALL: _part(held, held.sum()), banner: _part(held, np.bincount(codes, held)[codes])}


def _part(held: NDArray[Any], of: NDArray[Any] | float) -> Floats:
    return np.asarray(np.divide(held, of, out=np.zeros(len(held)), where=(held > 0) & (of > 0)))
