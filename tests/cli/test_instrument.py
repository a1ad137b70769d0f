"""``trigpoint instrument`` tells every fault with its line, and serves editors."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main
from trigpoint.documents import read_document
from trigpoint.instrument.load import instrument_folder
from trigpoint.instrument.schema import json_schema
from trigpoint.reports.look import Look
from trigpoint.wave.settings import WaveSettings

CIVIC = Path(__file__).parents[1] / "instruments" / "civic-cloud"
PACKAGE = instrument_folder("ai-index").parents[1]


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["instrument", *map(str, words)])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    text = (
        (CIVIC / "instrument.yaml").read_text("utf-8").replace("leaves: no_cloud", "leaves: rain")
    )
    for file in CIVIC.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "instrument.yaml").write_text(text.replace("[35, 62.5]", "[62.5, 35]"), "utf-8")
    return tmp_path


def test_a_whole_instrument_is_summed_up_in_a_line() -> None:
    found = _run("check", CIVIC)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == (
        "civic-cloud 7 is whole: 10 questions, 7 indicators, 2 dimensions, 3 stages, in en, ja.\n"
    )


def test_an_instrument_that_comes_along_is_checked_by_name() -> None:
    assert _run("check", "ai-index", "--quiet").output == ""


def test_every_fault_is_a_line_on_stderr_and_the_data_are_bad(broken: Path) -> None:
    found = _run("check", broken)
    assert (found.exit_code, found.stdout) == (1, "")
    lines = found.stderr.splitlines()
    assert [line.split("yaml:")[1].split(": ", 1)[1] for line in lines] == [
        "35 is not above 62.5: cut points rise.",
        "rain is no option of cloud.",
    ]


def test_machines_get_one_document_with_the_faults(broken: Path) -> None:
    document = json.loads(_run("check", broken, "--json").stdout)
    assert [fault["what"] for fault in document["faults"]] == [
        "35 is not above 62.5: cut points rise",
        "rain is no option of cloud",
    ]
    assert json.loads(_run("check", CIVIC, "--json").stdout)["faults"] == []


def test_all_faults_go_to_a_file_on_request(broken: Path, tmp_path: Path) -> None:
    target = tmp_path / "faults.txt"
    assert _run("check", broken, "--faults", target).exit_code == 1
    assert len(target.read_text("utf-8").splitlines()) == 2


def test_an_unknown_name_is_bad_usage() -> None:
    found = _run("check", "nothing")
    assert found.exit_code == 2
    assert "no such instrument" in found.stderr


def test_schemas_are_written_where_the_editor_wants_them(tmp_path: Path) -> None:
    found = _run("schema", "--out", tmp_path)
    assert found.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "advice.schema.json",
        "instrument.schema.json",
        "look.schema.json",
        "report.schema.json",
        "report_text.schema.json",
        "resources.schema.json",
        "text.schema.json",
        "wave.schema.json",
    ]


WRITTEN = {
    "wave": (WaveSettings, instrument_folder("ai-index") / "waves" / "2023" / "wave.yaml"),
    "look": (Look, PACKAGE / "reports" / "look.yaml"),
}
"""What an organiser writes beside an instrument: its form, and the file that comes along."""


@pytest.mark.parametrize("kind", WRITTEN)
def test_the_committed_schema_is_current_and_the_shipped_file_meets_it(kind: str) -> None:
    model, file = WRITTEN[kind]
    committed = PACKAGE / "schemas" / f"{kind}.schema.json"
    assert committed.read_bytes() == json_schema(model)
    data = json.loads(json.dumps(read_document(file).data, default=str))
    schema = json.loads(committed.read_bytes())
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(data)) == []
    named = file.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
    assert (file.parent / named).resolve() == committed


@pytest.mark.parametrize("words", [[], ["check"], ["schema"]])
def test_help_has_an_example(words: list[str]) -> None:
    found = _run(*words, "--help")
    assert found.exit_code == 0
    assert not words or "Example: trigpoint instrument" in found.stdout
