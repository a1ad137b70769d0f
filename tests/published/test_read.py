"""Reading printed tables: what is kept of print, what is refused, what is never looked at."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from trigpoint.errors import DataError
from trigpoint.published.model import Figure, Published
from trigpoint.published.read import read_published
from trigpoint.published.write import published_yaml

SMALL = """\
schema: 1
source: {title: a small survey, n: 20}
columns: [total, north, south]
bases:
  all: [20, 12, 8]
indicators:
  x:
    dimension: d
    kind: single
    base: all
    mean: [40.0, "41.", [38.1, 38.2]]
    options:
      never:  [60.0, 58.3, 62.5]
      yes_: [40.0, 41.7, 37.5]
questions:
  y:
    kind: multiple
    base: all
    options:
      a: [5.0]
      b: [100]
"""


def read(tmp_path: Path, text: str) -> Published:
    path = tmp_path / "published.yaml"
    path.write_text(text, "utf-8")
    return read_published(path)


def test_figures_keep_the_digits_that_are_printed(tmp_path: Path) -> None:
    published = read(tmp_path, SMALL)
    mean = published.indicators["x"].mean
    assert mean == (
        Figure((Decimal("40.0"),)),
        Figure((Decimal(41),), cut=True),
        Figure((Decimal("38.1"), Decimal("38.2"))),
    )
    assert [figure.printed for figure in mean] == ["40.0", "41.", "38.1 and 38.2"]
    assert [figure.value for figure in mean] == [Decimal("40.0"), None, None]


def test_an_unquoted_number_that_ends_in_a_point_is_cut_off_too(tmp_path: Path) -> None:
    published = read(tmp_path, SMALL.replace('"41."', "41."))
    assert published.indicators["x"].mean[1].cut


def test_a_row_of_one_figure_is_the_total_alone(tmp_path: Path) -> None:
    published = read(tmp_path, SMALL)
    assert published.questions["y"].options["a"] == (Figure((Decimal("5.0"),)), Figure(), Figure())


FAULTS = {
    "n: 20": ("n: many", ":2", "n"),
    "[20, 12, 8]": ("[20, 12]", ":5", "2 sizes for 3 columns"),
    "[60.0, 58.3, 62.5]": ("[60.0, 58.3]", ":13", "2 figures for 3 columns"),
    "[38.1, 38.2]": ("about 38", ":11", "a figure is a number"),
    "dimension: d\n": ("\n", ":7", "dimension"),
    "kind: multiple\n    base: all": ("kind: multiple\n    base: some", ":18", "bases: all"),
    "kind: single": ("kind: ranking", ":9", "'single' or 'multiple'"),
    "questions:": ("quetsions:", ":15", "quetsions"),
    "schema: 1": ("schema: 2", ":1", "1"),
    "bases:": ("weights: {x: 2, z: 3}\nbases:", ":4", "z is neither an indicator nor a dimension"),
    "columns:": ("weights: {x: 0}\ncolumns:", ":3", "greater than 0"),
    "      never:": ("      a b:", ":13", "a b"),
}


@pytest.mark.parametrize("right", FAULTS)
def test_a_wrong_form_is_refused_with_its_line_and_what_is_allowed(
    right: str, tmp_path: Path
) -> None:
    wrong, line, said = FAULTS[right]
    assert right in SMALL
    with pytest.raises(DataError) as caught:
        read(tmp_path, SMALL.replace(right, wrong))
    assert any(line in fault.where and said in str(fault) for fault in caught.value.faults)


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = SMALL.replace("n: 20", "n: many").replace("kind: single", "kind: ranking")
    with pytest.raises(DataError) as caught:
        read(tmp_path, text)
    assert len(caught.value.faults) == 2


SHEETS = [
    "misprints: [{where: indicators.x, kind: wrong_base, correct: none}]\n",
    "recovered_key: {x: {never: 100, yes_: 100}}\ncut_points: [3, 2, 1]\n",
    "misprints: 7\nrecovered_key: corrupt\ncut_points: {a: b}\n",
]


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_answer_sheet_in_the_file_is_dropped_unread(sheet: str, tmp_path: Path) -> None:
    assert read(tmp_path, SMALL + sheet) == read(tmp_path, SMALL)


def test_what_is_written_reads_back_the_same(report: Published, tmp_path: Path) -> None:
    assert read(tmp_path, published_yaml(report, ("a remark",))) == report


def test_writing_gives_the_same_bytes_again(report: Published) -> None:
    assert published_yaml(report) == published_yaml(report)


@pytest.mark.parametrize("text", ["", "just words", "[1, 2]", "a: [", "\x00\x01"])
def test_what_is_no_publication_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        read(tmp_path, text)
