"""The words of laid-out tables that belong to no instrument; they stand in ``words.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def words(lang: str) -> Mapping[str, str]:
    """The words in ``lang``; in English where the project does not speak it."""
    text = (files("trigpoint.tables") / "words.yaml").read_text("utf-8")
    every: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return every.get(lang, every["en"])
