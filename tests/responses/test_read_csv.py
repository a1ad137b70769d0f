"""What a text file of answers may look like: every form reads as the same answers."""

import pytest

PLAIN = "respondent,sector,tools,rating\na,industry,ml|vision,80\nb,services,none,0\n"
FORMS = {
    "as the contract has it": PLAIN,
    "semicolons": PLAIN.replace(",", ";"),
    "tabs": PLAIN.replace(",", "\t"),
    "a byte order mark": "\ufeff" + PLAIN,
    "line ends of Windows": PLAIN.replace("\n", "\r\n"),
    "line ends of old Macs": PLAIN.replace("\n", "\r"),
    "mixed line ends": PLAIN.replace("\n", "\r\n", 1).replace("80\n", "80\r"),
    "no line end at the end": PLAIN.rstrip("\n"),
    "blank lines": "\n \n" + PLAIN.replace("\n", "\n\n") + "\n\n",
    "rows of nothing but delimiters": PLAIN.replace("b,", ",,,\n,,,\nb,"),
    "empty columns without a name": PLAIN.replace("\n", ",,\n"),
    "quoted cells": '"respondent","sector","tools","rating"\n"a","industry","ml|vision","80"\n'
    '"b","services","none","0"\n',
    "a line break in a quoted name": PLAIN.replace("rating", '"rating\n"'),
    "blanks around cells": PLAIN.replace(",", " , ").replace("|", " | "),
    "capitals": PLAIN.upper().replace("\nA,", "\na,").replace("\nB,", "\nb,"),
    "full-width characters": PLAIN.replace("ml|vision", "ｍｌ｜ｖｉｓｉｏｎ").replace("80", "８０"),
    "columns in another order": "rating,tools,respondent,sector\n80,vision|ml,a,industry\n"
    "0,none,b,services\n",
    "an option named twice": PLAIN.replace("ml|vision", "ml|vision|ml|"),
    "whole numbers with a decimal point": PLAIN.replace("80", "80.0").replace(",0\n", ",0.\n"),
    "wording in one language": PLAIN.replace("industry", "工業").replace("none", "不使用"),
    "wording in both languages": PLAIN.replace("industry", "Industry  and crafts").replace(
        "ml|", "Machine learning|"
    ),
    "a column per option": "respondent,sector,tools.ml,tools.vision,tools.none,rating\n"
    "a,industry,1,1,0,80\nb,services,0,,1.0,0\n",
    "a column per option, by wording": "respondent,sector,Tools.機器學習,tools.vision,tools.none,"
    "rating\na,industry,true,1,,80\nb,services,FALSE,0,1,0\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_reads_as_the_same_answers(read, answers, form):
    responses = read(FORMS[form]).responses

    assert responses.respondent.tolist() == ["a", "b"]
    assert answers(responses, "sector") == ["industry", "services"]
    assert answers(responses, "tools") == ["ml vision", "none"]
    assert answers(responses, "rating") == ["80", "0"]


def test_the_delimiter_is_the_one_that_gives_known_names(read):
    # the first name holds commas, so that counting delimiters would guess wrong
    text = '"respondent";rating\n"a,b,c";5\n'

    assert read(text).responses.respondent.tolist() == ["a,b,c"]


def test_a_column_of_one_option_may_be_missing_and_counts_as_not_ticked(read, answers):
    result = read("respondent,tools.ml,tools.vision\na,1,0\nb,0,0\nc,,\n")

    assert answers(result.responses, "tools") == ["ml", "-", "-"]
    assert "tools.none" in result.notices[0]


def test_a_question_without_a_column_is_missing_and_said(read, answers):
    result = read("respondent,way\na,bought\n")

    assert answers(result.responses, "rating") == ["-"]
    assert result.notices == (
        "answers.csv: no column sector, branch, tools, host, cloud_kind, problems, rating: "
        "taken as empty.",
    )


def test_where_every_question_has_a_column_nothing_is_said(read, survey):
    header = ",".join(["respondent", *survey.by_id])

    assert read(f"{header}\na{',' * len(survey.by_id)}\n").notices == ()


def test_weights_are_read_as_numbers_in_any_usual_form(read):
    text = "respondent,weight\na,1\nb,0.25\nc,1.5e2\nd,.5\ne,０\nf,1000\n"

    assert read(text).responses.weights.tolist() == [1, 0.25, 150, 0.5, 0, 1000]


def test_without_a_weight_column_everybody_counts_once(read):
    assert read("respondent\na\n").responses.weights is None


def test_cohorts_are_named_groups_in_the_order_of_their_ids(read):
    text = "respondent,cohort\na,members|AITA\nb,\nc, AITA |\n"
    cohorts = read(text).responses.cohorts

    assert {name: rows.tolist() for name, rows in cohorts.items()} == {
        "AITA": [True, False, True],
        "members": [True, False, False],
    }
    assert list(cohorts) == ["AITA", "members"]


def test_ids_keep_their_case_and_lose_only_outer_blanks(read):
    assert read("respondent\n A 1 \n甲公司\n").responses.respondent.tolist() == ["A 1", "甲公司"]


def test_one_respondent_is_a_wave(read):
    assert len(read("respondent\na\n").responses) == 1
