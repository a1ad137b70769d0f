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
from trigpoint.tables.labels import (
    banner_label,
    column_labels,
    item_label,
    notes,
    row_label,
    several_answers,
    table_question,
    table_title,
)
from trigpoint.tables.model import Row, Table, Tables
from trigpoint.tables.spec import MARKED_BASE, column_letters
from trigpoint.tables.summary import ranked_means
from trigpoint.tables.words import words

POINTS = ("percentile", "tenth_mean")
"""The statistics of the summary that are points of the index; the others are coefficients."""


def write_html(
    tables: Tables, text: Text, target: Path, *, title: str = "", warning: str = ""
) -> None:
    """Write the tables as a page, whole or not at all; the same tables give the same bytes.

    ``title`` defaults to the instrument's; ``warning`` stands under it for all to see.
    """
    environment = Environment(
        loader=PackageLoader("trigpoint.tables", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("tables.html").render(
        title=title or text.title,
        warning=warning,
        lang=text.lang,
        words=words(text.lang),
        glance=_glance(tables, text),
        banners=_banners(tables, text),
        columns=_columns(tables, text),
        tables=[_table(one, tables, text) for one in tables.tables],
        ranks=_ranks(tables, text),
        summary=[_summary_row(row, text) for row in tables.summary.to_pylist()],
        shared_zeros=[
            [item_label(one, text) for one in group] for group in shared_zeros(tables.instrument)
        ],
        notes=notes(tables, text),
    )
    write_bytes(target, page.encode())


def _glance(tables: Tables, text: Text) -> dict[str, Any]:
    """The index of all, with its interval, and the stages as parts of one bar."""
    index = _cell(tables.row("index"), 0)
    [stages] = [table for table in tables.tables if table.id == "stage"]
    parts = [
        {"label": row_label(row, text), "mark": mark, **_cell(row, 0)}
        for mark, row in enumerate(stages.rows, 1)
        if not row.suppressed[0] and row.bases.n[0]
    ]
    return {"index": index, "base": int(tables.row("index").bases.n[0]), "stages": parts}


def _banners(tables: Tables, text: Text) -> list[dict[str, Any]]:
    """The titles over the columns, each with how many it spans."""
    groups = groupby(column.banner for column in tables.columns[1:])
    return [{"label": banner_label(name, text), "span": len(list(own))} for name, own in groups]


def _columns(tables: Tables, text: Text) -> list[dict[str, Any]]:
    labels, letters = column_labels(tables.columns, text), column_letters(tables.columns)
    first = [True] + [
        one.banner != before.banner
        for before, one in zip(tables.columns, tables.columns[1:], strict=False)
    ]
    return [
        {"label": label, "letter": letter, "first": starts}
        for label, letter, starts in zip(labels, letters, first, strict=True)
    ]


def _table(table: Table, tables: Tables, text: Text) -> dict[str, Any]:
    own = words(text.lang)
    return {
        "id": table.id,
        "title": table_title(table, text),
        "question": table_question(table, text),
        "several": several_answers(table, tables),
        "bases": [
            {"label": own[name], "cells": cells} for name, cells in _base_lines(table, tables)
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
    value, low, high = row.percent[at], row.low[at], row.high[at]
    return {
        "withheld": bool(row.suppressed[at]),
        "text": "" if math.isnan(value) else f"{value:.1f}",
        "interval": "" if math.isnan(low) else f"{low:.1f}–{high:.1f}",
        "letters": row.letters[at],
        "bar": 0 if math.isnan(value) else round(min(max(value, 0), 100), 1),
    }


def _ranks(tables: Tables, text: Text) -> list[dict[str, Any]]:
    """The indicators, highest mean of all first, each with its mean and rank in every column."""
    means = ranked_means(tables)
    return [
        {
            "label": item_label(name, text),
            "cells": [
                {"text": "" if math.isnan(mean) else f"{mean:.1f}", "rank": rank or ""}
                for mean, rank in zip(*figures, strict=True)
            ],
        }
        for name, figures in sorted(means.items(), key=lambda item: item[1][1][0] or math.inf)
    ]


def _summary_row(row: dict[str, Any], text: Text) -> dict[str, Any]:
    decimals = 1 if row["statistic"] in POINTS else 2
    low, high = row["low"], row["high"]
    return {
        "statistic": words(text.lang)[row["statistic"]],
        "item": item_label(row["item"], text),
        "value": "" if row["value"] is None else f"{row['value']:.{decimals}f}",
        "interval": "" if low is None else f"{low:.{decimals}f}–{high:.{decimals}f}",
    }
