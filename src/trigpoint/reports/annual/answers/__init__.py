"""Chapters: every question, what stands out in its answers, and what goes with the index."""
