"""Tables as one self-contained page to read, on a phone, on a desk or on paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from trigpoint.files import write_bytes
from trigpoint.instrument.text import Text
from trigpoint.tables.association import shared_zeros
from trigpoint.tables.heading import PLAIN, Heading
from trigpoint.tables.labels import (
    banner_label,
    column_labels,
    item_label,
    row_label,
    table_question,
    table_title,
)
from trigpoint.tables.model import Row, Table, Tables
from trigpoint.tables.notes import cohort_note, key, notes, table_notes
from trigpoint.tables.spec import MARKED_BASE, column_letters
from trigpoint.tables.summary import POINTS, ranked_means
from trigpoint.tables.words import words


def write_html(tables: Tables, text: Text, target: Path, heading: Heading = PLAIN) -> None:
    """Write the tables as a page, whole or not at all; the same tables give the same bytes."""
    environment = Environment(
        loader=PackageLoader("trigpoint.tables", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("tables.html").render(
        title=heading.title or text.title,
        warning=heading.warning,
        lang=text.lang,
        words=words(text.lang),
        glance=_glance(tables, text),
        banners=_banners(tables, text),
        columns=_columns(tables, text, heading),
        tables=[_table(one, tables, text, heading) for one in tables.tables],
        ranks=_ranks(tables, text),
        cohort_note=cohort_note(tables, text, heading),
        summary=_summary(tables, text),
        shared_zeros=[
            [item_label(one, text) for one in group] for group in shared_zeros(tables.instrument)
        ],
        notes=notes(tables, text),
    )
    write_bytes(target, page.encode())


def _glance(tables: Tables, text: Text) -> dict[str, Any]:
    """The index of all, with its interval, and the stages as parts of one bar."""
    [stages] = [table for table in tables.tables if table.id == "stage"]
    parts = [
        {"label": row_label(row, text), "mark": mark, **_cell(row, 0)}
        for mark, row in enumerate(stages.rows, 1)
        if not row.suppressed[0] and row.bases.n[0]
    ]
    index = tables.row("index")
    return {"index": _cell(index, 0), "base": int(index.bases.n[0]), "stages": parts}


def _banners(tables: Tables, text: Text) -> list[dict[str, Any]]:
    """The titles over the columns, each with how many it spans."""
    groups = groupby(column.banner for column in tables.columns[1:])
    return [{"label": banner_label(name, text), "span": len(list(own))} for name, own in groups]


def _columns(tables: Tables, text: Text, heading: Heading) -> list[dict[str, Any]]:
    labels = column_labels(tables.columns, text, heading.cohorts)
    letters = column_letters(tables.columns)
    first = [True] + [
        one.banner != before.banner
        for before, one in zip(tables.columns, tables.columns[1:], strict=False)
    ]
    return [
        {"label": label, "letter": letter, "first": starts}
        for label, letter, starts in zip(labels, letters, first, strict=True)
    ]


def _table(table: Table, tables: Tables, text: Text, heading: Heading) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": table_title(table, text),
        "question": table_question(table, text),
        "answered": table.withheld.any() or table.bases.n.any(),
        "key": key(table, text),
        "notes": table_notes(table, tables, text, heading),
        "slot": max(len(letters) for row in table.rows for letters in row.letters),
        "small": ((table.bases.n < MARKED_BASE) & ~table.withheld).tolist(),
        "bases": [
            {"label": words(text.lang)[name], "cells": cells}
            for name, cells in _base_lines(table, tables)
        ],
        "rows": [
            {
                "label": row_label(row, text),
                "mean": not row.option,
                "cells": [_cell(row, at) for at in range(len(tables.columns))],
            }
            for row in table.rows
        ],
    }


def _base_lines(table: Table, tables: Tables) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lines about who stands behind the figures."""
    lines: list[tuple[str, Sequence[float], int]] = [("base", table.bases.n.tolist(), 0)]
    if tables.weighted:
        lines.append(("weighted_base", table.bases.weighted.tolist(), 1))
        lines.append(("effective_base", table.bases.effective.tolist(), 1))
    lines.append(("missing", table.missing.tolist(), 0))
    if table.not_asked.any():
        lines.append(("not_asked", table.not_asked.tolist(), 0))
    for name, numbers, decimals in lines:
        yield (
            name,
            [
                {
                    "withheld": hidden,
                    "text": "" if hidden else f"{number:,.{decimals}f}",
                    "marked": name == "base" and not hidden and number < MARKED_BASE,
                }
                for number, hidden in zip(numbers, table.withheld.tolist(), strict=True)
            ],
        )


def _cell(row: Row, at: int) -> dict[str, Any]:
    """One figure as it is printed: with its interval, its letters, and the length of its bar."""
    value = float(row.percent[at])
    return {
        "withheld": bool(row.suppressed[at]),
        "text": _figure(value),
        "interval": _interval(row.low[at], row.high[at]),
        "letters": row.letters[at],
        "bar": _bar(value),
    }


def _ranks(tables: Tables, text: Text) -> list[dict[str, Any]]:
    """The indicators, highest mean of all first, each with its mean and rank in every column."""
    return [
        {
            "label": item_label(name, text),
            "cells": [
                {"text": _figure(mean), "rank": rank, "bar": _bar(mean)}
                for mean, rank in zip(*figures, strict=True)
            ],
        }
        for name, figures in ranked_means(tables).items()
    ]


def _summary(tables: Tables, text: Text) -> list[dict[str, Any]]:
    """The statistics about all firms, the rows of each together."""
    groups = groupby(tables.summary.to_pylist(), key=lambda row: str(row["statistic"]))
    return [
        {
            "label": words(text.lang)[statistic],
            "rows": [_summary_row(row, text) for row in rows],
        }
        for statistic, rows in groups
    ]


def _summary_row(row: dict[str, Any], text: Text) -> dict[str, Any]:
    points = row["statistic"] in POINTS
    value, low, high = (
        math.nan if row[name] is None else row[name] for name in ("value", "low", "high")
    )
    decimals = 1 if points else 2
    return {
        "label": item_label(row["item"], text),
        "text": _figure(value, decimals),
        "interval": _interval(low, high, decimals),
        "bar": _bar(value if points else value * 100),
    }


def _figure(value: float, decimals: int = 1) -> str:
    return "" if math.isnan(value) else f"{value:.{decimals}f}"


def _interval(low: float, high: float, decimals: int = 1) -> str:
    return "" if math.isnan(low) else f"{low:.{decimals}f}–{high:.{decimals}f}"


def _bar(value: float) -> float:
    """How long a bar is, in percent of a whole one."""
    return 0 if math.isnan(value) else round(min(max(value, 0), 100), 1)
