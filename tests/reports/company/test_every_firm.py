"""What holds for every report: numbers bound, nothing typed, all of it filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from trigpoint.reports.company import company_report, ready_companies
from trigpoint.reports.content import Cards, Exhibit
from trigpoint.reports.pdf.render import typeset
from trigpoint.reports.words import words
from trigpoint.sentences import plain

LANGUAGES = ("zh-Hant", "en")


def test_every_number_of_every_report_stands_in_a_table(companies):
    for respondent in companies.rows:
        assert company_report(companies, respondent).unbound() == [], respondent


@pytest.mark.slow
def test_every_report_goes_on_two_to_four_pages(companies):
    for respondent in companies.rows:
        pages = typeset(company_report(companies, respondent), format="png", ppi=1.0)
        assert 2 <= len(pages) <= 4, respondent


def test_so_it_does_for_another_instrument(civic_cloud, make_wave, wave_of):
    wave = wave_of(make_wave(civic_cloud, 60, weighted=True, missing=0.05))
    for lang in civic_cloud.languages:
        ready = ready_companies(wave, lang)
        for respondent in ready.rows:
            assert company_report(ready, respondent).unbound() == [], respondent


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_is_typed_into_a_sentence(lang):
    assert [id_ for id_, text in words("company", lang).items() if re.search(r"\d", text)] == []


def test_both_languages_say_the_same_things():
    chinese, english = (words("company", lang) for lang in LANGUAGES)
    assert set(chinese) == set(english)
    for id_, text in chinese.items():
        places = [set(re.findall(r"{(\w+)}", one)) for one in (text, english[id_])]
        assert places[0] - {"peers"} == places[1] - {"peers"}, id_


def test_chinese_has_no_typed_space_beside_it_and_full_width_punctuation(shipped, told):
    text = told(ready_companies(shipped, "zh-Hant"), "f004")
    assert re.findall(r"[一-鿿] [A-Za-z0-9]|[A-Za-z0-9] [一-鿿]|[一-鿿][,;:!?()]", text) == []


def test_a_report_is_read_from_top_to_bottom_in_this_order(in_english):
    report = company_report(in_english, "f004")
    sections = [section.id for section in report.sections]
    assert sections == ["scores", "strengths", "way", "plan", "ratings", "method"]
    assert report.kind == "company"
    assert report.subtitle == "Company report: f004"
    assert report.dated.isoformat() == "2024-01-19"


def test_points_times_the_weights_of_the_key_sum_to_the_index(in_english):
    for respondent in list(in_english.rows)[:40]:
        tables = company_report(in_english, respondent).tables()
        key = " ".join(row.cells[0].text for row in tables["key"].rows)
        rows = {row.label: row.cells[1].text for row in tables["scores"].rows}
        indicators = [
            in_english.text.indicators[one].title for one in in_english.instrument.indicator
        ]
        weights = [float(re.search(rf"{re.escape(one)} \((.+?)%\)", key)[1]) for one in indicators]
        index = sum(
            weight * float(rows[one]) / 100 for one, weight in zip(indicators, weights, strict=True)
        )
        assert index == pytest.approx(float(rows["Index"]), abs=0.2)


def test_indicators_go_from_furthest_ahead_to_furthest_behind(in_english):
    table = company_report(in_english, "f007").tables()["scores"]
    gap = [head.id for head in table.columns].index("gap")
    gaps = [
        float(row.cells[gap].text.replace("\N{MINUS SIGN}", "-"))
        for row in table.rows
        if row.role == "share"
    ]
    assert len(gaps) == 12
    assert gaps == sorted(gaps, reverse=True)


def test_strengths_are_clearly_ahead_and_gaps_clearly_behind(in_english):
    for respondent in list(in_english.rows)[::10]:
        report = company_report(in_english, respondent)
        means = {row.label: row.cells for row in report.tables()["scores"].rows}
        [cards] = [block for s in report.sections if s.id == "strengths" for block in s.blocks]
        for card, sign in zip(cards.items, (1, -1), strict=True):
            for item in getattr(card.blocks[0], "items", ()):
                _, you, industry, *_ = means[plain(item).split(":")[0]]
                assert sign * (float(you.text) - float(industry.text)) >= 9.9


def test_how_firms_work_is_neither_strength_nor_gap(in_english, told):
    """b2 and te2 say how a firm works: without AI technology it has no points on either."""
    report = company_report(in_english, "f007")
    [section] = [one for one in report.sections if one.id == "strengths"]
    assert "GPU computing environment" not in told(section)
    assert "How AI is brought in" not in told(section)


def test_the_way_adds_up_and_names_what_moves_along(in_english, told):
    report = company_report(in_english, "f007")
    rows = {row.id: [cell.text for cell in row.cells] for row in report.tables()["way"].rows}
    reach, _, _, gain, effort = (list(one) for one in zip(*rows.values(), strict=True))
    assert float(gain[-1]) >= 66.75
    assert sum(map(float, gain[:-2])) == pytest.approx(float(gain[-2]), abs=0.3)
    assert sum(map(int, effort[:-2])) == int(effort[-2])
    assert any("moves along: How AI is brought in" in text for text in reach)


def test_ticks_to_be_added_are_one_row(in_english):
    """Five more boxes on one question are one thing to do."""
    ids = [row.id for row in company_report(in_english, "f007").tables()["way"].rows]
    assert len({id_.split(".")[0] for id_ in ids}) == len(ids)


def test_resources_suit_the_stage_and_the_weakest_dimension(in_english):
    """f004 is conscious, and weakest on business."""
    report = company_report(in_english, "f004")
    [section] = [one for one in report.sections if one.id == "plan"]
    [cards] = [block for block in section.blocks if isinstance(block, Cards)]
    shown = {plain(item).split(" (")[0] for item in cards.items[-1].blocks[0].items}
    catalogue = Path("src/trigpoint/instruments/ai-index/resources.en.yaml").read_text("utf-8")
    fit = [
        one["title"].split(" (")[0]
        for one in yaml.safe_load(catalogue)
        if "conscious" in one["stages"] and "business" in one["dimensions"]
    ]
    assert len(fit) > 3
    assert shown == set(fit[:3])


def test_every_chart_has_words_and_a_table(companies):
    report = company_report(companies, "f004")
    for exhibit in (one for one in report.blocks() if isinstance(one, Exhibit)):
        assert exhibit.table.rows
        assert exhibit.chart is None or exhibit.alt
