"""Writing files whole or not at all: beside the target first, then one rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trigpoint.errors import MachineError


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Yield a path beside ``target`` to write to; rename it over ``target`` on success.

    On any failure the half-written file is removed and ``target`` stays as it was. A failure of
    the machine (full disk, missing folder, no permission) is raised as :class:`MachineError`.
    """
    target = Path(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise _cannot_write(target, error) from error
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        umask = os.umask(0)
        os.umask(umask)
        beside.chmod(0o666 & ~umask)
        beside.replace(target)
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        beside.unlink(missing_ok=True)


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
