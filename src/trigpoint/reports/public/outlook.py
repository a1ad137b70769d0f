"""A release as the page on the industry tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from trigpoint.instrument.load import load_instrument
from trigpoint.release.model import Release
from trigpoint.release.unpack import tables_of
from trigpoint.reports.annual.issued import Issued, issue, tell
from trigpoint.reports.words import words
from trigpoint.sentences import Number, Sentence, fill
from trigpoint.tables.heading import Heading
from trigpoint.tally.model import TOTAL
from trigpoint.wave.settings import in_language


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a release shows, by the instrument's banner.

    ``wave`` is what the manifest says of its wave, nothing for answers without a wave folder;
    ``own`` are the words of public pages.
    """

    shown: Issued
    wave: Mapping[str, Any]
    own: Mapping[str, str]

    def say(self, template: str, **values: str | Number | Sentence) -> Sentence:
        """A sentence of the public pages' own words."""
        return fill(self.own[template], values)

    @property
    def organiser(self) -> str:
        """Who ran the survey; empty where that is not known."""
        return self.spoken("organiser")

    def spoken(self, name: str) -> str:
        """What the manifest says of the wave in the page's language; empty where it does not."""
        found = self.wave.get(name)
        return in_language(found, self.shown.lang) if found else ""

    def day(self, name: str) -> date | None:
        """The wave's first day ``from``, or its last day ``to``; None where they are not known."""
        return date.fromisoformat(self.wave[name]) if name in self.wave else None


def look_at(release: Release, name: str, lang: str) -> Outlook:
    """A release of the instrument of this name, or in this folder, in one of its languages.

    Raises DataError where it is of other questions or another key.
    """
    instrument, wave = load_instrument(name), release.manifest["wave"]
    cut_points = tuple(Decimal(cut) for cut in release.manifest["cut_points"])
    told = tell(name, instrument, lang, cut_points)
    tables = tables_of(release, instrument, instrument.banner)
    every = (TOTAL.banner, TOTAL.answer)
    bands = [row for row in release.bands.to_pylist() if (row["banner"], row["answer"]) == every]
    return Outlook(
        shown=issue(name, told, _heading(release, lang), tables, bands),
        wave=wave,
        own=words("public", lang),
    )


def _heading(release: Release, lang: str) -> Heading:
    """What the release says of its wave; its warning in English where it has no other."""
    wave = release.manifest["wave"]
    invented = wave.get("reconstructed")
    return Heading(
        title=in_language(wave["title"], lang) if wave else "",
        warning=in_language(invented["note"], lang) if invented else release.manifest["warning"],
        simulated=frozenset(invented["simulated"] if invented else ()),
    )
