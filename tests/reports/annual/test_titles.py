"""Titles that name a highest or a lowest: it is the highest or lowest of their table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from trigpoint.reports.annual.answers.exhibit import answers_exhibit
from trigpoint.reports.annual.material import Material, gather
from trigpoint.reports.annual.scores.association import association
from trigpoint.reports.annual.scores.index import index
from trigpoint.reports.annual.stages.profile import stage_profile
from trigpoint.reports.content import Exhibit
from trigpoint.responses.check import check_answers
from trigpoint.sentences import Cell, numbers, plain


@pytest.fixture(scope="module")
def material(ai_index, make_wave, source_of) -> Material:
    return gather(source_of(make_wave(ai_index, 500, seed=1, missing=0)), "en")


@pytest.fixture(scope="module")
def title_of(exhibits) -> Callable[..., tuple[Exhibit, str, list[Cell]]]:
    """An exhibit of a section with its title in words, and the cells of the title's numbers."""

    def found(section, name):
        exhibit = exhibits(section)[name]
        return exhibit, plain(exhibit.title), [one.cell for one in numbers(exhibit.title)]

    return found


def correlated(material: Material, **dimensions: tuple[float, float]) -> Material:
    """The material with a correlation for each dimension, and the low end of its interval."""
    rows = [
        {**row, "value": dimensions[row["item"]][0], "low": dimensions[row["item"]][1]}
        if row["statistic"] == "corrected_correlation" and row["item"] in dimensions
        else row
        for row in material.tables.summary.to_pylist()
    ]
    summary = pa.Table.from_pylist(rows, schema=material.tables.summary.schema)
    return replace(material, tables=replace(material.tables, summary=summary))


def test_the_index_goes_from_its_lowest_to_its_highest_column(material, title_of, row_texts):
    exhibit, title, cells = title_of(index(material), "index.index")
    heads, means = exhibit.table.columns[1:], row_texts(exhibit, "mean.index")[1:]
    low, high = (heads[pick([float(one) for one in means])] for pick in (np.argmin, np.argmax))
    assert [cell.column for cell in cells] == [low.id, high.id]
    assert f"({low.label}) to " in title
    assert title.endswith(f"({high.label})")


def test_with_one_column_to_show_the_index_of_all_firms_is_told(
    ai_index, make_wave, source_of, title_of
):
    wave = make_wave(ai_index, 60, missing=0)
    wave.codes[ai_index.banner][:] = 0
    _, title, cells = title_of(index(gather(source_of(check_answers(wave)), "en")), "index.index")
    assert title.startswith("The index of all firms is ")
    assert [cell.column for cell in cells] == ["total"]


def test_the_highest_and_the_lowest_dimension_are_named(material, title_of, row_texts):
    exhibit, title, cells = title_of(index(material), "index.dimensions")
    words = material.text.dimensions
    means = {one: float(row_texts(exhibit, f"mean.{one}")[0]) for one in words}
    high, low = max(means, key=means.get), min(means, key=means.get)
    assert [cell.row for cell in cells] == [f"mean.{high}", f"mean.{low}"]
    assert title.startswith(f"{words[high].name} is at {means[high]}, {words[low].name} at ")


def test_the_dimension_that_goes_most_with_the_rest_is_named(material, title_of):
    high = correlated(material, business=(0.4, 0.3), talent=(0.6, 0.5), technical=(0.5, 0.4))
    _, title, [cell] = title_of(association(high), "index.association")
    assert cell == Cell("association", "talent", "corrected_correlation")
    assert title.startswith(f"{material.text.dimensions['talent'].name} goes most closely")


@pytest.mark.parametrize(
    ("second", "low"), [((0.6, 0.5), 0.5), ((0.5, 0.4), 0.0), ((0.5, 0.4), -0.1)]
)
def test_of_dimensions_none_is_named_that_ties_or_may_not_go_with_the_rest_at_all(
    material, title_of, second, low
):
    unsure = correlated(material, business=second, talent=(0.6, low), technical=(0.1, -0.1))
    exhibit, title, cells = title_of(association(unsure), "index.association")
    ranked = [row for row in exhibit.table.rows if row.id in material.instrument.indicator]
    assert [cell.row for cell in cells] in ([], [ranked[0].id])
    assert material.text.dimensions["talent"].name not in title


def test_the_indicator_that_sets_the_stages_furthest_apart_is_named(shipped, title_of, row_texts):
    """As if the answers of the shipped wave were real: all its stages may be shown."""
    material = gather(replace(shipped, wave=replace(shipped.wave, settings=None)), "en")
    exhibit, title, cells = title_of(stage_profile(material), "stages.profile")
    apart = {}
    for name in material.instrument.indicator:
        _, lowest, *_, highest = row_texts(exhibit, name)
        apart[name] = float(highest) - float(lowest)
    furthest = max(apart, key=apart.get)
    first, last = exhibit.table.columns[1].id, exhibit.table.columns[-1].id
    assert [(cell.row, cell.column) for cell in cells] == [(furthest, first), (furthest, last)]
    assert title.startswith(material.text.indicators[furthest].title)


def test_where_the_lowest_or_highest_stage_may_not_be_shown_no_indicator_is_named(
    material, title_of, row_texts
):
    exhibit, title, cells = title_of(stage_profile(material), "stages.profile")
    assert "withheld" in {row_texts(exhibit, "base")[at] for at in (1, -1)}
    assert (title, cells) == (exhibit.table.title, [])


def test_the_answer_that_most_firms_gave_is_named(material, row_texts):
    exhibit = answers_exhibit("te1", material)
    shares = {
        row.id: float(row_texts(exhibit, row.id)[0])
        for row in exhibit.table.rows
        if row.role == "share"
    }
    most = max(shares, key=shares.get)
    assert [one.cell.row for one in numbers(exhibit.title)] == [most]
    words = material.text.questions["te1"]
    assert plain(exhibit.title).startswith(f"{words.title}: most often “{words.options[most]}”")


def test_of_a_question_that_nobody_answered_the_title_stands_alone(ai_index, make_wave, source_of):
    wave = make_wave(ai_index, 40)
    wave.codes["te1"][:] = ai_index.by_id["te1"].missing
    silent = gather(source_of(wave), "en")
    assert answers_exhibit("te1", silent).title == (silent.text.questions["te1"].title,)


def test_of_what_is_invented_no_title_names_anything(printed_material, title_of):
    for section, name in (
        (association(printed_material), "index.association"),
        (stage_profile(printed_material), "stages.profile"),
    ):
        exhibit, title, cells = title_of(section, name)
        assert (title, cells) == (exhibit.table.title, [])
