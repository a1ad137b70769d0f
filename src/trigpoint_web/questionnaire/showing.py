"""One showing of a page: told to the browser with the page, and back with its answers.

The token says when the page was shown and tells one showing from another; a script counts the
changes made in it. So time is taken without a write, and a quiet save that was overtaken by a later
one changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.crypto import get_random_string

LONGEST = 30 * 60
"""Seconds that one showing counts for at most: whoever takes longer was not at the page."""

LONGEST_TOKEN = 24
"""Characters of a token that are kept."""

DIGITS = 12
"""Digits of a number that a page sends."""


@dataclass(frozen=True, slots=True)
class Showing:
    """Which showing, how many changes had been made in it, and whether the page was then left."""

    token: str = ""
    change: int = 0
    left: bool = False

    def is_overtaken_by(self, saved: Showing) -> bool:
        """Whether something later of this showing is saved already."""
        return self._is(saved) and saved.change >= self.change

    def was_left(self, saved: Showing) -> bool:
        """Whether this showing's time was counted when the page was left before."""
        return self._is(saved) and saved.left

    def _is(self, saved: Showing) -> bool:
        """Whether the two are one showing; what comes without a token is none."""
        return self.token != "" and saved.token == self.token

    def seconds(self) -> int:
        """How long the page has been shown: never less than nothing, whatever the clock did."""
        shown = _number(self.token.partition("-")[0])
        elapsed = int(timezone.now().timestamp()) - shown if shown else 0
        return min(max(elapsed, 0), LONGEST)


def new_token() -> str:
    """The token of a page that is shown now."""
    return f"{int(timezone.now().timestamp())}-{get_random_string(8)}"


def posted_from(posted: Mapping[str, str], *, left: bool) -> Showing:
    """The showing that answers come from."""
    token = posted.get("showing", "")[:LONGEST_TOKEN]
    known = token.isascii() and token.isprintable()
    return Showing(token if known else "", _number(posted.get("change", "")), left)


def _number(text: str) -> int:
    """A whole number as our pages send it; 0 for anything else."""
    known = text.isascii() and text.isdigit() and len(text) <= DIGITS
    return int(text) if known else 0
