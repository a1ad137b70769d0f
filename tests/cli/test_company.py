"""``trigpoint company`` writes one firm's report, or every firm's."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main
from trigpoint.reports.company import batch
from trigpoint.responses.write import write_answers

SHIPPED = Path("src/trigpoint/instruments/ai-index/waves/2023")


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["company", *(str(word) for word in words)])


def _told(page: Path) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.read_text("utf-8")))


@pytest.fixture(scope="module")
def answers(ai_index, make_wave, tmp_path_factory) -> Path:
    """Twelve firms, one of them with a name that is no file's."""
    responses = make_wave(ai_index, 12, missing=0)
    responses.respondent[3] = "a/b <i>"
    path = tmp_path_factory.mktemp("company") / "answers.csv"
    write_answers(responses, path)
    return path


def test_the_ending_says_the_format(tmp_path):
    for ending, start in ((".html", "<!doctype html>"), (".pdf", "%PDF-")):
        out = tmp_path / f"f004{ending}"
        result = _run(SHIPPED, "--respondent", "f004", "--out", out)
        assert (result.exit_code, result.stdout) == (0, f"1 of 1 reports: {out}\n")
        assert out.read_bytes()[:20].decode("latin-1").lower().startswith(start.lower())


def test_it_speaks_the_language_asked_for_and_first_that_of_the_instrument(tmp_path):
    out = tmp_path / "f004.html"
    _run(SHIPPED, "--respondent", "f004", "--out", out)
    assert "接下來先做這件事" in _told(out)
    _run(SHIPPED, "--respondent", "f004", "--out", out, "--lang", "en")
    assert "One thing to do next" in _told(out)


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for ending in ("html", "pdf"):
        files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
        for file in files:
            _run(SHIPPED, "--respondent", "f004", "--out", file)
        assert files[0].read_bytes() == files[1].read_bytes()


def test_every_firm_gets_a_file_that_is_safe_to_name(answers, tmp_path):
    result = _run(answers, "--all", tmp_path / "all", "--format", "html", "--json")
    written = json.loads(result.stdout)
    assert [one["respondent"] for one in written][:4] == ["R0", "R1", "R2", "a/b <i>"]
    assert {Path(one["file"]).name for one in written} == {
        file.name for file in (tmp_path / "all").iterdir()
    }
    assert Path(written[3]["file"]).name.startswith("a_b_i")
    assert {one["failure"] for one in written} == {""}


def test_pdf_is_what_all_writes_where_nothing_else_is_said(answers, tmp_path):
    assert _run(answers, "--all", tmp_path).stdout == f"12 of 12 reports: {tmp_path}\n"
    assert {file.suffix for file in tmp_path.iterdir()} == {".pdf"}


def test_a_failing_report_is_told_and_the_others_are_there(answers, tmp_path, monkeypatch):
    def failing(companies, respondent):
        if respondent == "R2":
            raise ValueError("no paper")
        return made(companies, respondent)

    made = batch.company_report
    monkeypatch.setattr(batch, "company_report", failing)
    result = _run(answers, "--all", tmp_path, "--format", "html")
    assert result.exit_code == 3
    assert result.stdout == f"11 of 12 reports: {tmp_path}\n"
    assert result.stderr.endswith("1 reports were not written.\nR2: no paper\n")
    assert len(list(tmp_path.iterdir())) == 11


def test_a_released_benchmark_is_compared_with(answers, tmp_path):
    release = CliRunner().invoke(main, ["release", str(SHIPPED), "--out", str(tmp_path / "r")])
    assert release.exit_code == 0
    out = tmp_path / "R0.html"
    words = ("--respondent", "R0", "--out", out, "--lang", "en", "--benchmark", tmp_path / "r")
    assert _run(answers, *words).exit_code == 0
    page = _told(out)
    assert "2023 Taiwan Industry AI Adoption Survey (reconstructed from printed figures)" in page
    assert "all firms (325)" in page
    assert "The firms compared with are invented" in page


def test_the_benchmark_and_the_previous_wave_may_stand_in_the_settings(tmp_path):
    """The same firms a year later, with the year before and its release named in wave.yaml."""
    before, now = tmp_path / "before", tmp_path / "now"
    for folder in (before, now):
        shutil.copytree(SHIPPED, folder)
    release = ["release", str(before), "--out", str(tmp_path / "r"), "--quiet"]
    assert CliRunner().invoke(main, release).exit_code == 0
    settings = (now / "wave.yaml").read_text("utf-8")
    settings = settings.replace('id: "2023"', 'id: "2024"')
    (now / "wave.yaml").write_text(settings + "previous: ../before\nbenchmark: ../r\n", "utf-8")
    out = tmp_path / "f004.html"
    assert _run(now, "--respondent", "f004", "--out", out, "--lang", "en").exit_code == 0
    assert "Since last time" in _told(out)
    assert "From 45.1 to 45.1, still in Conscious AI" in _told(out)


def test_last_times_answers_may_be_named(answers, tmp_path):
    out = tmp_path / "R0.html"
    words = ("--respondent", "R0", "--out", out, "--lang", "en", "--previous", answers)
    assert _run(answers, *words).exit_code == 0
    assert "Since last time" in _told(out)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--respondent", "R0"),
        ("--out", "x.pdf"),
        ("--all", "x", "--respondent", "R0"),
        ("--all", "x", "--out", "x.pdf"),
    ],
)
def test_it_is_one_firm_or_all(answers, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = _run(answers, *words)
    assert result.exit_code == 2
    assert "Say either --respondent ID with --out FILE, or --all DIR." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_other_endings_are_refused(answers):
    result = _run(answers, "--respondent", "R0", "--out", "R0.docx")
    assert result.exit_code == 2
    assert "Allowed: .pdf, .html" in result.stderr


def test_an_unknown_firm_is_bad_data_and_nothing_is_written(answers, tmp_path):
    result = _run(answers, "--respondent", "R99", "--out", tmp_path / "R99.pdf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "respondent R99: is not among the answers" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_the_machines_failure(answers, tmp_path):
    (tmp_path / "file").write_text("")
    result = _run(answers, "--all", tmp_path / "file" / "all")
    assert result.exit_code == 3
    assert "cannot be made" in result.stderr
