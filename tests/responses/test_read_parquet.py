"""Parquet from any writer: text, categories, numbers and truth values read as the same answers."""

import datetime
import decimal
import io

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from trigpoint.errors import DataError
from trigpoint.responses import parquet_file

TABLE = {
    "respondent": ["甲", "b"],
    "sector": ["工業", None],
    "tools.ml": [1, 0],
    "tools.vision": [True, False],
    "rating": [80, None],
    "weight": [0.1, 2],
}


def written(table: pa.Table) -> bytes:
    target = io.BytesIO()
    parquet.write_table(table, target)
    return target.getvalue()


def by_pandas() -> bytes:
    frame = pd.DataFrame(TABLE)
    frame["sector"] = frame["sector"].astype("category")
    return frame.to_parquet()


def by_polars() -> bytes:
    target = io.BytesIO()
    pl.DataFrame(TABLE, schema_overrides={"sector": pl.Categorical}).write_parquet(target)
    return target.getvalue()


WRITERS = {
    "arrow": lambda: written(pa.table(TABLE)),
    "arrow, large text": lambda: written(
        pa.table(TABLE | {"sector": pa.array(["工業", None], pa.large_string())})
    ),
    "pandas": by_pandas,
    "polars": by_polars,
}


@pytest.mark.parametrize("writer", WRITERS)
def test_any_writer_reads_as_the_same_answers(read, answers, writer):
    responses = read(WRITERS[writer](), "answers.parquet").responses

    assert responses.respondent.tolist() == ["甲", "b"]
    assert answers(responses, "sector") == ["industry", "-"]
    assert answers(responses, "tools") == ["ml vision", "-"]
    assert answers(responses, "rating") == ["80", "-"]
    assert responses.weights.tolist() == [0.1, 2]


def test_numbers_serve_as_ids(read):
    table = pa.table({"respondent": [17, 4]})

    assert read(written(table), "answers.parquet").responses.respondent.tolist() == ["17", "4"]


def test_decimals_of_a_database_serve_as_weights_and_ratings(read, answers):
    half, whole = decimal.Decimal("0.50"), decimal.Decimal("80.00")
    table = pa.table({"respondent": ["a"], "weight": [half], "rating": [whole]})
    responses = read(written(table), "answers.parquet").responses

    assert responses.weights.tolist() == [0.5]
    assert answers(responses, "rating") == ["80"]


@pytest.mark.parametrize("index", [pa.int8(), pa.uint8(), pa.int64()])
def test_categories_may_be_numbered_in_any_type(read, answers, index):
    used = pa.DictionaryArray.from_arrays(
        pa.array([127, 3, None], index), pa.array([str(at) for at in range(128)])
    )
    table = pa.table({"respondent": ["a", "b", "c"], "rating": used})
    with pytest.raises(DataError, match=r"row 1, column rating: .127. is no rating"):
        read(written(table), "answers.parquet")
    kept = read(written(table.slice(1)), "answers.parquet").responses

    assert answers(kept, "rating") == ["3", "-"]


def test_rows_count_from_one_and_the_header_is_no_row(read):
    table = pa.table({"respondent": ["a", "b"], "way": ["bought", "x"], "zzz": ["", ""]})
    with pytest.raises(DataError) as caught:
        read(written(table), "answers.parquet")

    assert [fault.where for fault in caught.value.faults] == [
        'answers.parquet, header, column "zzz"',
        "answers.parquet, row 2, column way",
    ]


@pytest.mark.parametrize("odd", [[b"a"], [["a"]], [{"a": 1}], [datetime.date(2023, 5, 1)]])
def test_columns_that_hold_no_text_are_refused_with_all_else(read, odd):
    table = pa.table({"respondent": ["a"], "way": odd, "rating": [101]})
    with pytest.raises(DataError) as caught:
        read(written(table), "answers.parquet")

    assert [fault.where.split(", ")[1:] for fault in caught.value.faults] == [
        ["header", "column way"],
        ["row 1", "column rating"],
    ]


def test_a_file_cut_off_anywhere_is_refused(read):
    whole = written(pa.table(TABLE))
    for end in range(1, len(whole), 211):
        with pytest.raises(DataError, match=r"answers\.parquet"):
            read(whole[:end], "answers.parquet")


def test_more_rows_than_memory_is_meant_for_are_refused_before_they_are_read(read, monkeypatch):
    monkeypatch.setattr(parquet_file, "MAX_ROWS", 1)
    with pytest.raises(DataError, match="has 2 rows"):
        read(written(pa.table(TABLE)), "answers.parquet")


def test_no_rows_are_no_respondents(read):
    with pytest.raises(DataError, match="no respondents"):
        read(written(pa.table({"respondent": pa.array([], pa.string())})), "answers.parquet")
