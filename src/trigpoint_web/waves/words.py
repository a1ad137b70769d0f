"""Words that a wave has in several languages."""

from __future__ import annotations

from collections.abc import Mapping


def in_language(words: Mapping[str, str], language: str) -> str:
    """The words in a language of the site, or in the first that there is."""
    by_code = {code.lower(): text for code, text in words.items()}
    return by_code.get(language.lower(), next(iter(words.values()), ""))
