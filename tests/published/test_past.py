"""Printed figures as the past of a wave: which figures, under which names, and never tested."""

from __future__ import annotations

import pytest
import yaml

from trigpoint.compare.alike import Unlike
from trigpoint.compare.difference import Reason, State
from trigpoint.compare.year import year_on_year
from trigpoint.errors import DataError
from trigpoint.published.model import Published
from trigpoint.published.past import past_of_published, year_before
from trigpoint.published.read import read_published
from trigpoint.tables.compute import compute_tables
from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import TOTAL, Column

ICT = Column("industry", "ict")

# question, option, column, what the report prints, firms behind it, why
OWN_YEAR = [
    ("index", "", TOTAL, 35.7, 325, "the index of the publication's own year"),
    ("index", "", ICT, 44.7, 130, "and by industry"),
    ("talent", "", TOTAL, 35.1, 325, "a dimension"),
    ("te1", "", ICT, 25.5, 130, "an indicator's mean"),
    ("te1", "none", ICT, 22.3, 130, "an option's share"),
    ("te4", "individual", TOTAL, 38.2, 325, "of a row that prints the total alone"),
    ("stage", "scaling", ICT, 20.0, 130, "a stage's share"),
    ("project_problems", "schedule", ICT, 20.8, 101, "what is asked of some, on their number"),
    ("index", "", Column("cohort:aita", "member"), 49.5, 19, "a cohort's members"),
]

ABSENT = [
    ("te4", "", TOTAL, "a mean that is not printed"),
    ("te4", "individual", ICT, "nor is a share"),
    ("te4", "planning", TOTAL, "of two values neither is the figure"),
    ("b4", "", ICT, "a number whose decimals are cut off is none"),
]


@pytest.fixture
def altered_report(report_path, tmp_path):
    """``altered_report(change)``: the report after ``change`` was made in its document."""

    def make(change):
        document = yaml.safe_load(report_path.read_text("utf-8"))
        change(document)
        (tmp_path / "published.yaml").write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")
        return read_published(tmp_path / "published.yaml")

    return make


@pytest.mark.parametrize(("question", "option", "column", "value", "base", "why"), OWN_YEAR)
def test_a_printed_figure(report, ai_index, question, option, column, value, base, why):
    found = past_of_published(report, ai_index).figures[question, option, column]
    assert (found.value, found.base) == (value, base), why
    assert found.share == bool(option)
    assert found.error != found.error, "print tells no error"


@pytest.mark.parametrize(("question", "option", "column", "why"), ABSENT)
def test_what_is_not_printed_for_certain_is_no_figure(
    report, ai_index, question, option, column, why
):
    assert (question, option, column) not in past_of_published(report, ai_index).figures, why


def test_the_year_before_is_what_the_report_prints_of_it(report, ai_index):
    cuts = ai_index.stages.cut_points
    past = year_before(report, ai_index, cuts)
    assert past.cut_points == cuts
    values = {place: one.value for place, one in past.figures.items()}
    assert values == {
        ("index", "", TOTAL): 39.3,
        ("stage", "unknowing", TOTAL): pytest.approx(45.5 - 3.4),
        ("stage", "scaling", TOTAL): pytest.approx(10.2 + 3.6),
    }


def test_print_that_tells_nothing_of_the_year_before_gives_none(altered_report, ai_index):
    def forget(document):
        del document["index"][2022]
        del document["stages"]["change_on_2022"]

    cuts = ai_index.stages.cut_points
    assert year_before(altered_report(forget), ai_index, cuts) is None

    def forget_it_all(document):
        del document["index"], document["stages"]

    assert year_before(altered_report(forget_it_all), ai_index, cuts) is None


def test_of_several_earlier_years_the_last_is_the_year_before(altered_report, ai_index):
    def remember(document):
        document["index"][2021] = {"total": 41}

    past = year_before(altered_report(remember), ai_index, ai_index.stages.cut_points)
    assert past.figures["index", "", TOTAL].value == 39.3


@pytest.fixture(scope="module")
def tables(ai_index, make_wave):
    return compute_tables(tally_answers(make_wave(ai_index, 325, cohorts={"aita": 0.2})))


def test_no_change_on_print_is_ever_called_up_or_down(report, ai_index, tables):
    before = year_before(report, ai_index, ai_index.stages.cut_points)
    for past in (past_of_published(report, ai_index), before):
        found = year_on_year(tables, past)
        said = {one.state for one in found.changes()}
        assert said <= {State.UNTESTED, State.NOT_COMPARABLE}
        assert found.change("index").state is State.UNTESTED
        after = tables.row("index").percent[0]
        then = past.figures["index", "", TOTAL].value
        assert found.change("index").difference.value == pytest.approx(after - then)


def test_the_stages_of_print_have_no_known_cut_points(report, ai_index, tables):
    found = year_on_year(tables, past_of_published(report, ai_index))
    assert {one.difference.reason for one in found.family("stage").changes} == {
        Reason.CUT_POINTS_CHANGED
    }


def test_a_table_with_other_options_is_not_compared(altered_report, ai_index, tables):
    def rename(document):
        options = document["indicators"]["b1"]["options"]
        document["indicators"]["b1"]["options"] = {
            name.replace("paper", "parchment"): row for name, row in options.items()
        }

    found = year_on_year(tables, past_of_published(altered_report(rename), ai_index))
    assert found.change("b1", "systems").difference.reason is Reason.QUESTION_CHANGED
    assert found.change("b1").difference.reason is Reason.QUESTION_CHANGED
    assert found.change("b2", "none").difference.reason is Reason.NO_ERROR


def test_other_industries_are_not_compared(altered_report, ai_index, tables):
    def rename(document):
        document["columns"] = ["total", "ict", "professional", "retail", "factories"]
        document["industries"] = {}
        document["index"] = {2023: {"total": 35.7, "ict": 44.7}}
        del document["stages"]

    found = year_on_year(tables, past_of_published(altered_report(rename), ai_index))
    assert found.change("index", column=ICT).difference.reason is Reason.QUESTION_CHANGED
    assert found.change("index").difference.reason is Reason.NO_ERROR


def test_a_table_is_about_the_question_that_its_indicator_scores(civic_cloud):
    columns = ["total", *civic_cloud.by_id["service_area"].options]
    row = [10.5] * len(columns)
    options = civic_cloud.by_id["channels"].options
    reach = {"kind": "multiple", "base": "all", "dimension": "access", "mean": row}
    document = {
        "source": {"title": "Civic cloud", "n": 60},
        "columns": columns,
        "bases": {"all": [60, 20, 10, 10, 10, 10]},
        "indicators": {"reach": {**reach, "options": dict.fromkeys(options, row)}},
    }
    past = past_of_published(Published.model_validate(document), civic_cloud)
    assert past.figures["reach", "", TOTAL].base == 60
    assert past.figures["channels", "app", Column("service_area", "health")].value == 10.5
    assert past.unlike == Unlike()


def test_print_of_another_instrument_is_refused(report, civic_cloud):
    with pytest.raises(DataError, match="last year: prints no indicator of civic-cloud"):
        past_of_published(report, civic_cloud)
