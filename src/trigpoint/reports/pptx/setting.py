"""What every slide of a deck is drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trigpoint.reports.content import Report
from trigpoint.reports.look import Look
from trigpoint.reports.pptx.languages import language
from trigpoint.reports.pptx.master import Deck, empty_deck
from trigpoint.reports.words import words


@dataclass(frozen=True, slots=True)
class Setting:
    """A report, the deck that it becomes, and the words of slides in its language."""

    report: Report
    deck: Deck
    own: Mapping[str, str]

    @property
    def look(self) -> Look:
        """The colours."""
        return self.report.look

    def stage_colour(self, stage: int) -> str:
        """The colour of a stage by its mark, from 1."""
        return self.look.stage_colours(max(stage, self.report.stages()))[stage - 1]

    @property
    def region(self) -> str:
        """The language as Office names it."""
        return language(self.report.lang).region


def setting(report: Report) -> Setting:
    """A deck without slides, and what to draw them with."""
    return Setting(report, empty_deck(report), words("slides", report.lang))
