"""How every command behaves towards whoever calls it: exit codes, messages, help, JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from trigpoint.cli import COMMANDS, main

PUBLISHED = """\
schema: 1
source: {title: A small survey, n: 40}
columns: [total, health, transport]
bases: {all: [40, 25, 15]}
indicators:
  tongues:
    dimension: access
    kind: single
    base: all
    mean: [50.0, 48.0, 53.3]
    options:
      one: [25.0, 28.0, 20.0]
      two: [75.0, 72.0, 80.0]
"""

HEAVY = ("numpy", "pyarrow", "scipy", "pydantic", "yaml", "jinja2", "xlsxwriter")


@pytest.fixture(scope="module")
def made(tmp_path_factory, folder, civic_cloud_folder) -> dict[str, str]:
    """What the commands below are given: paths by name."""
    place = tmp_path_factory.mktemp("manners")
    (place / "published.yaml").write_text(PUBLISHED)
    (place / "margins.yaml").write_text("staff: {up_to_20: 0.5, up_to_100: 0.3, over_100: 0.2}\n")
    (place / "broken.csv").write_bytes(b"respondent,ease\n\xff\xfe\x00\x81,4\n")
    (place / "broken.yaml").write_text("source: [unclosed\n")
    (place / "text.tally").write_text("no tally\n")
    return {
        "answers": str(folder),
        "file": str(folder / "answers.csv"),
        "instrument": str(civic_cloud_folder),
        "out": str(place),
    } | {file.name: str(file) for file in place.iterdir()}


CALLS = {
    "wave": "wave {answers} --out {out}/run",
    "score": "score {answers} --out {out}/s.csv",
    "explain": "explain {answers} --respondent u001",
    "tables": "tables {answers} --out {out}/t.csv",
    "tally": "tally {answers} --out {out}/t.tally --instrument {instrument}",
    "stages": "stages {answers}",
    "path": "path {answers} --respondent u001",
    "rake": "rake {answers} --margins {margins.yaml} --out {out}/w.csv",
    "report": "report {answers} --out {out}/report",
    "release": "release {answers} --out {out}/release",
    "company": "company {answers} --respondent u001 --out {out}/u001.html",
    "audit": "audit {published.yaml}",
    "recover": "recover {published.yaml}",
    "reconstruct": "reconstruct {published.yaml} --out {out}/r.csv --instrument {instrument}",
    "instrument": "instrument check {instrument}",
}
"""A call of every command; only the reconstruction's print does not hold enough."""

READS_ANSWERS = [name for name, call in CALLS.items() if "{answers}" in call]
READS_PRINT = [name for name, call in CALLS.items() if "{published.yaml}" in call]


@pytest.fixture
def call(run, made):
    """Call a command by its line in CALLS, with replacements and more words."""

    def calling(name: str, *more: str, **instead: str):
        values = made | instead
        words = CALLS[name].split()
        for key, value in values.items():
            words = [word.replace(f"{{{key}}}", value) for word in words]
        return run(*words, *more)

    return calling


def _refused(result, code: int, *said: str) -> None:
    """One message on stderr, nothing on stdout, the contract's exit code."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for words in said:
        assert words in result.stderr


def test_every_command_has_its_call():
    assert list(CALLS) == list(COMMANDS)


@pytest.mark.parametrize("name", [name for name in CALLS if name != "reconstruct"])
def test_the_calls_themselves_succeed(call, name):
    assert call(name).exit_code == 0


def test_print_that_does_not_hold_the_index_is_refused_by_name(call):
    _refused(call("reconstruct"), 1, "indicators.backup", "is not printed")


@pytest.mark.parametrize("name", READS_ANSWERS)
@pytest.mark.parametrize("missing", ["nowhere.csv", "nowhere/answers.parquet", "nowhere.xlsx"])
def test_answers_that_are_not_there(call, name, missing):
    _refused(call(name, answers=missing), 1, missing)


@pytest.mark.parametrize("name", READS_ANSWERS)
def test_answers_that_cannot_be_read(call, made, name):
    result = call(name, answers=made["broken.csv"])
    _refused(result, 1, "broken.csv")


@pytest.mark.parametrize("name", READS_PRINT)
def test_print_that_is_not_there(call, name):
    _refused(call(name, **{"published.yaml": "nowhere.yaml"}), 1, "nowhere.yaml")


@pytest.mark.parametrize("name", READS_PRINT)
def test_print_that_cannot_be_read(call, made, name):
    _refused(call(name, **{"published.yaml": made["broken.yaml"]}), 1, "broken.yaml:")


@pytest.mark.parametrize("name", READS_ANSWERS)
def test_a_folder_that_is_no_wave(call, made, name):
    _refused(call(name, answers=made["out"]), 1, "wave.yaml")


@pytest.mark.parametrize("name", READS_PRINT)
def test_a_folder_in_place_of_print(call, made, name):
    _refused(call(name, **{"published.yaml": made["out"]}), 1, made["out"])


@pytest.mark.parametrize("margins", ["nowhere.yaml", "broken.yaml"])
def test_margins_that_cannot_be_read(call, made, margins):
    _refused(call("rake", **{"margins.yaml": made.get(margins, margins)}), 1, margins)


def test_a_place_for_faults_that_cannot_be_written(call, made):
    result = call("score", "--faults", f"{made['out']}/nowhere/f.txt", answers="nowhere.csv")
    assert result.exit_code == 3
    assert "nowhere.csv" in result.stderr, "what is wrong with the answers is said all the same"


def test_a_tally_that_is_none(run, made):
    _refused(run("tally", made["text.tally"], "--out", f"{made['out']}/x.tally"), 1, "text.tally")


@pytest.mark.parametrize(
    ("name", "ending"),
    [("score", "s.txt"), ("tables", "t.pdf"), ("rake", "w.json"), ("reconstruct", "r.sav")],
)
def test_an_ending_that_no_format_has(call, made, name, ending):
    target = Path(made["out"]) / ending
    _refused(call(name, "--out", str(target)), 2, ending, ".csv")
    assert not target.exists()


@pytest.mark.parametrize("name", ["score", "tables", "tally", "rake"])
def test_a_folder_to_write_to_that_is_not_there(call, made, name):
    ending = "tally" if name == "tally" else "csv"
    _refused(call(name, "--out", f"{made['out']}/nowhere/x.{ending}"), 3, "nowhere")


@pytest.mark.parametrize("name", ["wave", "report", "release"])
def test_a_folder_that_cannot_be_made(call, made, name):
    _refused(call(name, "--out", f"{made['published.yaml']}/inside"), 3, "published.yaml")


@pytest.mark.parametrize("name", [*READS_ANSWERS, "reconstruct"])
def test_an_instrument_that_nobody_knows(call, made, name):
    result = call(name, "--instrument", "no-such", answers=made["file"])
    _refused(result, 2, "no-such: no such instrument", "ai-index")


def test_an_instrument_to_check_that_nobody_knows(call):
    _refused(call("instrument", instrument="no-such"), 2, "no-such: no such instrument")


@pytest.mark.parametrize("name", ["wave", "explain", "tables", "stages", "path"])
def test_a_language_that_the_instrument_does_not_have(call, made, name, tmp_path):
    more = ["--out", str(tmp_path / "t.html")] if name == "tables" else []
    more += ["--out", str(tmp_path / "run")] if name == "wave" else []
    _refused(call(name, "--lang", "de", *more), 2, "Allowed: en, ja")
    assert not list(tmp_path.iterdir())


def test_a_language_is_checked_even_where_no_words_are_written(call):
    _refused(call("tables", "--lang", "de"), 2, "Allowed: en, ja")
    _refused(call("explain", "--lang", "de", "--json"), 2, "Allowed: en, ja")


@pytest.mark.parametrize("name", ["tables", "tally", "release"])
@pytest.mark.parametrize("by", ["nonsense", "cohort:nobody"])
def test_a_banner_that_nobody_knows(call, name, by):
    _refused(call(name, "--by", by), 2, by, "Allowed: ")


@pytest.mark.parametrize("name", ["explain", "path"])
def test_a_respondent_whom_nobody_knows(call, name):
    _refused(call(name, "--respondent", "u999"), 1, "u999")


def test_neither_file_nor_json_is_bad_usage(run, made):
    for name in ("score", "tables"):
        _refused(run(name, made["answers"]), 2, "--out FILE")


WITH_JSON = [name for name in CALLS if name not in ("wave", "instrument", "reconstruct")]


@pytest.mark.parametrize("name", WITH_JSON)
def test_json_is_one_document_and_nothing_else(call, made, name, tmp_path, rows_written, rows):
    """Even where reading the answers has something to say: a column is not there."""
    lacking = [{k: v for k, v in row.items() if k != "barriers"} for row in rows]
    answers = str(rows_written(lacking, tmp_path / "answers.csv"))
    more = ["--instrument", made["instrument"]] if name in READS_ANSWERS else []
    result = call(name, "--json", *more, answers=answers)
    assert result.exit_code == 0, result.output
    json.loads(result.stdout)
    if name in READS_ANSWERS:
        assert "no column barriers" in result.stderr
    quiet = call(name, "--json", "--quiet", *more, answers=answers)
    assert (quiet.stdout, quiet.stderr) == (result.stdout, "")


def test_faults_go_to_the_file_named(call, tmp_path, rows, rows_written, made):
    wrong = [row | {"ease": "9"} for row in rows]
    answers = str(rows_written(wrong, tmp_path / "wrong.csv"))
    words = ["--instrument", made["instrument"], "--faults", str(tmp_path / "faults.txt")]
    result = call("stages", *words, answers=answers)
    _refused(result, 1, "wrong.csv", "ease", "and 250 more", "--faults FILE")
    assert len((tmp_path / "faults.txt").read_text("utf-8").splitlines()) == 300


def _commands(group: click.Group, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = _commands(command, (*before, name)) if isinstance(command, click.Group) else []
        found += inner or [(*before, name)]
    return found


@pytest.mark.parametrize("words", _commands(main), ids=" ".join)
def test_help_has_an_example_that_names_its_command(run, words):
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"trigpoint {' '.join(words)} " in result.output


def test_help_lists_every_command_and_loads_nothing_heavy():
    code = (
        "import sys, trigpoint.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print(*set({HEAVY!r}) & set(sys.modules), file=sys.stderr, end='')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout


def test_a_command_does_without_pandas_which_is_there_for_others(folder, tmp_path):
    code = (
        "import sys, trigpoint.cli as c\n"
        "c.main(sys.argv[1:], standalone_mode=False)\n"
        "assert 'pandas' not in sys.modules\n"
        "import pandas, pyarrow\n"
        "assert pyarrow.Table.from_pandas(pandas.DataFrame({'one': [1]})).num_rows == 1\n"
    )
    words = ["score", str(folder), "--out", str(tmp_path / "scores.csv")]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("missing", "command"), [("markdown_it", "report"), ("django", "serve")])
def test_what_a_command_needs_and_is_not_installed_is_named(folder, tmp_path, missing, command):
    code = f"import sys, trigpoint.cli as c\nsys.modules[{missing!r}] = None\nc.main(sys.argv[1:])"
    words = [command, *([folder, "--out", tmp_path / "out"] if command == "report" else [])]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert f"needs {missing}" in done.stderr
    assert "pip install 'trigpoint[reports]'" in done.stderr
    assert "Traceback" not in done.stderr
