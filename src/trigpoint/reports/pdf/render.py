"""Setting a report: one compiler per thread, kept, because making one reads the fonts.

What the reports of a wave share is the typesetter's input; what is a report's own is the argument
of the template's one function. Where the input stays the same, the typesetter keeps what it set
before: a third of the work when many firms' reports are made.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any, cast

import typst

from trigpoint.errors import MachineError
from trigpoint.files import write_bytes
from trigpoint.reports.content import Report
from trigpoint.reports.fonts import font_folders
from trigpoint.reports.pdf.encode import own, shared

TEMPLATE = Path(__file__).parent / "template"

_own = threading.local()


def write_pdf(report: Report, target: Path) -> None:
    """Write the report as a PDF, whole or not at all."""
    write_bytes(target, pdf_bytes(report))


def pdf_bytes(report: Report) -> bytes:
    """The report as a tagged PDF (PDF/UA-1); the same report gives the same bytes.

    MachineError where a font is missing or the logo cannot be read as a picture.
    """
    return cast(bytes, typeset(report, format="pdf", pdf_standards=["ua-1"]))


def typeset(report: Report, **how: Any) -> bytes | list[bytes]:
    """The report as the typesetter makes it by options of its own: a PDF, or a picture a page."""
    call = f'#import "/report.typ": whole\n#whole({_literal(_json(own(report)))})'
    try:
        made = _compiler().compile(
            input=call.encode(), sys_inputs={"shared": _json(shared(report))}, **how
        )
    except typst.TypstError as error:
        raise MachineError(f"The report cannot be set as a PDF: {error.message}") from error
    return cast(bytes | list[bytes], made)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _literal(text: str) -> str:
    """The text as a string of the typesetter's language: nothing in it can end the string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _compiler() -> typst.Compiler:
    """This thread's compiler: two threads cannot use one at a time."""
    if not hasattr(_own, "compiler"):
        folders = [str(folder) for folder in font_folders()]
        fonts = typst.Fonts(False, False, folders)
        _own.compiler = typst.Compiler(root=TEMPLATE, font_paths=fonts)
    compiler: typst.Compiler = _own.compiler
    return compiler
