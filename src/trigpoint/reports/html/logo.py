"""The organiser's logo as part of the page."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from trigpoint.errors import DataError, Fault

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}

LARGEST = 500_000
"""A logo of more bytes is refused: the page is to stay under three million."""


def data_uri(path: Path) -> str:
    """The file as an address that holds it; only an ``img`` shows it, so that no script in it runs.

    DataError where it cannot be read, is no SVG or PNG file or is too large.
    """
    kind = TYPES.get(path.suffix.lower())
    if kind is None:
        raise DataError(Fault(str(path), "not a logo", f"a file ending in {' or '.join(TYPES)}"))
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(Fault(str(path), f"the logo cannot be read ({reason})")) from error
    if len(content) > LARGEST:
        raise DataError(Fault(str(path), f"{len(content):,} bytes", f"at most {LARGEST:,}"))
    return f"data:{kind};base64,{b64encode(content).decode()}"
