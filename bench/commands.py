"""Times whole commands, from the start of the process to its end."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median

_RUNS = 5
_TRIGPOINT = Path(sys.executable).with_name("trigpoint")


def command_seconds() -> dict[str, tuple[float, float]]:
    """Medians of each command's seconds and processor seconds, after a run to warm the caches."""
    with tempfile.TemporaryDirectory() as folder:
        wave, unprinted, out = wave_of_2023(), Path(folder) / "unprinted", Path(folder) / "out"
        _without_print(wave, unprinted)
        commands = {
            "trigpoint --help": ["--help"],
            "trigpoint tables, 2023, xlsx": ["tables", str(wave), "--out", f"{out}.xlsx"],
            "trigpoint wave, 2023, all tables": ["wave", str(unprinted), "--out", str(out)],
            "the same with audit of the print": ["wave", str(wave), "--out", str(out)],
        }
        return {name: _seconds(arguments) for name, arguments in commands.items()}


def _seconds(arguments: list[str]) -> tuple[float, float]:
    wall, processor = [], []
    for _ in range(1 + _RUNS):
        start, used = time.perf_counter(), _processor()
        subprocess.run([_TRIGPOINT, *arguments], check=True, capture_output=True)
        wall.append(time.perf_counter() - start)
        processor.append(_processor() - used)
    return median(wall[1:]), median(processor[1:])


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def wave_of_2023() -> Path:
    """The folder of the shipped wave."""
    package = find_spec("trigpoint")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "instruments" / "ai-index" / "waves" / "2023"


def _without_print(wave: Path, copy: Path) -> None:
    """The wave as one that was never printed: there is nothing to audit."""
    shutil.copytree(wave, copy)
    settings = copy / "wave.yaml"
    lines = settings.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("published:")]
    assert len(kept) == len(lines) - 1
    settings.write_text("\n".join(kept), "utf-8")
