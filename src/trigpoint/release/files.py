"""A release as a folder: tidy data, a codebook, and a manifest that says what belongs to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyarrow import ArrowInvalid, parquet

from trigpoint.errors import DataError, Fault, MachineError
from trigpoint.files import make_folder, write_bytes
from trigpoint.instrument.text import Text
from trigpoint.release.codebook import codebook
from trigpoint.release.model import PARTS, SCHEMA, Release
from trigpoint.rows import write_rows

MANIFEST = "manifest.json"


def write_release(release: Release, folder: Path, texts: Mapping[str, Text]) -> None:
    """Write tables, bands and summary as csv and parquet, ``codebook.md``, ``manifest.json``.

    ``texts`` are the instrument's words by language, for the codebook. The manifest, with the
    SHA-256 of every file, is written last: a folder without one is no release. Raises MachineError
    where the folder cannot be made or written.
    """
    make_folder(folder)
    try:
        (folder / MANIFEST).unlink(missing_ok=True)
    except OSError as error:
        raise MachineError(f"{folder}: cannot be written ({error.strerror}).") from error
    written = []
    for name, rows in release.parts().items():
        for ending in (".csv", ".parquet"):
            written.append(folder / f"{name}{ending}")
            write_rows(rows, written[-1])
    written.append(folder / "codebook.md")
    write_bytes(written[-1], codebook(release, texts).encode())
    hashes = {path.name: _hash(path) for path in sorted(written)}
    manifest = {**release.manifest, "files": hashes}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    write_bytes(folder / MANIFEST, text.encode())


def read_release(folder: Path) -> Release:
    """Read a release back. Raises DataError for a folder that holds none as it was written."""
    manifest = _manifest(folder)
    hashes = manifest.pop("files")
    changed = [
        Fault(str(folder / name), "is not the file that the manifest names", f"SHA-256 {wanted}")
        for name, wanted in hashes.items()
        if not (folder / name).is_file() or _hash(folder / name) != wanted
    ]
    if changed:
        raise DataError(changed, advice="Take the release again from where it was published.")
    try:
        parts = [parquet.read_table(folder / f"{name}.parquet") for name in PARTS]
    except (ArrowInvalid, FileNotFoundError) as error:
        raise DataError(Fault(str(folder), f"is no complete release: {error}")) from error
    return Release(manifest, *parts)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise DataError(Fault(str(path), "is not there", "the folder of a release")) from None
    except ValueError as error:
        raise DataError(Fault(str(path), f"is no JSON in UTF-8: {error}")) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise DataError(Fault(str(path), "is no release's manifest"))
    if manifest.get("schema") != SCHEMA:
        raise DataError(
            Fault(str(path), f"has the schema {manifest.get('schema')!r}", f"schema {SCHEMA}")
        )
    return manifest


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
