"""Faults of structure: file, row, column, the value and what is allowed, all in one run."""

import pytest

from trigpoint.errors import DataError, Fault
from trigpoint.responses import code, csv_file, misfit

# what stands in the file, and the fault: its place, what is wrong, a part of what is allowed
FAULTS = [
    ("respondent,wey\na,1\n", 'row 1, column "wey"', "is no column of small (did you mean way", ""),
    ("respondent,way,way\na,,\n", "row 1, column way", "stands twice in the header", "once"),
    ("respondent,WAY,ｗａｙ\na,,\n", "row 1, column way", "stands twice in the header", "once"),
    ("way\nbought\n", "row 1, column respondent", "is not there", "ids"),
    ("respondent,\na,x\n", "row 1, column number 2", "has cells but no name", "respondent"),
    ("respondent,tools.mll\na,1\n", 'column "tools.mll"', '"mll" is no option of tools', "ml"),
    ("respondent,way.none\na,1\n", 'row 1, column "way.none"', "is no column of small", "way"),
    (
        "respondent,tools,tools.ml\na,ml,1\n",
        "row 1, column tools",
        "tools also has a column per option",
        "one of the two forms",
    ),
    ("respondent,tools.ml,tools.ML\na,,\n", "row 1, column tools.ml", "stands twice", "once"),
    ("respondent,way\na,bougt\n", "row 2, column way", "(did you mean bought?)", "in_house"),
    ("respondent,tools\na,ml|x|y\n", "row 2, column tools", '"x" is no option', "none, ml, vision"),
    ("respondent,sector\na,工葉\n", "row 2, column sector", '"工葉" is no option', "industry"),
    ("respondent,tools.ml\na,2\n", "row 2, column tools.ml", '"2" is no tick', "1, 0 or empty"),
    ("respondent,rating\na,80.5\n", "row 2, column rating", '"80.5" is no rating', "0 to 100"),
    ("respondent,rating\na,101\n", "row 2, column rating", '"101" is no rating', "0 to 100"),
    ("respondent,rating\na,-1\n", "row 2, column rating", '"-1" is no rating', "0 to 100"),
    ("respondent,way\n,bought\n", "row 2, column respondent", "is empty", "an id"),
    ("respondent,way\n\n\n ,bought\n", "row 4, column respondent", "is empty", "an id"),
    ("respondent,way\na,bought,1\n", "row 2", "has 3 cells", "2 cells"),
    ("\n\nrespondent,way\n\na\n", "row 5", "has 1 cells", "2 cells"),
    ("respondent\n=1+1\n", "row 2, column respondent", '"=1+1" cannot be an id', "none of = + - @"),
    ("respondent\n＠a\n", "row 2, column respondent", '"＠a" cannot be an id', "none of = + - @"),
    ('respondent\n"a\tb"\n', "row 2, column respondent", '"a\ufffdb" cannot be an id', "or tab"),
    (f"respondent\n{'x' * 101}\n", "row 2, column respondent", "cannot be an id", "100 characters"),
    ("respondent,cohort\na,x|-y\n", "row 1, column cohort", '"-y" cannot be an id', "none of"),
    ("respondent,weight\na,-1\n", "row 2, column weight", '"-1" is no weight', "from 0 to 1000"),
    ("respondent,weight\na,nan\n", "row 2, column weight", '"nan" is no weight', "from 0 to 1000"),
    ("respondent,weight\na,inf\n", "row 2, column weight", '"inf" is no weight', "from 0 to 1000"),
    ("respondent,weight\na,1e999\n", "row 2, column weight", '"1e999" is no weight', "from 0"),
    ("respondent,weight\na,1001\n", "row 2, column weight", '"1001" is no weight', "divided alike"),
    ('respondent,weight\na,"1,5"\n', "row 2, column weight", '"1,5" is no weight', "from 0"),
    ("respondent,weight\na,1\nb,\n", "row 3, column weight", "empty is no weight", "from 0"),
    ("respondent,weight\na,0\nb,0\n", "row 1, column weight", "every weight is 0", "above 0"),
    ("respondent,weight\na,.002\nb,0\n", "row 1, column weight", "no weight reaches 0.01", "mean"),
    ("respondent,way\n", "answers.csv", "has no respondents", "a row for every respondent"),
    ("respondent,way", "answers.csv", "has no respondents", "a row for every respondent"),
    ('respondent,way\na,"bought\n', "answers.csv", "a quotation mark that is never closed", ""),
]  # fmt: skip


def faults_of(read, content, name="answers.csv") -> tuple[Fault, ...]:
    with pytest.raises(DataError) as caught:
        read(content, name)
    return caught.value.faults


@pytest.mark.parametrize(("text", "where", "what", "allowed"), FAULTS)
def test_a_fault_is_told_with_its_place_and_what_is_allowed(read, text, where, what, allowed):
    (fault,) = faults_of(read, text)

    assert fault.where.endswith(where)
    assert fault.where.startswith("answers.csv")
    assert what in fault.what
    assert allowed in fault.allowed


def test_every_row_of_a_repeated_id_is_named(read):
    faults = faults_of(read, "respondent\na\nb\n a\nc\nb\n")

    assert [fault.where for fault in faults] == [
        f"answers.csv, row {row}, column respondent" for row in (2, 3, 4, 6)
    ]
    assert faults[0].what == '"a" is in several rows'


def test_all_faults_of_a_file_come_in_one_run_in_the_order_of_the_file(read):
    text = (
        "respondent,way,zzz,rating,weight,way\n"
        "a,bought,1,80,1,\n"
        "a,boght,2,x,nan,\n"
        "\n"
        "b,bought,3,3.3,2,\n"
    )

    assert [(fault.where, fault.what) for fault in faults_of(read, text)] == [
        ('answers.csv, row 1, column "zzz"', "is no column of small"),
        ("answers.csv, row 1, column way", "stands twice in the header"),
        ("answers.csv, row 2, column respondent", '"a" is in several rows'),
        ("answers.csv, row 3, column respondent", '"a" is in several rows'),
        ("answers.csv, row 3, column way", '"boght" is no option (did you mean bought?)'),
        ("answers.csv, row 3, column rating", '"x" is no rating'),
        ("answers.csv, row 3, column weight", '"nan" is no weight'),
        ("answers.csv, row 5, column rating", '"3.3" is no rating'),
    ]


def test_rows_are_numbered_as_a_spreadsheet_shows_them_past_quoted_line_breaks(read):
    text = 'respondent,tools\na,"ml\n|vision"\n\nb\nc,x\n'

    assert [fault.where for fault in faults_of(read, text)] == [
        "answers.csv, row 4",
        "answers.csv, row 5, column tools",
    ]


def test_rows_are_numbered_right_beyond_the_first_block_of_a_long_file(read, monkeypatch):
    monkeypatch.setattr(csv_file, "BLOCK", 1 << 12)
    rows = [f"{at},bought" for at in range(1, 17_000)]
    rows[16_500] += ",too much"
    rows[16_501] = "x,y"

    assert [fault.where for fault in faults_of(read, "respondent,way\n" + "\n".join(rows))] == [
        "answers.csv, row 16502",
        "answers.csv, row 16503, column way",
    ]


def test_a_long_value_is_shown_shortened_and_without_control_characters(read):
    (fault,) = faults_of(read, f"respondent,way\na,\x1b[31m{'x' * 100}\n")

    assert fault.what == f'"\ufffd[31m{"x" * 35}…" is no option'


def test_long_lists_of_what_is_allowed_are_shortened(survey):
    assert misfit.listed(["a", "b"]) == "a, b"
    assert misfit.listed([str(at) for at in range(40)]).endswith("11, … (40 in all)")


def test_of_faults_beyond_the_most_that_are_kept_it_is_said_that_there_are_more(read, monkeypatch):
    monkeypatch.setattr(misfit, "MAX_FAULTS", 3)
    text = "respondent,way\n" + "".join(f"{at},x\n" for at in range(5))

    assert [str(fault) for fault in faults_of(read, text)][2:] == [
        'answers.csv, row 4, column way: "x" is no option. Allowed: in_house, bought, none.',
        "answers.csv: at least 1 more cells do not fit.",
    ]


@pytest.mark.parametrize(
    "column",
    ["respondent\n" + "a\n" * 9, "respondent,weight\n" + "".join(f"{n},x\n" for n in range(9))],
)
def test_a_column_that_fits_nowhere_takes_no_more_memory_than_the_faults_that_are_kept(
    read, monkeypatch, column
):
    monkeypatch.setattr(misfit, "MAX_FAULTS", 3)
    made = []
    keep = misfit.Misfit.__init__
    monkeypatch.setattr(
        misfit.Misfit, "__init__", lambda *given: (made.append(given[1]), keep(*given))[1]
    )

    faults_of(read, column)

    assert len(made) == 4


def test_the_option_meant_is_looked_for_in_the_first_of_very_many_unknown_texts(read, monkeypatch):
    monkeypatch.setattr(code, "GUESSES", 1)

    first, second, again = faults_of(read, "respondent,way\na,bougt\nb,in_hous\nc,bougt\n")

    assert first.what == again.what == '"bougt" is no option (did you mean bought?)'
    assert second.what == '"in_hous" is no option'
