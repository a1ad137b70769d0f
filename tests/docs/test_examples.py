"""Every command and every line of Python in the documentation does what the page shows.

A page runs from top to bottom in a folder of its own, which holds the shipped wave as ``2023`` and
the sources as ``src``. In a ``console`` block ``$`` stands before a command and ``>`` before its
further lines; what follows is its output, if it is shown, where ``...`` stands for anything. A
``python`` block is run, and a ``text`` block that follows it is what it prints. Any other block
that is named (``yaml margins.yaml``) is written to that file. What ``make`` does, CI itself shows.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from trigpoint.instrument.load import instrument_folder

ROOT = Path(__file__).parents[2]
WAVE = instrument_folder("ai-index") / "waves" / "2023"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _pages() -> list[Path]:
    pages = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    return [
        page for page in pages if re.search(r"^```(console|python)", page.read_text("utf-8"), re.M)
    ]


PAGES = [page for page in _pages() if page.parent.name != "reference"]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_a_page_shows_what_happens(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(WAVE, tmp_path / "2023")
    (tmp_path / "src").symlink_to(ROOT / "src")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    names: dict[str, Any] = {}
    blocks = [match.groups() for match in BLOCK.finditer(page.read_text("utf-8"))]
    for at, (kind, file, body) in enumerate(blocks):
        if kind == "console":
            for command, shown in _commands(body):
                if not command.startswith("make "):
                    _compare(_shell(command), shown, command)
        elif kind == "python":
            follows = blocks[at + 1] if at + 1 < len(blocks) else ("", None, "")
            printed = _run(body, names)
            _compare(printed, follows[2] if follows[0] == "text" else "", body)
        elif file:
            Path(file).write_text(body, "utf-8")


def _commands(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with the output shown below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        first, *lines = part.splitlines()
        command = [first, *(line[2:] for line in lines if line.startswith("> "))]
        shown = [line for line in lines if not line.startswith("> ")]
        yield "\n".join(command), "\n".join(shown)


def _shell(command: str) -> str:
    found = subprocess.run(
        ["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    output = found.stdout.decode()
    assert found.returncode == 0, f"{command}\n{output}"
    return output


def _run(code: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, names)  # noqa: S102  that is what the page says to do
    return printed.getvalue()


def _compare(got: str, shown: str, what: str) -> None:
    """Fail where something is shown that is not what came out; trailing blanks do not count."""
    got, shown = (
        re.sub(r"[ ]+$", "", text, flags=re.MULTILINE).strip("\n") for text in (got, shown)
    )
    checker = doctest.OutputChecker()
    if shown and not checker.check_output(f"{shown}\n", f"{got}\n", doctest.ELLIPSIS):
        assert got == shown, what
