"""The whole run of a wave as one call: scores, tally, stages and tables, written to a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trigpoint.files import make_folder
from trigpoint.instrument.text import Text
from trigpoint.release.withhold import withholding
from trigpoint.responses.quality import quality_rows
from trigpoint.rows import write_rows
from trigpoint.scores import Scores, score
from trigpoint.scores.rows import score_rows
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.html import write_html
from trigpoint.tables.long import long_rows
from trigpoint.tables.model import Tables
from trigpoint.tables.xlsx import write_xlsx
from trigpoint.tally.file import write_tally
from trigpoint.tally.model import Tally
from trigpoint.wave.count import tally_wave
from trigpoint.wave.open import Wave

FILES = (
    "scores.csv",
    "quality.csv",
    "tables.html",
    "tables.xlsx",
    "tables.csv",
    "tally.tally",
)
"""What a run writes, in the order in which a reader wants to know."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run worked out, and the files it wrote."""

    scores: Scores
    tally: Tally
    tables: Tables
    files: tuple[Path, ...]


def run_wave(wave: Wave, out: Path, text: Text) -> Run:
    """Score, count and tabulate ``wave``; write everything into the folder ``out``.

    ``out`` is made where it is not there. Raises MachineError where it cannot be written.
    """
    make_folder(out)
    scores = score(wave.responses, wave.cut_points)
    counted = tally_wave(wave)
    hidden = withholding(counted)
    tables = compute_tables(counted, cut_points=wave.cut_points, withheld=hidden)
    write_rows(score_rows(scores), out / "scores.csv")
    write_tally(counted, out / "tally.tally")
    write_rows(quality_rows(wave.responses), out / "quality.csv")
    write_rows(long_rows(tables), out / "tables.csv")
    write_xlsx(tables, text, out / "tables.xlsx", wave.heading(text.lang))
    write_html(tables, text, out / "tables.html", wave.heading(text.lang))
    return Run(
        scores=scores,
        tally=counted,
        tables=tables,
        files=tuple(out / name for name in FILES),
    )
