"""The chapters of a deck as PowerPoint's sections, and the master of its notes made known."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from trigpoint.reports.pptx.xml import element


def add_sections(file: Presentation, chapters: Sequence[tuple[str, int]]) -> None:
    """Part the slides: each chapter has a title and the place of its first slide, from 0."""
    ids = [slide.slide_id for slide in file.slides]
    ends = [*(start for _, start in chapters[1:]), len(ids)]
    parts = [
        {"title": title, "id": str(uuid5(NAMESPACE_URL, str(at))).upper(), "slides": ids[start:end]}
        for at, ((title, start), end) in enumerate(zip(chapters, ends, strict=True))
    ]
    root = file.element
    for old in root.findall(qn("p:extLst")):
        root.remove(old)
    root.append(element("sections.xml", sections=parts))


def name_notes_master(file: Presentation) -> None:
    """List the master of the notes, which python-pptx makes but does not list."""
    key = file.part.relate_to(file.notes_master.part, RT.NOTES_MASTER)
    file.element.sldMasterIdLst.addnext(element("notes_master.xml", key=key))
