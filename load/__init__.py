"""The site under load: run ``python -m load`` from the root of the repository."""
