"""What every slide of a deck is drawn with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trigpoint.reports.content import Cards, Exhibit, Figures, Report, Strip
from trigpoint.reports.look import Look
from trigpoint.reports.pptx.languages import language
from trigpoint.reports.pptx.master import Deck, empty_deck
from trigpoint.reports.words import words


@dataclass(frozen=True, slots=True)
class Setting:
    """A report, the deck that it becomes, and the words of slides in its language.

    ``stages`` is how many stages the report tells of.
    """

    report: Report
    deck: Deck
    own: Mapping[str, str]
    stages: int

    @property
    def look(self) -> Look:
        """The colours."""
        return self.report.look

    @property
    def region(self) -> str:
        """The language as Office names it."""
        return language(self.report.lang).region


def setting(report: Report) -> Setting:
    """A deck without slides, and what to draw them with."""
    stages = max(_stages(report), default=1)
    return Setting(report, empty_deck(report), words("slides", report.lang), stages)


def _stages(report: Report) -> Iterator[int]:
    """Every number of stages that can be read off a part of a report."""
    for block in report.blocks():
        match block:
            case Cards(items=cards):
                yield from (card.stage for card in cards if card.stage)
            case Figures(items=figures):
                yield from (figure.stage for figure in figures if figure.stage)
            case Exhibit(chart=Strip(cuts=cuts)):
                yield len(cuts) + 1
