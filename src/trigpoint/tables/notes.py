"""What a reader has to know at a table, and under all of them."""

from __future__ import annotations

from collections.abc import Iterator

from trigpoint.instrument.model import Kind
from trigpoint.instrument.text import Text
from trigpoint.tables.heading import Heading
from trigpoint.tables.model import Table, Tables
from trigpoint.tables.spec import COHORT, MARKED_BASE
from trigpoint.tables.words import words


def notes(tables: Tables, text: Text) -> tuple[str, ...]:
    """What holds for every table: bases, marks, intervals, letters, sample."""
    own = words(text.lang)
    found = [own["note_base" if tables.weighted else "note_base_unweighted"], own["note_marked"]]
    if any(row.suppressed.any() for row in tables.rows()):
        found.append(own["note_withheld"])
    found.append(own["note_interval"])
    if tables.tested and len(tables.columns) > 1:
        found.append(own["note_letters"])
    return (*found, own["note_sample"])


def table_notes(table: Table, tables: Tables, text: Text, heading: Heading) -> tuple[str, ...]:
    """What holds for one table: several answers, and what in it is simulated."""
    own = words(text.lang)
    several = [own["several"]] if _several_answers(table, tables) else []
    names = _simulated(table, tables, heading) if heading.warning else ()
    return (*several, *(own[name] for name in names))


def cohort_note(tables: Tables, text: Text, heading: Heading) -> str:
    """That the cohorts' columns are simulated, where they are; or empty."""
    return words(text.lang)["simulated_cohort"] if heading.warning and _cohorts(tables) else ""


def key(table: Table, text: Text) -> tuple[str, ...]:
    """How the cells of a table are read, in short: only the marks that occur in it."""
    own = words(text.lang)
    found = [own["key_interval"]]
    if any(letters for row in table.rows for letters in row.letters):
        found.append(own["key_letters"])
    if ((table.bases.n < MARKED_BASE) & ~table.withheld).any():
        found.append(own["key_marked"])
    if table.withheld.any():
        found.append(own["key_withheld"])
    return tuple(found)


def _simulated(table: Table, tables: Tables, heading: Heading) -> Iterator[str]:
    """Words for what is simulated; printed breakdowns are by the instrument's own banner."""
    others = [one for one in tables.banners if not one.startswith(COHORT)]
    if table.id in heading.simulated or set(others) - {tables.instrument.banner}:
        yield "simulated_columns"
        return
    if table.id == "index":
        yield "simulated_spread"
    if _cohorts(tables):
        yield "simulated_cohort"


def _cohorts(tables: Tables) -> bool:
    return any(banner.startswith(COHORT) for banner in tables.banners)


def _several_answers(table: Table, tables: Tables) -> bool:
    question = tables.instrument.by_id.get(table.id)
    return question is not None and question.kind is Kind.MULTIPLE
