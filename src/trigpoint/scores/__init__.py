"""Answers → indicators → dimensions → index → stage, exact, and why."""

from trigpoint.scores.compute import (
    MISSING,
    Scores,
    indicator_points,
    place,
    points_table,
    score,
)
from trigpoint.scores.explain import Better, Explanation, Reason, explain
from trigpoint.scores.ranks import percentiles

__all__ = [
    "MISSING",
    "Better",
    "Explanation",
    "Reason",
    "Scores",
    "explain",
    "indicator_points",
    "percentiles",
    "place",
    "points_table",
    "score",
]
