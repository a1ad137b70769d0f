"""What is said where figures of a reconstructed wave are invented."""

from __future__ import annotations

from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Paragraph
from trigpoint.sentences import Sentence
from trigpoint.tables.words import words


def warnings(material: Issued, said: str = "") -> tuple[Paragraph, ...]:
    """The warning at the head of a part that is all simulated; nothing in a real wave.

    ``said`` names words of the annual report's own that say more.
    """
    return tuple(Paragraph((note,), "warning") for note in notes(material, said))


def notes(material: Issued, said: str = "") -> tuple[str, ...]:
    """The same as a note under a table."""
    note = material.own[said] if said else words(material.lang)["simulated"]
    return (note,) if material.heading.warning else ()


def title(material: Issued, seen: Sentence, drawn: str) -> Sentence:
    """``seen`` as the title of an exhibit; in a simulated one only what is ``drawn``."""
    return (drawn,) if material.heading.warning else seen
