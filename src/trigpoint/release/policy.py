"""The policy of disclosure control. Change a rule here and it changes everywhere."""

LEAST_BASE = 5
"""A column with fewer firms behind a figure is withheld."""

LEAST_WITHHELD = 2
"""Where a column of a banner is withheld, so many are at least, or a subtraction gives it back."""

LEAST_TOGETHER = LEAST_BASE
"""The withheld columns of a banner hold at least so many firms together."""

LEAST_DISTRIBUTION = 30
"""Bands and percentiles of the index, and correlations, need so many firms."""

LEAST_BEYOND = 5
"""A percentile or a tenth is issued where at least so many firms lie beyond it or within it."""

BAND_WIDTH = 5
"""The index is issued in bands of so many points, and a firm's percentile in bands of so many."""

DECIMALS = 1
"""Shares and means are issued with so many decimals."""

COEFFICIENT_DECIMALS = 2
"""Correlations and alpha are issued with so many decimals."""

WEIGHTED_DECIMALS = 0
"""Weighted shares are issued with so many decimals, and without the counts behind them.

A count and a precise weighted share are two equations about the same withheld firms.
"""
