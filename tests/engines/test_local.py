"""One pass over a file gives what reading it whole gives: the same tally, the same faults."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from trigpoint.engines import local, source
from trigpoint.engines.local import tally_file
from trigpoint.errors import DataError, UsageError
from trigpoint.responses.read import read_answers
from trigpoint.tally.file import write_tally
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_BLOCK", 10)


@pytest.fixture
def same(civic_cloud, tmp_path):
    """Asserts that both ways through a file end alike, and returns what they end with."""

    def compare(path: Path, banners=()):
        faults = [faults_of(way, path) for way in (read_answers, tally_file)]
        assert faults[0] == faults[1]
        if faults[0]:
            return [str(fault) for fault in faults[0]]
        read = read_answers(path, civic_cloud, {})
        counted = tally_file(path, civic_cloud, {}, banners)
        write_tally(tally_answers(read.responses, banners), tmp_path / "whole.tally")
        write_tally(counted.tally, tmp_path / "pass.tally")
        assert (tmp_path / "pass.tally").read_bytes() == (tmp_path / "whole.tally").read_bytes()
        assert counted.quality == read.responses.quality
        assert counted.notices == read.notices
        return counted

    def faults_of(way, path: Path):
        try:
            way(path, civic_cloud, {})
        except DataError as error:
            return error.faults
        return ()

    return compare


def test_one_pass_counts_what_reading_the_file_whole_counts(same, saved, random_rows):
    counted = same(saved(random_rows), ["channels"])
    assert counted.tally.size.n[0] == 60
    assert {fault.rule for fault in counted.quality} >= {"unanswered", "answered_not_asked"}


def test_a_cohort_that_only_some_blocks_know_is_counted_in_all(same, saved, random_rows):
    counted = same(saved(random_rows)).tally
    coast = [counted.column("cohort:coast", answer) for answer in ("member", "rest")]
    assert counted.size.n[coast].tolist() == [2, 58]


def test_without_weights_and_cohorts_everybody_counts_once(same, saved, random_rows):
    plain = [without(row, "weight", "cohort") for row in random_rows]
    assert same(saved(plain)).tally.size.n[0] == 60


def test_rows_without_any_cell_are_passed_over(same, saved, random_rows):
    blank = dict.fromkeys(random_rows[0])
    rows = [*random_rows[:15], blank, *random_rows[15:], blank, blank]
    assert same(saved(rows)).tally.size.n[0] == 60


def test_questions_without_a_column_are_missing_and_named(same, saved, random_rows):
    counted = same(saved([without(row, "ease", "backup") for row in random_rows]))
    (notice,) = counted.notices
    assert "ease, backup" in notice
    assert counted.tally.answers["ease"].n[0, -1] == 60


def test_a_multiple_in_one_column_per_option_is_joined(same, saved, random_rows):
    wide = [
        without(row, "barriers") | {"barriers.law": 1, "barriers.other": 0} for row in random_rows
    ]
    counted = same(saved(wide)).tally
    assert counted.answers["barriers"].n[0].tolist() == [0, 0, 0, 60, 0, 0, 0, 0]


def without(row, *names):
    return {name: cell for name, cell in row.items() if name not in names}


def changed(rows, **cells):
    """Rows with some cells of some rows set: ``column=(row, value)``."""
    rows = [dict(row) for row in rows]
    for column, (row, value) in cells.items():
        rows[row][column] = value
    return rows


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"cloud": (31, "rained_out")}, "row 32, column cloud"),
        ({"channels": (7, "web|pigeon")}, "row 8, column channels"),
        ({"weight": (44, -1.0)}, "row 45, column weight"),
        ({"weight": (44, float("nan"))}, "row 45, column weight"),
        ({"weight": (44, None)}, "row 45, column weight"),
        ({"respondent": (59, None)}, "row 60, column respondent"),
        ({"respondent": (3, "=cmd")}, "row 4, column respondent"),
    ],
)
def test_a_cell_that_does_not_fit_is_found_in_its_row(same, saved, random_rows, cells, place):
    (fault,) = same(saved(changed(random_rows, **cells)))
    assert place in fault


def test_an_id_that_comes_back_many_blocks_later_is_found_in_both_rows(same, saved, random_rows):
    faults = same(saved(changed(random_rows, respondent=(55, "R2"))))
    assert [fault.split(",")[1] for fault in faults] == [" row 3", " row 56"]


def test_all_faults_are_said_at_once_in_the_order_of_the_file(same, saved, random_rows):
    rows = changed(random_rows, cloud=(58, "fog"), tongues=(2, "nine"), respondent=(40, "R1"))
    rows = [row | {"shoe_size": 42} for row in rows]
    places = [fault.split(": ")[0].split(", ")[1:] for fault in same(saved(rows))]
    assert places == [
        ["header", 'column "shoe_size"'],
        ["row 2", "column respondent"],
        ["row 3", "column tongues"],
        ["row 41", "column respondent"],
        ["row 59", "column cloud"],
    ]


def test_weights_that_are_all_zero_are_refused(same, saved, random_rows):
    (fault,) = same(saved([row | {"weight": 0} for row in random_rows]))
    assert "every weight is 0" in fault


def test_a_file_without_respondents_is_refused(same, saved, random_rows, tmp_path):
    columns = {name: pa.array([], pa.string()) for name in random_rows[0]}
    parquet.write_table(pa.table(columns), tmp_path / "answers.parquet")
    assert same(tmp_path / "answers.parquet")


def test_a_file_without_ids_is_refused(same, saved, random_rows):
    (fault,) = same(saved([without(row, "respondent") for row in random_rows]))
    assert "column respondent: is not there" in fault


@pytest.mark.parametrize("column", ["respondent", "cohort", "weight", "cloud"])
@pytest.mark.parametrize("cell", [b"\xff", ["nested"]])
def test_a_column_that_holds_no_text_is_refused(same, saved, random_rows, column, cell):
    faults = same(saved([row | {column: cell} for row in random_rows]))
    assert f"column {column}: holds" in faults[0]


def test_more_cohorts_than_can_be_counted_are_refused(same, saved, random_rows):
    names = ["|".join(f"c{row}-{at}" for at in range(4)) for row in range(60)]
    rows = [row | {"cohort": name} for row, name in zip(random_rows, names, strict=True)]
    (fault,) = same(saved(rows))
    assert "names 240 cohorts" in fault


@pytest.mark.parametrize("kept", [4, 100, -30])
def test_a_damaged_file_is_refused(same, saved, random_rows, kept):
    path = saved(random_rows)
    path.write_bytes(path.read_bytes()[:kept])
    assert same(path)


def test_a_file_that_is_not_there_is_refused(same, tmp_path):
    assert "is not there" in same(tmp_path / "nowhere.parquet")[0]


def test_a_banner_that_does_not_exist_is_refused(civic_cloud, saved, random_rows):
    with pytest.raises(UsageError, match="shoe_size"):
        tally_file(saved(random_rows), civic_cloud, {}, ["shoe_size"])


def test_progress_is_told_until_all_rows_are_done(civic_cloud, saved, random_rows):
    told: list[tuple[int, int]] = []
    tally_file(saved(random_rows), civic_cloud, {}, (), lambda *rows: told.append(rows))
    assert sum(rows for rows, _ in told) == 60
    assert {of for _, of in told} == {60}
    assert [rows for rows, _ in told] == [23, 23, 14]


def test_very_many_faults_stop_the_pass(civic_cloud, saved, random_rows, monkeypatch):
    monkeypatch.setattr(local, "MAX_FAULTS", 15)
    with pytest.raises(DataError) as found:
        tally_file(saved([row | {"cloud": "fog"} for row in random_rows]), civic_cloud, {})
    assert 15 < len(found.value.faults) < 60
