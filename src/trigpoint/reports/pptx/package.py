"""A deck as bytes: the same deck gives the same bytes, with its properties and languages."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time

from pptx.oxml.ns import qn

from trigpoint.reports.content import Report
from trigpoint.reports.pptx.sections import name_notes_master
from trigpoint.reports.pptx.setting import Setting
from trigpoint.reports.pptx.xml import printable
from trigpoint.tables.workbook import CREATED

_STAMP = (1980, 1, 1, 0, 0, 0)
_LONGEST = 255
"""So many characters fit a property."""


def packed(setting: Setting) -> bytes:
    """The finished deck."""
    _name(setting)
    name_notes_master(setting.deck.file)
    _mark_languages(setting)
    content = io.BytesIO()
    setting.deck.file.save(content)
    return _stamped(content)


def _name(setting: Setting) -> None:
    report, properties = setting.report, setting.deck.file.core_properties
    properties.title = printable(report.title)[:_LONGEST]
    properties.subject = printable(report.subtitle)[:_LONGEST]
    properties.author = printable(report.organiser)[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.language = setting.region
    properties.created = properties.modified = _made(report)
    properties.revision = 1
    properties.keywords = properties.comments = ""


def _made(report: Report) -> datetime:
    return datetime.combine(report.dated, time()) if report.dated else CREATED


def _mark_languages(setting: Setting) -> None:
    """Say of every text in which language it is."""
    for slide in setting.deck.file.slides:
        for root in (slide._element, slide.notes_slide._element):
            for tag in ("a:rPr", "a:endParaRPr", "a:defRPr"):
                for one in root.iter(qn(tag)):
                    one.set("lang", setting.region)


def _stamped(content: io.BytesIO) -> bytes:
    """The same archive with a fixed date on every part."""
    stamped = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(stamped, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _STAMP)
            new.writestr(part, old.read(name), zipfile.ZIP_DEFLATED)
    return stamped.getvalue()
