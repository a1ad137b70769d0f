"""How wide words are at most, without setting them: so that a line known to fit is not measured."""

from __future__ import annotations

from functools import lru_cache

_LATIN = {
    **dict.fromkeys("fijlrt .,:;'()-/", 0.42),
    **dict.fromkeys("ABCDEFGHIJKLNOPQRSTUVXYZ0123456789", 0.74),
    **dict.fromkeys("abcdeghknopqsuvxyz", 0.64),
}
"""Not less, in ems, than in the bold face of the reports' typeface; what is not named is an em."""


@lru_cache(maxsize=4096)  # most words of a report stand in the next one too
def ems(text: str) -> float:
    """The text's width at most, in ems."""
    return sum(_LATIN.get(character, 1.0) for character in text)
