"""The columns of the instrument's banner in an order to read them in."""

from __future__ import annotations

import math

from trigpoint.reports.annual.issued import Issued


def shown_columns(material: Issued) -> list[int]:
    """The columns with a mean index that may be shown, without the total, the highest first."""
    means = material.tables.row("index").percent
    shown = [at for at in range(1, len(means)) if not math.isnan(means[at])]
    return sorted(shown, key=lambda at: -means[at])
