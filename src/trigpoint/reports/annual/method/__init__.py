"""Chapters: how the survey was done and computed, who answered, and how well."""
