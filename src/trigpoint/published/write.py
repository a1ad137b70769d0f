"""Writing printed tables back as YAML, in the form in which they are read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import yaml

from trigpoint.published.model import Figure, Published, Stages, Table


def published_yaml(published: Published, remarks: tuple[str, ...] = ()) -> str:
    """The YAML text of ``published``, under ``remarks`` as comments."""
    head = "".join(f"# {line}\n" for line in remarks)
    body = yaml.dump(
        _document(published),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=100,
    )
    return head + body


class _Dumper(yaml.SafeDumper):
    """Writes decimals with the digits they have, and everything out in full."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never an alias."""
        return True


def _decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    kind = "float" if "." in str(value) else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", str(value))


class _Lines(list[Any]):
    """A list of which every item stands on a line of its own."""


def _lines(dumper: yaml.SafeDumper, value: _Lines) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=False)


_Dumper.add_representer(Decimal, _decimal)
_Dumper.add_representer(_Lines, _lines)


def _document(published: Published) -> dict[str, Any]:
    plain = published.model_dump(
        mode="python", by_alias=True, exclude_defaults=True, exclude={"indicators", "questions"}
    )
    document = {"schema": published.schema_, **_without_tuples(plain)}
    if published.index:
        scores, ranges = document["index"]["scores"], document["index"].get("range")
        document["index"] = {**scores, **({"range": ranges} if ranges else {})}
    if published.stages:
        document["stages"] = _stages(published.stages, document["stages"])
    if published.self_assessment:
        document["self_assessment"].update(document["self_assessment"].pop("figures", {}))
    for cohort in document.get("cohorts", {}).values():
        cohort.update(cohort.pop("scores"))
    if published.statements:
        document["statements"] = _Lines(published.statements)
    tables = {
        group: {id_: _table(table) for id_, table in getattr(published, group).items()}
        for group in ("indicators", "questions")
        if getattr(published, group)
    }
    return {**document, **tables}


def _stages(stages: Stages, document: dict[str, Any]) -> dict[str, Any]:
    changes = document.pop("change_on", {})
    return {**document, **{f"change_on_{year}": change for year, change in changes.items()}}


def _table(table: Table) -> dict[str, Any]:
    plain = _without_tuples(
        table.model_dump(exclude_defaults=True, exclude={"options", "mean"}, mode="python")
    )
    mean = {"mean": _row(table.mean)} if table.mean else {}
    return {**plain, **mean, "options": {name: _row(row) for name, row in table.options.items()}}


def _row(row: tuple[Figure, ...]) -> list[Any]:
    """A row; one that prints the total alone in its short form."""
    only_total = len(row) > 1 and row[0].values and not any(figure.values for figure in row[1:])
    return [_figure(figure) for figure in (row[:1] if only_total else row)]


def _figure(figure: Figure) -> Any:
    if figure.cut:
        return figure.printed
    return list(figure.values) if len(figure.values) > 1 else figure.value


def _without_tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_tuples(item) for key, item in value.items()}
    return [_without_tuples(item) for item in value] if isinstance(value, tuple) else value
