"""Answers of invented firms that reproduce printed tables."""
