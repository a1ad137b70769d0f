"""Chapters: this year beside the last, and cohorts beside the other firms."""
