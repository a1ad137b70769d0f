"""A report as a part of a page that has a head, a header and a script of its own."""

from __future__ import annotations

from dataclasses import dataclass

from trigpoint.reports.content import Report
from trigpoint.reports.html.spans import Spans
from trigpoint.reports.html.style import look_style, report_style
from trigpoint.reports.html.targets import homes, numbered, targets
from trigpoint.reports.html.templating import template
from trigpoint.reports.look import own_look
from trigpoint.reports.words import words


@dataclass(frozen=True, slots=True)
class Fragment:
    """A report as HTML and CSS; neither has a script, an address to load or a ``style`` attribute.

    ``body`` is one element of the class ``trigpoint``, over the full width of the page, with its
    language and with the report's title as its ``h1``: the page has no other. It is read without
    a script; what :func:`report_script` gives makes it pleasanter. Its ids are ``contents``, those
    of the sections, ``exhibit-…`` and ``t1-0-0`` and so on.
    ``style`` has rules for that class alone. It is the same for every report of a look, up to as
    many stages as the look has colours. A page with a bar that stays at the top says in ``--top``
    how high that is.
    """

    body: str
    style: str


def html_fragment(report: Report) -> Fragment:
    """The report, to be put into the ``main`` of a page; the same report gives the same text."""
    found = targets(report)
    body = template("fragment.html").render(
        report=report,
        words=report.words,
        own=words("html", report.lang),
        stages=report.stages(),
        numbers=numbered(report),
        homes=homes(report),
        ids=frozenset(found.values()),
        say=Spans(found),
    )
    return Fragment(body, report_style(report))


def fragment_style() -> str:
    """The style of every fragment of the project's own look, to be served as a file.

    It is what :attr:`Fragment.style` says, up to as many stages as that look has colours.
    """
    look = own_look()
    return look_style(look, len(look.stages))


def report_script() -> str:
    """The script, to be run once the page is there (``defer``); it works for every report in it.

    It tells the mark of a chart that is pointed at, shows in the contents where the reader is, and
    opens every table on paper.
    """
    return template("report.js").render()
