"""The workbook of a report: the formats of banner tables, in the colours of the report's look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from xlsxwriter.format import Format

from trigpoint.reports.content import Report
from trigpoint.reports.look import Look, own_look
from trigpoint.tables.words import words
from trigpoint.tables.workbook import BAR, FONT, FORMATS, Book

_MORE: Mapping[str, Mapping[str, Any]] = {
    "chapter": {"bold": True, "text_wrap": True, "valign": "bottom"},
    "strong": {"bold": True, "text_wrap": True},
    "words": {"text_wrap": True},
    "missing": {"font_color": "#5b6675"},
}


class ReportBook(Book):
    """A workbook in the look of a report."""

    def __init__(self, target: BinaryIO, report: Report) -> None:
        own = _colours(report.look)
        self._forms = {name: _in(own, form) for name, form in {**FORMATS, **_MORE}.items()}
        self._font = _in(own, FONT)
        self.bar = _in(own, BAR)
        forms = {name: {**self._font, **form} for name, form in self._forms.items()}
        super().__init__(target, report.title, words(report.lang), report.warning, forms)

    def shown(self, name: str, number_format: str) -> Format:
        """The format ``name``, with numbers shown as ``number_format`` says."""
        key = f"{name} {number_format}"
        if key not in self.formats:
            form = {**self._font, **self._forms[name], "num_format": number_format}
            self.formats[key] = self.file.add_format(form)
        return self.formats[key]


def _colours(look: Look) -> Mapping[str, str]:
    """Each colour of the project's own look, with the one that stands for it."""
    plain = own_look()
    names = ("ink", "soft", "hairline", "page", "accent", "alarm")
    pairs = [(getattr(plain, name), getattr(look, name)) for name in names]
    return dict([*pairs, *zip(plain.stages, look.stage_colours(len(plain.stages)), strict=True)])


def _in(colours: Mapping[str, str], form: Mapping[str, Any]) -> dict[str, Any]:
    return {key: colours.get(value, value) for key, value in form.items()}
