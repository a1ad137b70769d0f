"""Comparisons: a year with the last, a cohort with the rest, the index by one of its answers."""
