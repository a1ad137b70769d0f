"""Writing files whole or not at all: beside the target first, then one rename. Making folders."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trigpoint.errors import MachineError

LONGEST = 40
"""So many characters of its target's name stand in that of a file being written."""


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Yield a path beside ``target`` to write to; rename it over ``target`` on success.

    On any failure the half-written file is removed and ``target`` stays as it was. A link is
    followed. What is no file, such as a pipe or ``/dev/stdout``, is not replaced: it gets the whole
    content in the end. A failure of the machine (full disk, missing folder, no permission) is
    raised as :class:`MachineError`.
    """
    try:
        stream = target.exists() and not target.is_file() and not target.is_dir()
        final = target if stream else Path(os.path.realpath(target))
        folder = None if stream else final.parent  # nothing is made among devices
        handle, name = tempfile.mkstemp(prefix=f".{final.name[:LONGEST]}.", dir=folder)
    except OSError as error:
        raise _cannot_write(target, error) from error
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        if stream:
            _pour(beside, final)
        else:
            _rename(beside, final)
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _pour(beside: Path, stream: Path) -> None:
    with beside.open("rb") as content, stream.open("wb") as sink:
        shutil.copyfileobj(content, sink)


def _rename(beside: Path, final: Path) -> None:
    """Put the file in its place, as readable as a new file would be."""
    umask = os.umask(0)
    os.umask(umask)
    beside.chmod(0o666 & ~umask)
    beside.replace(final)


def make_folder(folder: Path) -> None:
    """Make a folder, and those it is in, where it is not there. Raises MachineError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(f"{folder}: cannot be made ({error.strerror}).") from error


def write_bytes(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target`` whole or not at all."""
    with written_whole(target) as beside:
        beside.write_bytes(content)


def _cannot_write(target: Path, error: OSError) -> MachineError:
    reason = error.strerror or str(error)
    return MachineError(
        f"{target}: cannot be written ({reason}). Nothing was changed. "
        "Free some space or name a folder that exists and that you may write to."
    )
