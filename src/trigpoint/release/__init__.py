"""Disclosure control, in one place: what may leave the house, and nothing else does."""
