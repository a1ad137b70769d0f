"""What firms are compared with: a release, and the means of its columns looked up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from trigpoint.release.issue import make_release
from trigpoint.release.model import Release
from trigpoint.release.policy import DECIMALS, WEIGHTED_DECIMALS
from trigpoint.release.unpack import ensure_of
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import TOTAL
from trigpoint.wave.open import Wave

ALL = TOTAL.answer
"""The name of the column of all firms; the others go by the answers to the banner."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean or share of some firms, from 0 to 100, and how many stand behind it.

    ``value`` is None where it is ``withheld`` or nobody answered; it is issued with so many
    ``decimals``.
    """

    base: int
    value: float | None
    withheld: bool
    decimals: int


Means = Mapping[str, Mean]
"""The figures of one column: means by score (``index``, dimensions, indicators, ratings) and the
shares of the stages, in percent, by their names after ``STAGE``."""

STAGE = "stage."


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A release as firms are compared with it.

    ``title`` is its name by language, ``dated`` its wave's last day where it is known. ``own``
    says that the firms compared are among its firms. ``simulated`` says that its firms are
    invented. ``columns`` holds the figures of all firms and of every answer to the banner; just
    the first where the release is not broken down by it. ``bands`` are those of the index of all
    firms: from, to, and the percent of the firms between; none where they are not issued.
    """

    release: Release | None
    title: Mapping[str, str]
    dated: date | None
    own: bool
    simulated: bool
    columns: Mapping[str, Means]
    bands: tuple[tuple[int, int, float], ...]

    def base(self, answer: str) -> int:
        """How many firms of a column have an index; 0 where that is not shown."""
        means = self.columns.get(answer)
        return means["index"].base if means else 0


NO_BENCHMARK = Benchmark(
    release=None, title={}, dated=None, own=False, simulated=False, columns={}, bands=()
)
"""Says that nothing has been frozen yet that firms could be compared with; never themselves."""


def wave_benchmark(wave: Wave) -> Benchmark:
    """The wave itself as a benchmark: what may be released of it, by the instrument's banner."""
    banner = wave.instrument.banner
    release = make_release(
        tally_answers(wave.responses, [banner]),
        by=[banner],
        cut_points=wave.cut_points,
        warning=wave.heading("en").warning,
        wave=wave.identity(),
    )
    return replace(benchmark_of(release, wave), own=True)


def benchmark_of(release: Release, wave: Wave, name: str = "") -> Benchmark:
    """A release as a benchmark for the firms of a wave; ``name`` where it has no title.

    Raises DataError where it is a release of other questions or of another key.
    """
    ensure_of(release, wave.instrument, name)
    identity: Mapping[str, Any] = release.manifest.get("wave") or {}
    return Benchmark(
        release=release,
        title=identity.get("title") or {"": name},
        dated=date.fromisoformat(identity["to"]) if identity else None,
        own=_is_of(identity, wave),
        simulated=bool(release.manifest["warning"]),
        columns=_columns(release, wave),
        bands=tuple(
            (row["low"], row["high"], row["percent"])
            for row in release.bands.to_pylist()
            if (row["banner"], row["answer"]) == (ALL, ALL)
        ),
    )


def _is_of(identity: Mapping[str, Any], wave: Wave) -> bool:
    """Whether a release is of the same wave, whatever else either says of itself."""
    own = wave.identity()
    return bool(own) and all(identity.get(name) == own[name] for name in ("id", "from", "to"))


def _columns(release: Release, wave: Wave) -> Mapping[str, Means]:
    """The means of the release, and the stages' shares where its cut points are the wave's."""
    banner, banners = wave.instrument.banner, release.manifest["banners"]
    before = f"{banner}=" if len(banners) > 1 else ""
    answers = wave.instrument.by_id[banner].options if banner in banners else ()
    wanted = {ALL: ALL, **{before + answer: answer for answer in answers}}
    cuts = [str(cut) for cut in wave.cut_points]
    staged = release.manifest.get("cut_points") == cuts
    shares = WEIGHTED_DECIMALS if release.manifest["weighted"] else DECIMALS
    found: dict[str, dict[str, Mean]] = {answer: {} for answer in wanted.values()}
    for row in release.tables.to_pylist():
        name = _figure(row, staged=staged)
        if name and row["column"] in wanted:
            decimals = shares if row["option"] else DECIMALS
            mean = Mean(row["base"] or 0, row["percent"], row["suppressed"], decimals)
            found[wanted[row["column"]]][name] = mean
    return found


def _figure(row: Mapping[str, Any], *, staged: bool) -> str:
    """What a row of the release is called here; empty where it is not wanted."""
    if row["option"] == "":
        return str(row["question"])
    return STAGE + row["option"] if staged and row["question"] == "stage" else ""
