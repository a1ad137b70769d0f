"""One firm as its report sees it: its scores and why, its way up, and those it is set beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from trigpoint.release.percentile import percentile_band
from trigpoint.reports.company.benchmark import ALL, Means
from trigpoint.reports.company.companies import Companies
from trigpoint.scores import MISSING, Reason, Scores, explain
from trigpoint.stages.path import WayUp, answers_of, way_up

PEERS = "peers"
"""The id of the firms with the same answer to the instrument's banner."""

EVERYONE = "everyone"
"""The id of all firms."""


@dataclass(frozen=True, slots=True)
class Peers:
    """Firms that this one is set beside: their means, and where among them it stands.

    ``band`` is the band of percentiles, such as (70, 75); None where there is none.
    """

    id: str
    label: str
    means: Means
    band: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Scored:
    """Every score of one firm at one time, from 0 to 100; None where there is none."""

    index: Fraction | None
    stage: int | None
    scores: Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class Firm:
    """One respondent. ``reasons`` come in the instrument's order.

    ``banner_label`` is its answer to the banner in words. ``peers`` are those with the same answer
    and everyone, each only where its mean index may be shown; ``silence`` says, as an id of words,
    why the former are not among them. ``ratings`` are its own, put on 0 to 100. ``before`` is how
    it scored last time.
    """

    respondent: str
    row: int
    now: Scored
    reasons: Mapping[str, Reason]
    way: WayUp
    banner_label: str
    peers: tuple[Peers, ...]
    silence: str
    ratings: Mapping[str, Fraction]
    before: Scored | None

    @property
    def nearest_peers(self) -> Peers | None:
        """Whom the firm is measured by: its industry, else everyone, else nobody."""
        return self.peers[0] if self.peers else None


def find_firm(companies: Companies, respondent: str) -> Firm:
    """Everything about one respondent. Raises DataError for an id that is not there."""
    row, wave = companies.row_of(respondent), companies.wave
    explained = explain(wave.responses, respondent, wave.cut_points)
    industry = _industry(companies, row)
    peers = tuple(_peers(companies, row, industry, explained.index))
    return Firm(
        respondent=respondent,
        row=row,
        now=_scored(companies.scores, row),
        reasons={reason.indicator: reason for reason in explained.reasons},
        way=way_up(
            wave.instrument, answers_of(wave.responses, row), wave.cut_points, companies.rules
        ),
        banner_label=_labels(companies).get(industry, ""),
        peers=peers,
        silence="" if PEERS in {one.id for one in peers} else _silence(companies, industry),
        ratings=dict(_ratings(companies, row)),
        before=_before(companies, respondent),
    )


def _industry(companies: Companies, row: int) -> str:
    """The firm's answer to the banner, empty where it gave none."""
    question = companies.instrument.by_id[companies.instrument.banner]
    code = int(companies.wave.responses.codes[question.id][row])
    return question.answers[code] if code < len(question.answers) else ""


def _labels(companies: Companies) -> Mapping[str, str]:
    """The banner's answers in words, short where there is a short form."""
    question = companies.text.questions[companies.instrument.banner]
    return {**question.options, **question.short}


def _peers(
    companies: Companies, row: int, industry: str, index: Fraction | None
) -> Iterator[Peers]:
    """The firm's industry and everyone, where the mean index of these is shown."""
    banner, labels = companies.instrument.banner, _labels(companies)
    for id_, column, answer, label in (
        (PEERS, banner, industry, labels.get(industry, "")),
        (EVERYONE, ALL, ALL, companies.own["everyone"]),
    ):
        means = companies.benchmark.columns.get(answer)
        if means is not None and means["index"].value is not None:
            yield Peers(id_, label, means, _band(companies, row, column, answer, index))


def _band(
    companies: Companies, row: int, banner: str, answer: str, index: Fraction | None
) -> tuple[int, int] | None:
    release = companies.benchmark.release
    if index is None or release is None:
        return None
    own = companies.own_shares.get(banner)
    return percentile_band(
        release,
        float(index),
        banner=banner,
        answer=answer,
        own_share=0.0 if own is None else float(own[row]),
    )


def _silence(companies: Companies, industry: str) -> str:
    """Why nothing is said of the firm's industry."""
    if not industry:
        return "banner_unstated"
    means = companies.benchmark.columns.get(industry)
    if means is None:
        return "banner_uncounted"
    return "banner_withheld" if means["index"].withheld else "banner_empty"


def _scored(scores: Scores, row: int) -> Scored:
    lattice, stage = scores.instrument.lattice, int(scores.stage[row])
    found = {
        one.id: _fraction(int(scores.points[row, at]), lattice.points_scale)
        for at, one in enumerate(scores.instrument.indicators)
    }
    for at, dimension in enumerate(scores.instrument.dimensions):
        units = int(scores.dimensions[row, at])
        found[dimension.id] = _fraction(units, lattice.dimension_scale[dimension.id])
    index = _fraction(int(scores.index[row]), lattice.index_scale)
    return Scored(index, None if stage == MISSING else stage, found)


def _fraction(units: int, scale: int) -> Fraction | None:
    return None if units == MISSING else Fraction(units, scale)


def _before(companies: Companies, respondent: str) -> Scored | None:
    row = companies.previous_rows.get(respondent)
    if companies.previous is None or row is None:
        return None
    return _scored(companies.previous, row)


def _ratings(companies: Companies, row: int) -> Iterator[tuple[str, Fraction]]:
    """The ratings that the firm gave, put on 0 to 100."""
    for question in companies.instrument.self_ratings:
        code = int(companies.wave.responses.codes[question.id][row])
        if code < question.not_asked:
            yield question.id, Fraction(100 * code, question.max - question.min)
