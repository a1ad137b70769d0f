"""A report's tables as a workbook: a contents sheet with links, then a sheet for every table."""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path

from trigpoint.files import write_bytes
from trigpoint.reports.content import Report
from trigpoint.reports.xlsx.contents import contents_sheet
from trigpoint.reports.xlsx.formats import ReportBook
from trigpoint.reports.xlsx.listing import listed
from trigpoint.reports.xlsx.sheet import table_sheet
from trigpoint.tables.workbook import CREATED


def write_xlsx_report(report: Report, target: Path) -> None:
    """Write every table of ``report``, whole or not at all; the same report gives the same bytes.

    Figures are numbers, shown as they are printed; what is withheld is a word. No cell is a
    formula.
    """
    content = io.BytesIO()
    book = ReportBook(content, report)
    book.file.set_properties(
        {
            "title": report.title,
            "subject": report.subtitle,
            "author": report.organiser,
            "created": datetime.combine(report.dated, time()) if report.dated else CREATED,
        }
    )
    tables = listed(report)
    contents_sheet(book, report, tables)
    for one in tables:
        table_sheet(book, one)
    book.file.close()
    write_bytes(target, content.getvalue())
