"""The annual report in every format, and the release it is made from, as a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from trigpoint.files import make_folder
from trigpoint.instrument.text import load_text
from trigpoint.release.files import write_release
from trigpoint.release.issue import make_release
from trigpoint.reports.content import Report
from trigpoint.reports.formats import RENDERERS, write_report
from trigpoint.reports.source import Source
from trigpoint.tables.spec import COHORT

DATA = "data"
STEPS = len(RENDERERS) + 1
"""How many files and folders :func:`publish` writes."""


def publish(
    report: Report, source: Source, cohorts: Sequence[str], out: Path, command: str
) -> Iterator[Path]:
    """Write ``report`` as ``report.*`` and the release as ``data/``; yield each when it is there.

    ``cohorts`` are the columns of the release beside the instrument's banner, ``command`` is noted
    in its manifest. Raises MachineError where the folder cannot be made or written.
    """
    make_folder(out)
    for ending in RENDERERS:
        target = out / f"report{ending}"
        write_report(report, target)
        yield target
    release = make_release(
        source.tally,
        by=[source.instrument.banner, *(COHORT + name for name in cohorts)],
        cut_points=source.cut_points,
        command=command,
        warning=source.heading("en").warning,
        wave=source.wave.identity() if source.wave else None,
        members=source.members,
    )
    texts = {lang: load_text(source.name, lang) for lang in source.instrument.languages}
    write_release(release, out / DATA, texts)
    yield out / DATA
