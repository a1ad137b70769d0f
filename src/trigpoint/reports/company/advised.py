"""What the instrument advises at the points that an answer earns."""

from __future__ import annotations

from decimal import Decimal

from trigpoint.instrument.advice import Level
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.firm import Firm


def advised(companies: Companies, firm: Firm, indicator: str) -> Level | None:
    """The next step on an indicator and why; None where the firm has no points on it.

    The levels are those of the instrument's key, whatever other key is possible.
    """
    points = firm.now.scores[indicator]
    if points is None:
        return None
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return companies.advice.indicators[indicator].level(exact)
