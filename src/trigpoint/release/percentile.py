"""Where an index stands in a frozen release: a percentile, in bands."""

from __future__ import annotations

from trigpoint.release.model import Release
from trigpoint.release.policy import BAND_WIDTH

LEAST_BANDS = 2
"""One band that holds everybody says nothing of who stands where within it."""


def percentile_band(
    release: Release,
    index: float,
    *,
    banner: str = "total",
    answer: str = "total",
    own_share: float = 0.0,
) -> tuple[int, int] | None:
    """The band of percentiles, such as (70, 75), in which ``index`` (0 to 100) stands.

    The mid-rank among the firms of a column: those below, and within the index's own band of the
    release those below on a straight line. ``own_share`` is the firm's own part of the column's
    weight, left out where the firm is among them. None where the release has fewer than two bands
    of the column (all firms are then too close together to say), or nobody else is in it.
    """
    bands = [
        row
        for row in release.bands.to_pylist()
        if (row["banner"], row["answer"]) == (banner, answer)
    ]
    if len(bands) < LEAST_BANDS:
        return None
    below = others = 0.0
    for row in bands:
        low, high = row["low"], row["high"]
        own = low <= index < high or index >= high == 100
        mass = max(row["percent"] / 100 - (own_share if own else 0.0), 0.0)
        others += mass
        below += mass * min(max((index - low) / (high - low), 0.0), 1.0)
    if others == 0:
        return None
    start = min(int(100 * below / others // BAND_WIDTH) * BAND_WIDTH, 100 - BAND_WIDTH)
    return start, start + BAND_WIDTH
