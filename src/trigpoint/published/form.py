"""The form of a publication: rows in full, and parts that fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trigpoint.documents import Located

if TYPE_CHECKING:
    from trigpoint.published.model import Published, Row

TOTAL = "total"
"""The first column, where it has this name, holds everybody; the others are its parts."""

INDEX = "index"
"""What the index is called among the scores."""


def inconsistencies(published: Published) -> list[Located]:
    """Everything in which the parts of a publication do not fit each other."""
    return [
        *_column_faults(published),
        *_weight_faults(published),
        *_table_faults(published),
        *_stage_faults(published),
    ]


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` with rows that print the total alone filled up with columns not printed."""
    columns = data.get("columns")
    if not isinstance(columns, list) or columns[:1] != [TOTAL]:
        return data

    def row(found: Any) -> Any:
        short = isinstance(found, list) and len(found) == 1
        return [*found, *[None] * (len(columns) - 1)] if short else found

    def table(found: Any) -> Any:
        if not isinstance(found, dict):
            return found
        options = found.get("options")
        filled = {**found, "mean": row(found.get("mean"))}
        if isinstance(options, dict):
            filled["options"] = {option: row(shares) for option, shares in options.items()}
        return filled

    groups = {key: data[key] for key in ("indicators", "questions") if key in data}
    return {
        **data,
        **{
            key: {id_: table(found) for id_, found in group.items()}
            for key, group in groups.items()
            if isinstance(group, dict)
        },
    }


def _column_faults(published: Published) -> list[Located]:
    columns = published.columns
    found = []
    if len(set(columns)) < len(columns):
        found.append(Located(("columns",), "a column is named twice"))
    for base, sizes in published.bases.items():
        if len(sizes) != len(columns):
            what = f"{base} has {len(sizes)} sizes for {len(columns)} columns"
            found.append(Located(("bases", base), what))
    for group in published.industries:
        if group not in columns:
            found.append(Located(("industries", group), f"{group} is no column"))
    for year, scores in (published.index.scores if published.index else {}).items():
        for column in scores:
            if column not in columns:
                found.append(Located(("index", year, column), f"{column} is no column"))
    return found


def _weight_faults(published: Published) -> list[Located]:
    known = {*published.indicators, *published.dimensions}
    what = "is neither an indicator nor a dimension"
    return [
        Located(("weights", name), f"{name} {what}")
        for name in published.weights
        if name not in known
    ]


def _table_faults(published: Published) -> list[Located]:
    found = []
    for where, table in published.tables.items():
        place = tuple(where.split("."))
        if table.base not in published.bases:
            allowed = ", ".join(published.bases)
            found.append(Located((*place, "base"), f"{table.base} is no base; bases: {allowed}"))
        if (place[0] == "indicators") != (table.dimension is not None):
            found.append(Located(place, "an indicator, and no other table, has a dimension"))
        rows: dict[tuple[str, ...], Row] = {
            ("options", option): row for option, row in table.options.items()
        }
        if table.mean is not None:
            rows["mean",] = table.mean
        for step, row in rows.items():
            if len(row) != len(published.columns):
                what = f"{len(row)} figures for {len(published.columns)} columns"
                found.append(Located((*place, *step), what))
        for option in table.exclusive:
            if option not in table.options:
                found.append(Located((*place, "exclusive"), f"{option} is no option"))
    return found


def _stage_faults(published: Published) -> list[Located]:
    if published.stages is None:
        return []
    found = []
    stages = published.stages
    for group in ("share", "mean"):
        for name, row in getattr(stages, group).items():
            if len(row) != len(stages.names):
                what = f"{len(row)} figures for {len(stages.names)} stages"
                found.append(Located(("stages", group, name), what))
            if group == "share" and name not in published.columns:
                found.append(Located(("stages", group, name), f"{name} is no column"))
    return found
