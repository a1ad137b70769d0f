"""The method's page has the whole key, and what it says is what the code does."""

from __future__ import annotations

from decimal import Decimal

from tests.reports.finished.finished import figures, loose, tabled
from trigpoint.instrument.model import Kind, points_by_answer
from trigpoint.release import policy
from trigpoint.reports.content import Exhibit, Strip
from trigpoint.reports.public import key_report


def test_every_number_is_bound_to_a_table(key):
    assert key.report.unbound() == []


def test_every_answer_to_a_scored_question_stands_there_with_its_points(key, ai_index):
    tables = key.report.tables()
    for indicator in ai_index.indicators:
        question = ai_index.by_id[indicator.question]
        table = tables[f"key.{indicator.dimension}"]
        labels = {row.id: row.label for row in table.rows}
        points = points_by_answer(question, indicator.key)
        for option, earned in zip(question.options, points, strict=True):
            row = f"{indicator.id}.{option}"
            assert labels[row] == key.text.questions[question.id].options[option]
            assert table.number(row, "points").text == f"{float(earned):g}"


def test_the_page_prints_every_option_of_them(key, ai_index):
    printed = {text for grid in key.found.grids for text in grid.texts}
    for indicator in ai_index.indicators:
        assert set(key.text.questions[indicator.question].options.values()) <= printed


def test_where_the_points_come_from_is_said(key):
    assert key.text.key_source in key.told


def test_the_weights_of_all_indicators_are_the_whole_index(key, ai_index):
    table = key.report.tables()["weights"]
    shares = [float(table.number(one.id, "index").text) for one in ai_index.indicators]
    assert abs(sum(shares) - 100) < 0.05 * len(shares)


def test_the_stages_stand_on_the_scale_with_the_cut_points_in_use(key, ai_index):
    [scale] = [one for one in key.report.blocks() if isinstance(one, Exhibit) and one.chart]
    assert isinstance(scale.chart, Strip)
    assert scale.chart.stages == tuple(key.text.stages[name].name for name in ai_index.stages.names)
    assert [mark.text for mark in scale.chart.cuts] == [
        str(cut) for cut in ai_index.stages.cut_points
    ]
    assert not scale.chart.bands


def test_another_wave_s_cut_points_are_shown_with_their_source():
    report = key_report("ai-index", "en", [Decimal(20), Decimal(40), Decimal(60)], "Chosen here.")
    table = report.tables()["stage.boundaries"]
    assert [table.number(row.id, "used").text for row in table.rows] == ["20", "40", "60"]
    [stages] = [section for section in report.sections if section.id == "method.stages"]
    assert stages.blocks[-1].sentence == ("Chosen here.",)


def test_when_figures_are_withheld_is_said_in_the_numbers_of_the_policy(key):
    table = key.report.tables()["conventions"]
    for row, number in [
        ("least", policy.LEAST_BASE),
        ("columns", policy.LEAST_WITHHELD),
        ("spread", policy.LEAST_DISTRIBUTION),
        ("band", policy.BAND_WIDTH),
    ]:
        assert table.number(row, "value").text == str(number)


def test_no_number_is_told_that_no_table_has(key):
    """The index runs from 0 to 100; what is left is in words of the key."""
    sections = {one.id: one for one in key.report.sections}
    assert {"method.place", "method.limits", "method.reconstructed"} <= set(sections)
    assert loose(figures_of(key), tabled(key.found) | {"0", "100"}) == {}


def figures_of(key) -> list[str]:
    """What is said, without the numbering of tables and the words of the instrument."""
    numbering = {key.report.words["table"].format(number=at) for at in range(1, 20)}
    own = {option for one in key.text.questions.values() for option in one.options.values()}
    told = [text for text in key.found.told if text not in own]
    for part in sorted(numbering, key=len, reverse=True):
        told = [text.replace(part, "") for text in told]
    assert list(figures(told))
    return told


def test_the_other_instrument_has_its_method_too(civic_cloud, civic_cloud_folder, seen):
    name = str(civic_cloud_folder)
    for lang in civic_cloud.languages:
        page = seen(key_report(name, lang), name)
        assert page.report.unbound() == []
        tables = page.report.tables()
        for one in civic_cloud.indicators:
            asked = civic_cloud.by_id[one.question]
            rows = [row.id for row in tables[f"key.{one.dimension}"].rows]
            own = [row for row in rows if row.startswith(f"{one.id}.")]
            assert len(own) >= (2 if asked.kind is Kind.RATING else len(asked.options))
