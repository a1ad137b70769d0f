"""Waves, the instruments they ask with, and their frozen benchmarks."""
