"""The first sheet: what the report is, and a link to every table, chapter by chapter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from trigpoint.reports.content import Report
from trigpoint.reports.xlsx.formats import ReportBook
from trigpoint.reports.xlsx.listing import Listed
from trigpoint.tables.workbook import LINE

_WIDTHS = (10, 80)
_FIRST = 4


def contents_sheet(book: ReportBook, report: Report, tables: Sequence[Listed]) -> None:
    """Write the contents."""
    about = "　".join(filter(None, [report.subtitle, report.organiser, str(report.dated or "")]))
    sheet = book.sheet(book.words["contents"], report.title, about, _WIDTHS)
    sheet.set_portrait()
    row = _FIRST
    for chapter, group in groupby(tables, key=lambda one: one.chapter):
        if chapter:
            sheet.merge_range(row, 0, row, 1, "", book.formats["chapter"])
            sheet.write_string(row, 0, chapter, book.formats["chapter"])
            sheet.set_row(row, 1.5 * LINE)
            row += 1
        for one in group:
            number = book.words["numbered"].format(one.number)
            place = f"internal:'{one.name}'!A1"
            sheet.write_url(row, 0, place, book.formats["link"], number)
            sheet.write_url(row, 1, place, book.formats["link"], one.exhibit.table.title)
            row += 1
    sheet.repeat_rows(0, 2)
