"""The chapter on the index: what it says of a wave, and what it leaves unsaid."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from trigpoint.findings.scores import SELF_RATINGS
from trigpoint.instrument.model import Instrument
from trigpoint.reports.annual import annual_report
from trigpoint.reports.annual.material import gather
from trigpoint.reports.annual.scores.index import index
from trigpoint.reports.content import Bars, Dots, Strip
from trigpoint.sentences import numbers
from trigpoint.tables.words import words
from trigpoint.tally.kernel import tally_answers

_SIMULATED = ("simulated", "simulated_columns")


@pytest.fixture(scope="module")
def wave(ai_index, make_wave):
    return make_wave(ai_index, 500, seed=1, missing=0)


@pytest.fixture(scope="module")
def material(wave, source_of):
    return gather(source_of(wave), "en")


@pytest.fixture(scope="module")
def chapter(material):
    return index(material)


def test_the_index_of_every_column_is_drawn_with_its_interval(material, chapter, exhibits):
    chart = exhibits(chapter)["index.index"].chart
    row = material.tables.row("index")
    assert isinstance(chart, Dots)
    values = [marks[0].value for _, marks in chart.rows]
    assert values == [row.percent[0], *sorted(row.percent[1:], reverse=True)]
    assert all(mark.low < mark.value < mark.high for _, (mark,) in chart.rows)


def test_dimensions_stand_beside_the_index_in_the_order_of_its_columns(material, chapter, exhibits):
    shown = exhibits(chapter)
    bars, dots = shown["index.dimensions"].chart, shown["index.index"].chart
    assert isinstance(bars, Bars)
    assert [label for label, _ in bars.rows] == [label for label, _ in dots.rows]
    names = [material.text.dimensions[one.id].name for one in material.instrument.dimensions]
    assert [label for label, _ in bars.panels] == ["Index", *names]


def test_self_ratings_stand_beside_the_index_with_their_mean_and_difference(
    material, chapter, exhibits, row_texts
):
    exhibit = exhibits(chapter)["index.self_ratings"]
    ratings = [row_texts(exhibit, name) for name in ("self_foundations", "self_tools", "self_risk")]
    own = [np.mean([float(one[at]) for one in ratings]) for at in range(len(material.heads))]
    measured = [float(text) for text in row_texts(exhibit, "index")]
    np.testing.assert_allclose([float(t) for t in row_texts(exhibit, "self")], own, atol=0.051)
    gaps = [float(text.replace("\N{MINUS SIGN}", "-")) for text in row_texts(exhibit, "gap")]
    printed = [float(text) for text in row_texts(exhibit, "self")]
    np.testing.assert_allclose(gaps, np.subtract(printed, measured), atol=1e-9)


def test_a_finding_about_self_ratings_is_read_from_their_table(shipped):
    """As if the answers of the shipped wave were real: firms rate themselves above the index."""
    source = replace(shipped, wave=replace(shipped.wave, settings=None))
    level = {one.id: one for one in gather(source, "en").findings}["level"]
    told = {number.cell.table for sentence in level.body for number in numbers(sentence)}
    assert SELF_RATINGS in told
    assert annual_report(source, "en").unbound() == []


def test_a_rating_of_another_range_is_put_on_the_scale_of_the_index(
    civic_cloud, make_wave, source_of, exhibits, row_texts
):
    """``ease`` goes from 1 to 5; where it scores nothing it is a self-rating."""
    form = civic_cloud.model_dump(by_alias=True, exclude_unset=True)
    form["indicators"] = [one for one in form["indicators"] if one["question"] != "ease"]
    wave = make_wave(Instrument.model_validate(form), 80, missing=0)
    source = source_of(make_wave(civic_cloud, 1))
    material = gather(replace(source, instrument=wave.instrument, tally=tally_answers(wave)), "en")
    exhibit = exhibits(index(material))["index.self_ratings"]
    issued = round(float((wave.codes["ease"] + 1).mean()), 1)
    assert row_texts(exhibit, "ease")[0] == f"{25 * (issued - 1):.1f}"


def test_without_self_ratings_nothing_is_said_of_them(civic_cloud, make_wave, source_of, exhibits):
    chapter = index(gather(source_of(make_wave(civic_cloud, 80)), "en"))
    assert "index.self_ratings" not in exhibits(chapter)


def test_the_spread_is_drawn_in_bands_with_quartiles_and_without_the_ends(chapter, exhibits):
    strip = exhibits(chapter)["index.spread"].chart
    assert isinstance(strip, Strip)
    assert [series.id for series, _ in strip.marks] == ["p25", "p50", "p75"]
    assert [cut.text for cut in strip.cuts] == ["27.4", "47.9", "66.75"]
    assert len(strip.stages) == 4
    assert sum(band.share for band in strip.bands) == pytest.approx(100, abs=1)


def test_correlations_come_as_the_summary_has_them_dimensions_first(
    material, chapter, exhibits, row_texts
):
    exhibit = exhibits(chapter)["index.association"]
    rows = [row.id for row in exhibit.table.rows]
    found = {
        row["item"]: row["value"]
        for row in material.tables.summary.to_pylist()
        if row["statistic"] == "corrected_correlation"
    }
    assert rows[0] == "base"
    assert set(rows[1:4]) == {one.id for one in material.instrument.dimensions}
    assert rows[4:] == sorted(rows[4:], key=lambda name: -found[name])
    assert row_texts(exhibit, rows[1])[0] == f"{found[rows[1]]:.2f}"


def test_the_zero_that_indicators_share_is_named(material, chapter, said):
    names = [material.text.indicators[name].title for name in ("b2", "te1", "te2")]
    assert f"{names[0]}, {names[1]} and {names[2]} share an answer that scores zero" in said(
        chapter
    )


def test_of_few_firms_there_is_no_spread_and_a_sentence_says_so(
    ai_index, make_wave, source_of, said, exhibits
):
    chapter = index(gather(source_of(make_wave(ai_index, 29, missing=0)), "en"))
    assert not {"index.spread", "index.association", "index.reliability"} & set(exhibits(chapter))
    assert "too few firms have an index" in said(chapter)


def test_a_reconstruction_makes_no_finding_of_what_is_invented(printed_material, said, exhibits):
    chapter = index(printed_material)
    note, columns = (words(printed_material.lang)[name] for name in _SIMULATED)
    assert columns in said(chapter), "self-ratings by industry were never printed"
    for name in ("index.spread", "index.association", "index.reliability", "index.points"):
        assert note in exhibits(chapter)[name].table.notes
    assert said(chapter).count(note) == 3
    for name in ("spread_title", "spread_tenths", "association_title", "reliability_sentence"):
        start = printed_material.own[name].split("{")[0].strip()
        assert not start or start not in said(chapter)


@pytest.mark.parametrize("figure", ["35.7", "47.6", "43.6", "+11.9", "44.7", "24.4"])
def test_the_shipped_wave_shows_what_was_printed(printed_material, exhibits, figure):
    texts = {
        cell.text
        for exhibit in exhibits(index(printed_material)).values()
        for row in exhibit.table.rows
        for cell in row.cells
    }
    assert figure in texts


def test_the_highest_and_the_lowest_self_rating_are_named_unless_simulated(
    material, chapter, printed_material, said
):
    means = {
        name: material.tables.row(name).percent[0]
        for name in ("self_foundations", "self_tools", "self_risk")
    }
    high, low = max(means, key=means.get), min(means, key=means.get)
    titles = material.text.questions
    told = f"“{titles[high].title}” is the highest ({means[high]:.1f}), “{titles[low].title}”"
    assert told in said(chapter)
    assert "self_risk" in printed_material.heading.simulated
    assert printed_material.text.questions["self_risk"].title not in said(index(printed_material))
