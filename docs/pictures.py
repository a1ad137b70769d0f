"""Draw the pictures of the README anew, from real reports: ``python docs/pictures.py``.

The typesetter of the PDFs draws the same pages as PNG; a palette keeps the files small.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps
from pypdf import PdfReader

from trigpoint.instrument.load import instrument_folder
from trigpoint.instrument.text import load_text
from trigpoint.reports.annual import annual_report
from trigpoint.reports.company import company_report, ready_companies
from trigpoint.reports.content import Report
from trigpoint.reports.pdf.render import pdf_bytes, typeset
from trigpoint.reports.source import wave_source
from trigpoint.wave.open import open_wave

PICTURES = Path(__file__).parent / "pictures"
WAVE = instrument_folder("ai-index") / "waves" / "2023"
INDICATOR, FIRM = "b3", "f253"
DOTS_PER_INCH = 110
COLOURS = 128


def main() -> None:
    """Draw every picture in both languages."""
    wave = open_wave(WAVE)
    source = wave_source(wave)
    PICTURES.mkdir(exist_ok=True)
    for lang in source.instrument.languages:
        annual = annual_report(source, lang, cohorts=source.cohorts())
        title = load_text(source.name, lang).indicators[INDICATOR].title
        pages = {"cover": 0, "opening": 1, "indicator": _page_of(title, annual)}
        _draw(annual, {f"annual-{name}.{lang}": at for name, at in pages.items()})
        company = company_report(ready_companies(wave, lang), FIRM)
        _draw(company, {f"company.{lang}": 0})


def _page_of(title: str, report: Report) -> int:
    """The page on which a section begins, by the bookmarks of the PDF."""
    reader = PdfReader(io.BytesIO(pdf_bytes(report)))
    return next(
        reader.get_destination_page_number(mark)
        for mark in _flat(reader.outline)
        if mark.title == title
    )


def _flat(outline: list) -> Iterator:
    for mark in outline:
        if isinstance(mark, list):
            yield from _flat(mark)
        else:
            yield mark


def _draw(report: Report, wanted: dict[str, int]) -> None:
    pages = typeset(report, format="png", ppi=DOTS_PER_INCH)
    for name, at in wanted.items():
        page = Image.open(io.BytesIO(pages[at])).convert("RGB")
        page = ImageOps.expand(page, border=1, fill=report.look.hairline)
        few = page.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(PICTURES / f"{name}.png", optimize=True)
        print(f"drew {name}")


if __name__ == "__main__":
    main()
