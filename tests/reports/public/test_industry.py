"""The page on the industry says what the release says, all of it, and nothing besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.reports.finished.allowed import Allowed
from tests.reports.finished.finished import figures, loose, tabled
from tests.reports.finished.html_file import ticks
from tests.reports.public.conftest import WAVE, Seen
from trigpoint.errors import DataError
from trigpoint.instrument.model import Instrument, Kind
from trigpoint.instrument.text import load_text
from trigpoint.release.files import read_release, write_release
from trigpoint.release.issue import make_release
from trigpoint.reports.content import Bars, Dots, Exhibit, Stacked
from trigpoint.reports.html import html_report
from trigpoint.reports.public import industry_report
from trigpoint.tables.words import words
from trigpoint.tally.kernel import tally_answers

FOLDER = Path("src/trigpoint/instruments/ai-index")
FULL_MARKS = {"100"}

Shown = dict[tuple[str, str, str], str]
"""What is printed, by table, row and column; empty where it is withheld or there is nothing."""


def test_every_number_is_bound_to_a_table(industry):
    assert industry.report.unbound() == []


def test_every_number_told_or_drawn_is_in_a_table_of_the_page(industry):
    allowed, known = Allowed(industry.report, FOLDER, WAVE), tabled(industry.found) | FULL_MARKS
    told, drawn = allowed.without(industry.found.told), allowed.without(industry.found.drawn)
    assert len(list(figures(told))) > 100
    assert len(list(figures(drawn))) > 300
    assert loose(told, known) == {}
    assert loose(drawn, known | ticks(industry.page)) == {}


def test_its_figures_are_those_of_the_release_and_no_others(industry, release, ai_index):
    issued = dict(_issued(release.tables.to_pylist(), ai_index))
    printed = dict(_printed(industry, {table for table, _, _ in issued}))
    assert len(printed) > 500
    assert printed.items() <= issued.items()
    left = issued.keys() - printed.keys()
    elsewhere = {place[0] for place in left if place[2] == "total" and issued[place]}
    assert elsewhere == {one.id for one in ai_index.self_ratings}, "shown in a table of their own"


def test_index_and_dimensions_are_dots_and_bars_and_stages_are_parts(industry, ai_index):
    industries = len(ai_index.by_id["industry"].options)
    exhibits = _exhibits(industry)
    dots, parts = exhibits["index.index"].chart, exhibits["stages.stage"].chart
    assert isinstance(dots, Dots)
    assert len(dots.rows) == 1 + industries
    assert all(mark.low is not None for _, [mark] in dots.rows)
    assert isinstance(parts, Stacked)
    assert len(parts.rows) == 1 + industries
    assert len(exhibits["index.dimensions"].chart.panels) == 1 + len(ai_index.dimensions)


def test_every_question_has_a_chart_by_industry_and_its_table(industry, ai_index):
    exhibits = _exhibits(industry)
    for question in ai_index.questions:
        if question.kind is not Kind.RATING:
            exhibit = exhibits[f"answers.{question.id}"]
            assert isinstance(exhibit.chart, Bars)
            assert exhibit.table.id == question.id
            assert exhibit.alt


def test_the_survey_is_named_with_its_days_and_who_ran_it(industry, shipped):
    days = {"zh-Hant": "2023年11月30日至2024年1月19日", "en": "2023-11-30 to 2024-01-19"}
    lang = industry.report.lang
    assert industry.report.title == shipped.settings.title[lang]
    assert days[lang].replace(" ", "") in industry.told.replace(" ", "")
    assert shipped.settings.organiser[lang] in industry.told


def test_a_reconstructed_survey_is_warned_of_in_the_page_s_language(industry, shipped):
    assert shipped.settings.reconstructed.note[industry.report.lang] in industry.told


def test_what_was_never_printed_is_marked_as_simulated(industry, shipped):
    marked = words(industry.report.lang)["simulated_columns"]
    tables = industry.report.tables()
    for name in shipped.settings.reconstructed.simulated:
        if name in tables and len(tables[name].columns) > 1:
            assert marked in tables[name].notes
    assert marked not in tables["b1"].notes
    assert marked in industry.told


def test_a_real_survey_carries_no_warning(ai_index, make_wave, seen):
    tally = tally_answers(make_wave(ai_index, 80))
    real = seen(industry_report(make_release(tally), "ai-index", "en"), "ai-index")
    assert real.report.warning == ""
    assert not real.page.of_class("warning")
    assert "imulated" not in real.told


def test_too_small_groups_are_named_and_nothing_is_shown_of_them(
    small, civic_cloud_folder, seen, civic_cloud
):
    report = industry_report(make_release(tally_answers(small())), str(civic_cloud_folder), "en")
    page = seen(report, str(civic_cloud_folder))
    labels = page.text.questions["service_area"].options
    tiny = [civic_cloud.by_id["service_area"].options[at] for at in (2, 3)]
    feet = [exhibit.foot for exhibit in _exhibits(page).values() if exhibit.chart]
    index = _exhibits(page)["index.index"]
    for area in tiny:
        assert labels[area] in index.foot
        assert labels[area] not in [label for label, _ in index.chart.rows]
        column = [head.id for head in index.table.columns].index(area)
        assert all(row.cells[column].withheld for row in index.table.rows)
    assert any("withheld" in foot for foot in feet)
    assert report.unbound() == []


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(
    ("n", "weighted"), [(0, False), (4, False), (29, False), (200, False), (200, True)]
)
def test_any_release_of_any_instrument_has_its_page(
    civic_cloud, civic_cloud_folder, make_wave, seen, n, weighted, lang
):
    release = make_release(tally_answers(make_wave(civic_cloud, n, weighted=weighted)))
    name = str(civic_cloud_folder)
    page = seen(industry_report(release, name, lang), name)
    assert page.report.unbound() == []
    assert not [cell for grid in page.found.grids for cell in grid.texts if cell == "nan"]
    assert all(exhibit.table.rows for exhibit in _exhibits(page).values())


def test_a_release_that_is_not_broken_down_shows_all_firms(ai_index, make_wave):
    release = make_release(tally_answers(make_wave(ai_index, 60)), by=[])
    report = industry_report(release, "ai-index", "en")
    assert report.unbound() == []
    assert {len(table.columns) for table in [report.tables()["index"]]} == {1}


def test_the_written_release_gives_the_same_page(release, tmp_path):
    write_release(release, tmp_path, {"en": load_text("ai-index", "en")})
    pages = [
        html_report(industry_report(one, "ai-index", "en"))
        for one in (release, read_release(tmp_path))
    ]
    assert pages[0] == pages[1]


def test_a_release_of_another_key_is_refused(civic_cloud_folder, release):
    with pytest.raises(DataError, match="whose questions or key differ"):
        industry_report(release, str(civic_cloud_folder), "en")


def test_a_release_that_knows_no_other_words_warns_in_english(release):
    manifest = {**release.manifest, "wave": {}}
    report = industry_report(replace(release, manifest=manifest), "ai-index", "zh-Hant")
    assert report.warning == release.manifest["warning"]
    assert report.title == load_text("ai-index", "zh-Hant").title


def _exhibits(seen: Seen) -> dict[str, Exhibit]:
    return {block.id: block for block in seen.report.blocks() if isinstance(block, Exhibit)}


def _issued(rows: list[Mapping[str, Any]], instrument: Instrument) -> Iterator[tuple[Any, str]]:
    """The shares and means of the release as they are printed."""
    questions = {one.id: one.question for one in instrument.indicators}
    scores = {"index", *(one.id for one in instrument.dimensions)}
    for row in rows:
        score = row["question"].removesuffix(".asked")
        mean = "index" if score in scores else questions.get(score, score)
        place = (
            (row["question"], row["option"]) if row["option"] else (mean, f"mean.{row['question']}")
        )
        text = "" if row["percent"] is None else f"{row['percent']:.1f}"
        yield (*place, row["column"]), text


def _printed(seen: Seen, tables: set[str]) -> Iterator[tuple[Any, str]]:
    """The shares and means on the page, in the tables that a release has too."""
    for table in seen.report.tables().values():
        for row in table.rows:
            if table.id in tables and row.role in ("share", "mean"):
                for head, cell in zip(table.columns, row.cells, strict=True):
                    yield (table.id, row.id, head.id), cell.text


def test_tables_are_there_on_request_where_a_chart_stands_above_them(industry):
    drawn = [block for block in _exhibits(industry).values() if block.chart]
    assert all(block.folded for block in drawn)
    assert len(list(industry.page.all("details"))) >= len(drawn)
