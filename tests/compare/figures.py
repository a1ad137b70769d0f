"""Figures made by hand: the mean or share of some firms, unweighted."""

from __future__ import annotations

import numpy as np

from trigpoint.compare import estimate
from trigpoint.compare.estimate import Estimate
from trigpoint.tally.estimate import wilson


def mean_of(values: np.ndarray) -> Estimate:
    """The plain mean of some firms' scores."""
    error = values.std(ddof=1) / np.sqrt(len(values))
    return estimate.mean(float(values.mean()), float(error), len(values), float(len(values)))


def share_of(chose: int, n: int) -> Estimate:
    """The share of ``n`` firms."""
    share = chose / n
    low, high = (100 * float(end) for end in wilson(share, n))
    error = 100 * np.sqrt(share * (1 - share) / n)
    return Estimate(100 * share, low, high, float(error), n, float(n), share=True)
