"""Whether a workbook may be opened: its true sizes, streamed, never those that it states.

Opening a workbook takes memory for the whole rectangle up to its last cell and a copy of a shared
text for every cell that shows it; both can be huge in a small file, and so can what it unpacks to.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pyexpat import ExpatError
from string import digits
from typing import IO
from xml.parsers import expat

from trigpoint.errors import DataError, Fault
from trigpoint.responses.misfit import MAX_FAULTS
from trigpoint.responses.sheet import refuse_width

MAX_PARTS = 2_000
"""Files inside a workbook."""

MAX_UNPACKED = 512 << 20
"""Bytes of all parts together, unpacked."""

MAX_CELLS = 10_000_000
"""Cells of a sheet's rectangle: some 150,000 respondents."""

MAX_TEXT = 1 << 30
"""Bytes of the shared texts in all cells together."""

_CHUNK = 1 << 20
_LETTERS = re.compile("[A-Za-z]{1,3}")
_OTHER_KINDS = frozenset({"content.xml", "xl/workbook.bin"})
"""Parts of OpenDocument and of binary workbooks, whose cells are not measured here."""

_READ = ("/worksheet", "/sharedStrings")
_ADVICE = "Save it anew from a spreadsheet program, or as CSV in UTF-8."


class _Refused(Exception):  # noqa: N818  # caught here and told as DataError
    """The workbook may not be opened, for the reason given."""


@dataclass(slots=True)
class Measured:
    """What a workbook's parts hold.

    ``errors`` names the cells that show an error, like ``C7``, by part; ``sheets`` gives the key
    of every sheet by its name, ``targets`` the part of every key.
    """

    unpacked: int = 0
    shared_cells: int = 0
    longest_shared: int = 0
    formulas: bool = False
    errors: dict[str, list[str]] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)

    def errors_of(self, sheet: str) -> list[str]:
        """The cells of a sheet that show an error."""
        target = self.targets.get(self.sheets.get(sheet, ""), "").removeprefix("/xl/")
        return self.errors.get(f"xl/{target}", [])


def measure(name: str, content: IO[bytes]) -> Measured:
    """Stream all parts of a workbook; DataError if it is damaged or too large to open."""
    found = Measured()
    try:
        with zipfile.ZipFile(content) as book:
            _refuse_if(len(book.infolist()) > MAX_PARTS, f"has over {MAX_PARTS} parts")
            other = _OTHER_KINDS.intersection(part.filename.lower() for part in book.infolist())
            _refuse_if(bool(other), "is a spreadsheet of another kind by its contents")
            for part in book.infolist():
                _measure_part(name, book, part, found)
        text = found.shared_cells * found.longest_shared
        _refuse_if(text > MAX_TEXT, "repeats too long a text in too many cells")
    except _Refused as error:
        raise DataError(Fault(name, str(error)), advice=_ADVICE) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, ExpatError, *_ODD) as error:
        raise DataError(Fault(name, f"is a damaged workbook ({error})"), advice=_ADVICE) from None
    return found


_ODD = (NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises for encrypted parts, unknown methods and places outside the file."""


def _measure_part(name: str, book: zipfile.ZipFile, part: zipfile.ZipInfo, found: Measured) -> None:
    packed = part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    _refuse_if(packed, "is packed in an unusual way")
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    reader = _PartReader(part.filename, found) if is_xml else None
    with book.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            found.unpacked += len(chunk)
            _refuse_if(found.unpacked > MAX_UNPACKED, f"unpacks to over {MAX_UNPACKED >> 20} MB")
            if reader:
                reader.parser.Parse(chunk, False)
                reader.refuse_reach(name)
    if reader:
        reader.shared_text({})
        reader.parser.Parse(b"", True)


class _PartReader:
    """Counts the elements of one XML part while it streams by."""

    def __init__(self, part: str, found: Measured) -> None:
        self.part, self.found = part, found
        self.rows = self.text_begins = 0
        self.columns: set[str] = set()
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.StartElementHandler = self.start
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.elements: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "c": self.cell,
            "f": self.formula,
            "si": self.shared_text,
            "sheet": self.sheet,
            "Relationship": self.relationship,
        }

    def doctype(self, *_: object) -> None:
        """A workbook has none; entities hide in it."""
        raise _Refused("declares a document type, as no spreadsheet program does")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in one element's start, whatever prefix its name has."""
        take = self.elements.get(tag.rpartition(":")[2] if ":" in tag else tag)
        if take:
            take(attributes)

    def cell(self, attributes: Mapping[str, str]) -> None:
        """Note where a cell is and what it shows."""
        place, kind = attributes.get("r", ""), attributes.get("t")
        column = place.rstrip(digits)
        row = place[len(column) :]
        _refuse_if(not row, "has a cell that does not say where it stands")
        self.columns.add(column)
        self.rows = max(self.rows, int(row))
        if kind == "s":
            self.found.shared_cells += 1
        elif kind == "e":
            errors = self.found.errors.setdefault(self.part, [])
            errors += [place] if len(errors) < MAX_FAULTS else []

    def formula(self, _: Mapping[str, str]) -> None:
        """Note that there are formulas."""
        self.found.formulas = True

    def shared_text(self, _: Mapping[str, str]) -> None:
        """Measure the shared text that ends where the next begins."""
        here = self.parser.CurrentByteIndex
        if self.text_begins:
            self.found.longest_shared = max(self.found.longest_shared, here - self.text_begins)
        self.text_begins = here

    def sheet(self, attributes: Mapping[str, str]) -> None:
        """Note the key of a sheet."""
        self.found.sheets[attributes.get("name", "")] = attributes.get("r:id", "")

    def relationship(self, attributes: Mapping[str, str]) -> None:
        """Note where a sheet lies; cells are looked for in XML only."""
        target, kind = attributes.get("Target", ""), attributes.get("Type", "")
        if kind.endswith(_READ):
            _refuse_if(not target.lower().endswith(".xml"), "keeps cells in a part that is no XML")
            self.found.targets[attributes.get("Id", "")] = target

    def refuse_reach(self, name: str) -> None:
        """Refuse a rectangle that is too large, and cells that are nowhere."""
        _refuse_if(not all(map(_LETTERS.fullmatch, self.columns)), "has a cell without a place")
        columns = max(map(_column, self.columns), default=0)
        refuse_width(name, columns)
        what = f"reaches row {self.rows}, column {columns}: over {MAX_CELLS:,} cells"
        _refuse_if(self.rows * columns > MAX_CELLS, what)


def _column(letters: str) -> int:
    """The number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _refuse_if(condition: bool, what: str) -> None:
    if condition:
        raise _Refused(what)
