"""The form of every file that is read or written."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from trigpoint.instrument.advice import Advice, Resources
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.report import ReportPlan, ReportText
from trigpoint.instrument.schema import json_schema
from trigpoint.instrument.text import Text
from trigpoint.published.reconstruct.statements import Statements
from trigpoint.release import policy
from trigpoint.release.codebook import FIELDS
from trigpoint.release.files import write_release
from trigpoint.reports.annual.articles import foreword
from trigpoint.reports.formats import RENDERERS
from trigpoint.reports.look import Look
from trigpoint.responses.respondents import MAX_COHORTS, MAX_ID, MAX_WEIGHT
from trigpoint.scores.rows import score_rows
from trigpoint.tally import file as tally_file
from trigpoint.tally.model import Tally
from trigpoint.wave.settings import WaveSettings

from .markdown import one_line, prose, table

Schema = Mapping[str, Any]

BEGINNINGS: Mapping[str, str] = {"^[a-z]": "id", "^#": "colour, such as `#0b6e6e`"}
"""What a text is whose pattern begins so."""

FORMATS: Mapping[str, str] = {
    ".html": "the report as one page that needs nothing beside it",
    ".pdf": "the same on paper, tagged (PDF/UA-1)",
    ".xlsx": "every table of it, behind a sheet of contents with links",
    ".pptx": "slides with native charts, and the figures in the notes",
}
"""What a report is in each format."""

FORMS: Mapping[str, type[BaseModel]] = {
    "wave.yaml": WaveSettings,
    "instrument.yaml": Instrument,
    "text.LANGUAGE.yaml": Text,
    "advice.LANGUAGE.yaml": Advice,
    "resources.LANGUAGE.yaml": Resources,
    "report.yaml": ReportPlan,
    "report.LANGUAGE.yaml": ReportText,
    "look.yaml": Look,
    "statements.yaml": Statements,
}

PRINTED = (
    "Their form, by an example: [check a printed report]"
    "(../how-to/check-a-printed-report.md#write-the-figures-down)."
)


def page() -> Iterator[str]:
    """The page, part by part."""
    yield "# Files"
    yield (
        "Every file is written whole or not at all, and the same input gives the same bytes. "
        "YAML files are plain: UTF-8, no aliases, no tags, no key twice, no unknown key."
    )
    yield "## Answers"
    yield from _answers()
    yield "## Scores"
    yield prose(inspect.getdoc(score_rows))
    yield "## Tables in long form"
    yield _fields("tables")
    yield "## Tally"
    yield prose(inspect.getdoc(tally_file))
    yield prose(inspect.getdoc(Tally))
    yield "## Release"
    yield prose(inspect.getdoc(write_release))
    yield from (part for name in ("index_bands", "summary") for part in _release_part(name))
    yield "The policy, which the manifest repeats:"
    yield table(["constant", "value", "means"], _constants(policy))
    yield "## Annual report"
    files = ([f"`report{ending}`", FORMATS[ending]] for ending in RENDERERS)
    yield table(["file", "holds"], [*files, ["`data/`", "the [release](#release) it is made from"]])
    yield "## Foreword and articles"
    yield prose(inspect.getdoc(inspect.getmodule(foreword)))
    for name, model in FORMS.items():
        yield f"## {name}"
        yield from _form(model)
    yield "## Printed tables"
    yield PRINTED


def _answers() -> Iterator[str]:
    yield (
        "CSV, XLSX (the first sheet) or Parquet; one row a respondent. How to write one, and what "
        "is done about faults: [your own answers](../how-to/your-own-answers.md)."
    )
    yield table(
        ["column", "holds"],
        [
            ["`respondent`", f"the id, 1 to {MAX_ID} characters, in no other row; needed"],
            ["a profile column", "an option's id, or its wording in any of the languages"],
            ["a single choice", "the same"],
            ["a rating", "a whole number within its bounds"],
            ["a multiple choice", "the ids or wordings ticked, joined by `|`"],
            ["`question.option`", "the same, one column per option: 1, 0 or empty"],
            ["`weight`", f"a number from 0 to {MAX_WEIGHT}; without the column everybody has 1"],
            ["`cohort`", f"the groups a firm belongs to, joined by `|`; at most {MAX_COHORTS}"],
        ],
    )


def _fields(part: str) -> str:
    return table(["column", "holds"], FIELDS[part].items())


def _release_part(name: str) -> Iterator[str]:
    yield f"### {name}"
    yield _fields(name)


def _constants(module: ModuleType) -> Iterator[list[str]]:
    """Every constant of a module with the string that stands below it."""
    body = ast.parse(inspect.getsource(module)).body
    for node, below in pairwise(body):
        if isinstance(node, ast.Assign) and isinstance(below, ast.Expr):
            name = ast.unparse(node.targets[0])
            yield [f"`{name}`", str(getattr(module, name)), prose(ast.literal_eval(below.value))]


def _form(model: type[BaseModel]) -> Iterator[str]:
    """A file's keys, then those of each of its parts, from the schema that editors use."""
    schema = json.loads(json_schema(model))
    parts: Schema = schema.get("$defs", {})
    yield prose(schema.get("description"))
    if "properties" in schema:
        yield _keys(schema, parts)
    else:
        yield f"The file is a {_kind(schema, parts)}."
    for name, part in parts.items():
        if "properties" in part:
            yield f"**{name}**: {prose(part.get('description'))}"
            yield _keys(part, parts)


def _keys(schema: Schema, parts: Schema) -> str:
    rows = (
        [f"`{key}`", _kind(value, parts), _default(key, value, schema)]
        for key, value in schema["properties"].items()
    )
    return table(["key", "holds", "if left out"], rows)


def _default(key: str, value: Schema, schema: Schema) -> str:
    if key in schema.get("required", ()):
        return "needed"
    default = value.get("default")
    return "" if default in (None, [], {}, "") else f"`{json.dumps(default)}`"


def _kind(schema: Schema, parts: Schema) -> str:
    """What a value is, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name if "properties" in parts[name] else _kind(parts[name], parts)
    if "anyOf" in schema or "oneOf" in schema:
        kinds = schema.get("anyOf") or schema["oneOf"]
        return " or ".join(_kind(one, parts) for one in kinds if one.get("type") != "null")
    if "const" in schema or "enum" in schema:
        return " or ".join(f"`{one}`" for one in schema.get("enum", [schema.get("const")]))
    match schema.get("type"):
        case "array":
            return f"list of {_kind(schema.get('items', {}), parts)}"
        case "object":
            (pattern, held), *_ = (*schema.get("patternProperties", {}).items(), ("", None))
            held = held or schema.get("additionalProperties", {})
            return (
                f"for each {'id' if pattern.startswith('^[a-z]') else 'key'}: {_kind(held, parts)}"
            )
        case "string":
            pattern = str(schema.get("pattern"))
            begun = (form for begins, form in BEGINNINGS.items() if pattern.startswith(begins))
            return next(begun, schema.get("format", "text"))
        case "integer" | "number":
            return f"{'whole number' if schema['type'] == 'integer' else 'number'}{_bounds(schema)}"
        case "boolean":
            return "true or false"
    return one_line(schema.get("description")) or "anything"


def _bounds(schema: Schema) -> str:
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum")
    word = "above" if "exclusiveMinimum" in schema else "from"
    above = "" if low is None else f" {word} {low:g}"
    return above + ("" if high is None else f" to {high:g}")
