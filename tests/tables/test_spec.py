"""Names and letters of columns."""

from __future__ import annotations

import pytest

from trigpoint.errors import UsageError
from trigpoint.tables.spec import banner_names, column_letters, column_names, column_positions
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import TOTAL, Column


def test_with_one_banner_a_column_is_called_by_its_answer():
    assert column_names([TOTAL, Column("q", "yes"), Column("q", "no")]) == ("total", "yes", "no")


def test_with_several_banners_a_column_names_its_banner_too():
    columns = [TOTAL, Column("q", "yes"), Column("cohort:x", "member")]
    assert column_names(columns) == ("total", "q=yes", "cohort:x=member")


@pytest.mark.parametrize(("count", "last"), [(1, "A"), (26, "Z"), (27, "AA"), (53, "BA")])
def test_columns_are_lettered_like_a_spreadsheets(count, last):
    columns = [TOTAL, *(Column("q", f"a{at}") for at in range(count))]
    assert column_letters(columns)[-1] == last
    assert column_letters(columns)[0] == ""


def test_tables_break_down_by_single_questions_and_cohorts(ai_index):
    names = banner_names(ai_index, ["north"])
    assert {"industry", "te4", "cohort:north"} <= set(names)
    assert not {"te1", "self_tools"} & set(names)


def test_no_table_shows_the_rest_of_a_cohort_by_industry(ai_index, make_wave):
    tally = tally_answers(make_wave(ai_index, 20, cohorts={"north": 0.5}))
    shown = {tally.columns[at].banner for at in column_positions(tally)}
    assert shown == {"total", "industry", "cohort:north"}
    with pytest.raises(UsageError, match=r"rest:north: .* Allowed: industry, cohort:north\."):
        column_positions(tally, ["rest:north"])
