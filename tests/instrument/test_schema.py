"""The schemas that editors use are current, and accept the instruments that come along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from trigpoint.documents import read_document
from trigpoint.instrument.load import instrument_folder
from trigpoint.instrument.schema import MODELS, json_schema, write_schemas

SCHEMAS = instrument_folder("ai-index").parents[1] / "schemas"
CIVIC = Path(__file__).parents[1] / "instruments" / "civic-cloud"
FILES = [
    path
    for folder in (instrument_folder("ai-index"), CIVIC)
    for path in sorted(folder.glob("*.yaml"))
    if path.name != "statements.yaml"
]


def _kind(path: Path) -> str:
    """The schema of a file: the words of a report have another than its plan."""
    kind, *lang = path.name.removesuffix(".yaml").split(".")
    return "report_text" if kind == "report" and lang else kind


def _validator(kind: str) -> Any:
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("kind", MODELS)
def test_the_committed_schema_is_what_the_code_makes(kind: str) -> None:
    """Where this fails, run: trigpoint instrument schema --out src/trigpoint/schemas."""
    assert (SCHEMAS / f"{kind}.schema.json").read_bytes() == json_schema(MODELS[kind])


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.name}" for path in FILES])
def test_a_file_meets_the_schema_that_it_names(path: Path) -> None:
    named = path.read_text("utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    kind = _kind(path)
    assert (path.parent / named).resolve() == SCHEMAS / f"{kind}.schema.json"
    data = json.loads(json.dumps(read_document(path).data))
    assert list(_validator(kind).iter_errors(data)) == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("resources", [{"id": "One"}]),
        ("resources", {"resources": []}),
        ("text", {"title": ""}),
        ("instrument", {"schema": 2}),
        ("advice", {"stages": [], "indicators": {}}),
        ("report", {"findings": [{"id": "one", "section": "two", "claims": []}]}),
        ("report_text", {"topics": {"one": {"title": "One"}}}),
    ],
)
def test_a_schema_refuses_what_the_check_refuses(kind: str, data: Any) -> None:
    assert list(_validator(kind).iter_errors(data))


def test_both_instruments_have_all_their_files_in_two_languages() -> None:
    assert len(FILES) == 2 * (2 + 2 * 4)


def test_schemas_are_written_for_every_file(tmp_path: Path) -> None:
    assert [path.name for path in write_schemas(tmp_path)] == [
        "instrument.schema.json",
        "text.schema.json",
        "advice.schema.json",
        "resources.schema.json",
        "report.schema.json",
        "report_text.schema.json",
    ]
