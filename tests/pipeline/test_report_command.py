"""``trigpoint report`` and ``company``, run as users run them, on waves good and at the edge."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.pipeline.test_edges import NO_NUMBER, WAVES

DATA = ("tables", "index_bands", "summary")
FILES = {
    *(f"report{ending}" for ending in (".html", ".pdf", ".pptx", ".xlsx")),
    *(f"data/{name}{ending}" for name in DATA for ending in (".csv", ".parquet")),
    "data/codebook.md",
    "data/manifest.json",
}


@pytest.fixture(scope="module")
def instrument(civic_cloud_folder) -> str:
    return str(civic_cloud_folder)


@pytest.fixture(scope="module", params=WAVES)
def edge(request, rows_made, rows_written, tmp_path_factory) -> Path:
    """The answers of a wave at the edge of what there is."""
    folder = tmp_path_factory.mktemp(request.param)
    return rows_written(WAVES[request.param](rows_made), folder / "answers.csv")


@pytest.fixture(scope="module")
def two_clubs(rows_made, rows_written, tmp_path_factory) -> Path:
    """Answers with two cohorts, of which one has three members more than the other."""
    rows = rows_made(60, seed=9)
    for at, row in enumerate(rows):
        row["cohort"] = "a|b" if at < 20 else "b" if at < 23 else ""
    return rows_written(rows, tmp_path_factory.mktemp("clubs") / "answers.csv")


def written(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def _opens(file: Path) -> bool:
    if file.suffix == ".pdf":
        return len(PdfReader(file).pages) > 0
    if file.suffix in (".pptx", ".xlsx"):
        with zipfile.ZipFile(file) as archive:
            return archive.testzip() is None
    content = file.read_bytes()
    return content.rstrip().endswith(b"</html>") if file.suffix == ".html" else bool(content)


@pytest.mark.slow
def test_every_format_is_written_of_a_wave_at_the_edge(run, edge, instrument, tmp_path):
    words = ("report", edge, "--instrument", instrument, "--lang", "en", "--out")
    result = run(*words, tmp_path / "one")
    assert result.exit_code == 0, result.output
    assert set(written(tmp_path / "one")) == FILES
    assert all(_opens(tmp_path / "one" / name) for name in FILES)
    assert not NO_NUMBER.search((tmp_path / "one/report.html").read_text("utf-8"))
    assert run(*words, tmp_path / "two").exit_code == 0
    assert written(tmp_path / "two") == written(tmp_path / "one"), "the same answers, byte for byte"


@pytest.mark.slow
def test_every_firm_of_a_wave_at_the_edge_gets_its_report(run, edge, instrument, tmp_path):
    words = ("company", edge, "--instrument", instrument, "--lang", "en", "--all", tmp_path / "all")
    result = run(*words, "--format", "html")
    assert result.exit_code == 0, result.output
    pages = written(tmp_path / "all")
    assert len(pages) == len(edge.read_text("utf-8").splitlines()) - 1
    assert not [name for name, page in pages.items() if NO_NUMBER.search(page.decode())]
    assert run(*words, "--format", "html").exit_code == 0
    assert written(tmp_path / "all") == pages


def _refused(result, code: int, *said: str) -> None:
    """One message on stderr, nothing on stdout, the contract's exit code."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for words in said:
        assert words in result.stderr


@pytest.fixture
def refused(run, folder, tmp_path):
    """A report is refused with a code and a message, and nothing is written."""

    def refusing(code: int, said: list[str], *words: object, answers: object = folder) -> None:
        out = tmp_path / "never"
        _refused(run("report", answers, "--out", out, "--lang", "en", *words), code, *said)
        assert not out.exists()

    return refusing


def test_an_unknown_cohort(refused):
    refused(2, ["cohort nobody: ", "Allowed: pioneers"], "--cohort", "nobody")


def test_cohorts_that_few_firms_tell_apart(refused, two_clubs, instrument):
    said = ["a and b shown together give away fewer than 5 firms", "Name fewer of them"]
    refused(2, said, "--instrument", instrument, answers=two_clubs)


def test_cohorts_of_a_tally(refused, run, two_clubs, instrument, tmp_path):
    tally = tmp_path / "wave.tally"
    assert run("tally", two_clubs, "--instrument", instrument, "--out", tally).exit_code == 0
    refused(2, ["does not say", "Name one"], "--instrument", instrument, answers=tally)


@pytest.mark.slow
def test_of_cohorts_that_are_too_much_alike_one_is_shown(run, two_clubs, instrument, tmp_path):
    words = ("report", two_clubs, "--instrument", instrument, "--lang", "en")
    result = run(*words, "--cohort", "a", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    issued = (tmp_path / "out/data/tables.csv").read_text("utf-8")
    assert "cohort:a=member" in issued
    assert "cohort:b" not in issued


def test_a_release_refuses_them_too(run, two_clubs, instrument, tmp_path):
    words = ("--instrument", instrument, "--by", "cohort:a", "--by", "cohort:b")
    result = run("release", two_clubs, *words, "--out", tmp_path / "never")
    _refused(result, 2, "a and b shown together")
    assert not (tmp_path / "never").exists()


def test_a_language_that_the_instrument_does_not_speak(run, folder, tmp_path):
    result = run("report", folder, "--lang", "de", "--out", tmp_path / "never")
    _refused(result, 2, "Allowed: en, ja")
    assert not (tmp_path / "never").exists()


def test_a_last_year_that_is_not_there(refused, tmp_path):
    refused(1, ["nowhere.yaml"], "--previous", tmp_path / "nowhere.yaml")
    refused(1, ["nowhere"], "--previous", tmp_path / "nowhere")
    refused(1, ["nowhere.tally"], "--previous", tmp_path / "nowhere.tally")


def test_a_last_year_that_cannot_be_read(refused, tmp_path):
    (tmp_path / "broken.yaml").write_text("source: [unclosed\n")
    refused(1, ["broken.yaml:"], "--previous", tmp_path / "broken.yaml")
    (tmp_path / "text.tally").write_text("no tally\n")
    refused(1, ["text.tally"], "--previous", tmp_path / "text.tally")
    (tmp_path / "empty.csv").write_text("")
    refused(1, ["empty.csv"], "--previous", tmp_path / "empty.csv")


SHIPPED = Path("src/trigpoint/instruments/ai-index/waves/2023")


def test_a_last_year_of_other_questions(refused, run, tmp_path):
    refused(1, ["ai-index", "civic-cloud"], "--previous", SHIPPED)
    said = ["last year", "prints no indicator of civic-cloud"]
    refused(1, said, "--previous", SHIPPED / "published.yaml")
    tally = tmp_path / "other.tally"
    assert run("tally", SHIPPED, "--out", tally).exit_code == 0
    refused(1, ["other.tally", "ai-index"], "--previous", tally)


def test_a_tally_of_other_questions(refused, run, instrument, tmp_path):
    tally = tmp_path / "other.tally"
    assert run("tally", SHIPPED, "--out", tally).exit_code == 0
    refused(1, ["other.tally", "ai-index"], "--instrument", instrument, answers=tally)


@pytest.mark.slow
def test_a_full_disk_is_told_and_leaves_the_old_report(
    run, two_clubs, instrument, tmp_path, full_disk
):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/report.html").write_text("the old page")
    words = ("--instrument", instrument, "--lang", "en", "--cohort", "a")
    result = run("report", two_clubs, *words, "--out", tmp_path / "out")
    _refused(result, 3, "report.html", "cannot be written")
    assert written(tmp_path / "out") == {"report.html": b"the old page"}


def test_a_place_that_is_no_folder(run, folder, tmp_path):
    (tmp_path / "file").write_text("here")
    result = run("report", folder, "--lang", "en", "--out", tmp_path / "file" / "out")
    _refused(result, 3, "file", "cannot be made")
    result = run("report", folder, "--lang", "en", "--out", tmp_path / "file")
    assert result.exit_code == 2
