"""Setting a report: one compiler per thread, kept, because making one reads the fonts."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import cast

import typst

from trigpoint.errors import MachineError
from trigpoint.files import write_bytes
from trigpoint.reports.content import Report
from trigpoint.reports.fonts import font_folders
from trigpoint.reports.pdf.encode import encoded

TEMPLATE = Path(__file__).parent / "template" / "report.typ"

_own = threading.local()


def write_pdf(report: Report, target: Path) -> None:
    """Write the report as a PDF, whole or not at all."""
    write_bytes(target, pdf_bytes(report))


def pdf_bytes(report: Report) -> bytes:
    """The report as a tagged PDF (PDF/UA-1); the same report gives the same bytes.

    MachineError where a font is missing or the logo cannot be read as a picture.
    """
    data = json.dumps(encoded(report), ensure_ascii=False)
    inputs = {"report": data}
    try:
        made = _compiler().compile(format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
    except typst.TypstError as error:
        raise MachineError(f"The report cannot be set as a PDF: {error.message}") from error
    return cast(bytes, made)


def _compiler() -> typst.Compiler:
    """This thread's compiler: two threads cannot use one at a time."""
    if not hasattr(_own, "compiler"):
        folders = [str(folder) for folder in font_folders()]
        fonts = typst.Fonts(False, False, folders)
        _own.compiler = typst.Compiler(TEMPLATE, font_paths=fonts)
    compiler: typst.Compiler = _own.compiler
    return compiler
