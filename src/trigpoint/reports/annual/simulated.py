"""What is said where figures of a reconstructed wave are invented."""

from __future__ import annotations

from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.content import Paragraph
from trigpoint.sentences import Sentence
from trigpoint.tables.words import words


def warnings(material: Issued) -> tuple[Paragraph, ...]:
    """The warning at the head of a part that is all simulated; nothing in a real wave."""
    return tuple(Paragraph((note,), "warning") for note in notes(material))


def notes(material: Issued) -> tuple[str, ...]:
    """The same as a note under a table."""
    return (words(material.lang)["simulated"],) if material.heading.warning else ()


def title(material: Issued, seen: Sentence, drawn: str) -> Sentence:
    """``seen`` as the title of an exhibit; in a simulated one only what is ``drawn``."""
    return (drawn,) if material.heading.warning else seen
