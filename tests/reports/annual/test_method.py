"""The chapters on the method, the respondents and the quality of the answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from trigpoint.instrument.model import points_by_answer
from trigpoint.release import policy
from trigpoint.reports.annual.material import gather
from trigpoint.reports.annual.method.method import method
from trigpoint.reports.annual.method.quality import quality
from trigpoint.reports.annual.method.respondents import respondents
from trigpoint.responses.check import check_answers
from trigpoint.tally.estimate import effective_base
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(scope="module")
def material(instrument, make_wave, source_of):
    return gather(source_of(make_wave(instrument, 90)), "en")


def test_every_option_of_every_scored_question_stands_in_the_key_with_its_points(
    material, exhibits, row_texts
):
    shown, instrument = exhibits(method(material)), material.instrument
    for indicator in instrument.indicators:
        exhibit = shown[f"method.key.{indicator.dimension}"]
        question = instrument.by_id[indicator.question]
        points = points_by_answer(question, indicator.key)
        for option in question.options:
            text = row_texts(exhibit, f"{indicator.id}.{option}")[0]
            assert float(text) == float(points[question.position[option]])


def test_a_cap_another_key_and_points_of_those_not_asked_are_shown(
    ai_index, make_wave, source_of, exhibits, row_texts
):
    shown = exhibits(method(gather(source_of(make_wave(ai_index, 40)), "en")))
    technical = shown["method.key.technical"]
    assert row_texts(technical, "te1.cap") == ["100", ""]
    assert row_texts(technical, "te2.not_asked") == ["0", ""]
    assert row_texts(technical, "te4.planning") == ["0", "10"]


def test_the_ends_of_a_rating_are_shown(civic_cloud, make_wave, source_of, exhibits, row_texts):
    shown = exhibits(method(gather(source_of(make_wave(civic_cloud, 40)), "en")))
    assert row_texts(shown["method.key.access"], "ease.1") == ["0"]
    assert row_texts(shown["method.key.access"], "ease.5") == ["100"]


def test_the_parts_of_the_index_add_up(material, exhibits, row_texts):
    weights = exhibits(method(material))["method.weights"]
    own = [float(row_texts(weights, one.id)[1]) for one in material.instrument.indicators]
    dimensions = [float(row_texts(weights, one.id)[1]) for one in material.instrument.dimensions]
    assert sum(own) == pytest.approx(100, abs=0.5)
    assert sum(dimensions) == pytest.approx(100, abs=0.2)


def test_the_numbers_of_the_conventions_are_those_of_the_policy(material, exhibits, row_texts):
    table = exhibits(method(material))["method.conventions"]
    assert row_texts(table, "least") == [str(policy.LEAST_BASE)]
    assert row_texts(table, "spread") == [str(policy.LEAST_DISTRIBUTION)]
    assert row_texts(table, "band") == [str(policy.BAND_WIDTH)]


def test_the_survey_is_described_from_the_waves_settings(printed_material, exhibits, row_texts):
    table = exhibits(method(printed_material))["method.survey"]
    assert row_texts(table, "size") == ["325"]
    assert "2023" in row_texts(table, "from")[0]
    settings = printed_material.source.wave.settings
    assert row_texts(table, "mode") == [settings.mode[printed_material.lang]]


def test_a_tally_alone_says_how_many_and_no_more(ai_index, make_wave, source_of, said, exhibits):
    chapter = method(gather(source_of(make_wave(ai_index, 40), alone=True), "en"))
    assert "40 firms answered." in said(chapter)
    rows = [row.id for row in exhibits(chapter)["method.survey"].table.rows]
    assert rows == ["instrument", "size", "index"]


def test_of_four_firms_not_even_their_number_is_said(ai_index, make_wave, source_of, exhibits):
    chapter = method(gather(source_of(make_wave(ai_index, 4)), "en"))
    assert [row.id for row in exhibits(chapter)["method.survey"].table.rows] == ["instrument"]


def test_only_a_reconstruction_says_what_is_simulated(printed_material, material):
    assert "method.simulated" in {part.id for part in method(printed_material).sections}
    assert "method.simulated" not in {part.id for part in method(material).sections}


def test_the_profile_shows_what_was_answered_and_names_what_was_not(
    printed_material, exhibits, said
):
    chapter = respondents(printed_material)
    assert set(exhibits(chapter)) == {
        "respondents.industry",
        "respondents.subsector",
        "respondents.capital",
    }
    assert printed_material.text.questions["role"].title in said(chapter)


def test_a_column_of_the_profile_beside_the_banner_is_broken_down_by_it(material, exhibits):
    shown = exhibits(respondents(material))
    banner, other = material.instrument.banner, material.instrument.profile[2].id
    assert len(shown[f"respondents.{banner}"].table.columns) == 1
    assert len(shown[f"respondents.{other}"].table.columns) == len(material.heads)


def test_where_nobody_says_who_they_are_there_is_no_profile(ai_index, make_wave, source_of):
    wave = make_wave(ai_index, 40)
    for column in ai_index.profile:
        wave.codes[column.id][:] = column.missing
    assert respondents(gather(source_of(wave), "en")) is None


def test_non_response_is_counted_for_every_question(civic_cloud, make_wave, source_of, exhibits):
    wave = make_wave(civic_cloud, 200, missing=0.1)
    material = gather(source_of(wave), "en")
    rows = {row.id: row for row in exhibits(quality(material))["quality.nonresponse"].table.rows}
    for name, question in civic_cloud.by_id.items():
        missing = int(np.count_nonzero(wave.codes[name] == question.missing))
        unasked = int(np.count_nonzero(wave.codes[name] == question.not_asked))
        texts = [cell.text for cell in rows[name].cells]
        share = f"{100 * missing / (200 - unasked):.1f}"
        assert texts == [str(200 - missing - unasked), str(missing), share, str(unasked)]


def test_the_question_left_empty_most_often_is_named(civic_cloud, make_wave, source_of, said):
    wave = make_wave(civic_cloud, 200, missing=0)
    wave.codes["staff"][:50] = civic_cloud.by_id["staff"].missing
    wave.codes["barriers"][:] = 1
    wave.codes["channels"][:] = 2
    wave.codes["practices"][:] = 1
    text = said(quality(gather(source_of(wave), "en")))
    assert "“Staff”: 25.0%" in text


def test_broken_rules_stand_with_what_was_done(civic_cloud, make_wave, source_of, exhibits, said):
    wave = make_wave(civic_cloud, 100, missing=0)
    wave.codes["barriers"][:7] = civic_cloud.by_id["barriers"].mask(["budget", "skills", "law"])
    wave.codes["barriers"][7:] = 1
    chapter = quality(gather(source_of(check_answers(wave)), "en"))
    rows = {row.id: row for row in exhibits(chapter)["quality.faults"].table.rows}
    cells = rows["barriers.over_limit.clear"].cells
    assert [cell.text for cell in cells] == [
        "More options were ticked than allowed",
        "The answer was cleared",
        "7",
    ]
    assert f"In {rows['total'].cells[2].text} cases" in said(chapter)


def test_every_rule_and_treatment_has_its_words(material):
    rules = ("exclusive_with_others", "over_limit", "answered_not_asked", "contradiction")
    treatments = ("drop_exclusive", "keep_exclusive", "clear", "keep", "not_asked")
    assert all(f"fault_{one}" in material.own for one in rules)
    assert all(f"treatment_{one}" in material.own for one in treatments)


def test_a_tally_says_nothing_of_broken_rules(civic_cloud, make_wave, source_of, said):
    chapter = quality(gather(source_of(make_wave(civic_cloud, 40), alone=True), "en"))
    assert "does not say which answers broke a rule" in said(chapter)


def test_what_weights_cost_is_shown_only_where_they_differ(
    ai_index, make_wave, source_of, exhibits, row_texts
):
    plain = make_wave(ai_index, 90, missing=0)
    weighted = replace(plain, weights=np.linspace(0.5, 2, 90))
    assert "quality.weighting" not in exhibits(quality(gather(source_of(plain), "en")))
    table = exhibits(quality(gather(source_of(weighted), "en")))["quality.weighting"]
    effective = float(effective_base(tally_answers(weighted).size)[0])
    assert row_texts(table, "base") == ["90"]
    assert row_texts(table, "effective") == [f"{effective:.0f}"]
    assert float(row_texts(table, "effect")[0]) == pytest.approx(90 / effective, abs=0.02)
