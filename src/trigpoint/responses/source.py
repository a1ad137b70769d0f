"""From a path to its bytes, mapped and not copied, and what kind of file they are."""

from __future__ import annotations

import mmap
from pathlib import Path

from trigpoint.errors import DataError, Fault

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")

_SIGNATURES = {
    b"PK\x03\x04": ".xlsx",
    b"PAR1": ".parquet",
    b"\xd0\xcf\x11\xe0": ".xls",
    b"\x1f\x8b": ".gz",
    b"%PDF": ".pdf",
}


def map_file(path: Path) -> mmap.mmap:
    """The bytes of an answers file, read only.

    Raises DataError for a path that is no readable, non-empty file, for an ending that no
    answers file has, and for contents that show another kind than the ending says.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise _refused(path, f"ends in {ending or 'nothing'}", ", ".join(ENDINGS))
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise _refused(path, "is not there", "the path of an answers file") from None
    except IsADirectoryError:
        raise _refused(path, "is a folder", "an answers file in it") from None
    except ValueError:
        raise _refused(path, "is empty", "a header and a row for every respondent") from None
    except OSError as error:
        raise _refused(path, f"cannot be read ({error.strerror})", "a readable file") from error
    _refuse_disguise(path, content[:4])
    return content


def _refuse_disguise(path: Path, start: bytes) -> None:
    ending = path.suffix.lower()
    own = next((kind for mark, kind in _SIGNATURES.items() if start.startswith(mark)), None)
    expected = ending if ending in {".xlsx", ".parquet"} else None
    if own == expected:
        return
    if own:
        raise _refused(path, f"is a {own} file by its contents", "the ending its contents have")
    raise _refused(path, f"is no {ending} file: damaged, or another kind", "a file saved anew")


def _refused(path: Path, what: str, allowed: str) -> DataError:
    return DataError(Fault(str(path), what, allowed))
