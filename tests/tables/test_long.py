"""The long form: its columns, its order, its empty cells."""

from __future__ import annotations

import pytest

from trigpoint.tables.compute import compute_tables
from trigpoint.tables.long import long_rows
from trigpoint.tally.kernel import tally_answers

COLUMNS = (
    "question,option,column,base,weighted_base,effective_base,count,percent,low,high,letters,"
    "suppressed"
)


@pytest.fixture(scope="module")
def tables(ai_index, make_wave):
    return compute_tables(tally_answers(make_wave(ai_index, 300, weighted=True)))


def test_the_columns_are_those_of_the_contract(tables):
    assert ",".join(long_rows(tables).column_names) == COLUMNS


def test_every_row_of_every_table_stands_in_every_column_once(tables):
    rows = long_rows(tables).to_pylist()
    keys = {(row["question"], row["option"], row["column"]) for row in rows}
    assert len(keys) == len(rows) == len(tables.rows()) * 5


def test_a_row_with_an_empty_option_holds_the_mean(tables):
    rows = long_rows(tables).to_pylist()
    [mean] = [
        row
        for row in rows
        if (row["question"], row["option"], row["column"]) == ("b1", "", "retail")
    ]
    row = tables.row("b1")
    assert mean["percent"] == pytest.approx(row.percent[3], abs=1e-6)
    assert mean["base"] == row.bases.n[3]
    assert mean["count"] is None


def test_where_nobody_answered_there_is_a_base_and_no_share(ai_index, respond):
    wave = respond(ai_index, [{"industry": "ict", "b1": "paper"}])
    rows = long_rows(compute_tables(tally_answers(wave))).to_pylist()
    [row] = [r for r in rows if (r["option"], r["column"]) == ("paper", "retail")]
    assert (row["base"], row["count"]) == (0, 0)
    assert row["percent"] is row["low"] is row["high"] is None


def test_withheld_cells_hold_no_number(ai_index, make_wave):
    counted = tally_answers(make_wave(ai_index, 300))

    def withheld(question, option):
        return [column.answer == "ict" for column in counted.columns]

    import numpy as np

    shown = compute_tables(counted, withheld=lambda q, o: np.array(withheld(q, o)))
    for row in long_rows(shown).to_pylist():
        assert row["suppressed"] == (row["column"] == "ict")
        if row["suppressed"]:
            assert {row[name] for name in COLUMNS.split(",")[3:10]} == {None}
            assert row["letters"] == ""
