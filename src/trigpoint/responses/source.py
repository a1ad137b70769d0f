"""From a path to its bytes, mapped and not copied, and what kind of file they are."""

from __future__ import annotations

import mmap
from pathlib import Path

from trigpoint.errors import DataError, Fault

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")

_SIGNATURES = {
    b"PK\x03\x04": "an XLSX workbook",
    b"PAR1": "a Parquet file",
    b"\xd0\xcf\x11\xe0": "an old or protected Excel file",
    b"\x1f\x8b": "a gzip file",
    b"%PDF": "a PDF",
}
_EXPECTED = {".xlsx": "an XLSX workbook", ".parquet": "a Parquet file"}


def map_file(path: Path) -> mmap.mmap:
    """The bytes of an answers file, read only.

    Raises DataError for a path that is no readable, non-empty file, for an ending that no
    answers file has, and for contents that show another kind than the ending says.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise _refused(path, f"ends in {ending or 'nothing'}", ", ".join(ENDINGS))
    if path.exists() and not path.is_file():
        raise _refused(path, "is a folder" if path.is_dir() else "is no file", "an answers file")
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise _refused(path, "is not there", "the path of an answers file") from None
    except ValueError:
        raise _refused(path, "is empty", "a header and a row for every respondent") from None
    except OSError as error:
        raise _refused(path, f"cannot be read ({error.strerror})", "a readable file") from error
    _refuse_disguise(path, content[:4])
    return content


def _refuse_disguise(path: Path, start: bytes) -> None:
    ending = path.suffix.lower()
    shown = next((kind for mark, kind in _SIGNATURES.items() if start.startswith(mark)), None)
    expected = _EXPECTED.get(ending)
    if shown == expected:
        return
    if shown:
        raise _refused(path, f"is {shown} by its contents", "CSV, XLSX or Parquet, named as such")
    raise _refused(path, f"is not {expected}: damaged, or another kind", "a file saved anew")


def _refused(path: Path, what: str, allowed: str) -> DataError:
    return DataError(Fault(str(path), what, allowed))
