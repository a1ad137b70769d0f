"""How fast and how large: run ``python -m bench`` from the root of the repository."""
