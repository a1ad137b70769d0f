"""The words of reports that belong to no instrument, a file per part and language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def words(part: str, lang: str) -> Mapping[str, str]:
    """The words of a part, such as ``annual``; in English where the project lacks ``lang``."""
    folder = files("trigpoint.reports.words")
    own = folder / f"{part}.{lang}.yaml"
    file = own if own.is_file() else folder / f"{part}.en.yaml"
    found: Mapping[str, str] = yaml.safe_load(file.read_text("utf-8"))
    return found
