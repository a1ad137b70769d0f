"""Answers: read from files, checked, held as codes, written."""
