"""The chapter on stages."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from trigpoint.release import certainty
from trigpoint.reports.annual.material import gather
from trigpoint.reports.annual.stages.stages import stages
from trigpoint.reports.content import Cards
from trigpoint.sentences import plain
from trigpoint.stages.profile import profile_stages


@pytest.fixture(scope="module")
def wave(ai_index, make_wave):
    return make_wave(ai_index, 400, seed=2, missing=0)


@pytest.fixture(scope="module")
def material(wave, source_of):
    return gather(source_of(wave), "en")


@pytest.fixture(scope="module")
def chapter(material):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(certainty, "DRAWS", 20)
        return stages(material)


def test_a_card_says_share_range_and_look_of_its_stage(material, chapter):
    [cards] = [block for block in chapter.blocks if isinstance(block, Cards)]
    told = [[plain(block.sentence) for block in card.blocks] for card in cards.items]
    shares = [f"{row.percent[0]:.1f}" for row in material.tables.table("stage").rows[:4]]
    assert [lines[0] for lines in told] == [f"{share}% of firms" for share in shares]
    assert [lines[1] for lines in told] == [
        "Index below 27.4",
        "Index from 27.4 to under 47.9",
        "Index from 47.9 to under 66.75",
        "Index from 66.75 on",
    ]
    assert all(len(lines) == 3 and len(lines[2]) < 250 for lines in told)


def test_advice_and_plan_stand_apart_from_the_cards(material, chapter):
    plans = next(part for part in chapter.sections if part.id == "stage_plans")
    assert [part.title for part in plans.sections] == [
        material.text.stages[name].name for name in material.instrument.stages.names
    ]
    assert all(len(part.blocks) == 2 for part in plans.sections)


def test_the_profile_shows_every_score_of_every_stage(material, chapter, exhibits, row_texts):
    exhibit = exhibits(chapter)["stages.profile"]
    whole = profile_stages(material.source.tally)
    assert [row.id for row in exhibit.table.rows] == ["base", *whole.scores]
    shown = [text for text in row_texts(exhibit, "index")[1:] if text not in ("withheld", "")]
    assert set(shown) <= {f"{mean:.1f}" for mean in whole.means[0, :, 0]}
    assert len(shown) >= 2


def test_a_stage_of_few_firms_is_withheld_with_another(
    ai_index, make_wave, source_of, exhibits, row_texts, said
):
    wave = make_wave(ai_index, 60, seed=4, missing=0)
    sizes = profile_stages(source_of(wave).tally).n[0]
    assert 0 < sizes.min() < 5, "there is something to withhold"
    chapter = stages(gather(source_of(wave), "en"))
    bases = row_texts(exhibits(chapter)["stages.profile"], "base")[1:]
    assert bases[int(np.argmin(sizes))] == "withheld"
    assert bases.count("withheld") >= 2
    assert "are withheld" in said(chapter)


def test_cut_points_in_use_stand_beside_the_optimal_ones(chapter, exhibits, row_texts):
    exhibit = exhibits(chapter)["stages.boundaries"]
    used, optimal = zip(*(row_texts(exhibit, row.id) for row in exhibit.table.rows), strict=True)
    assert used == ("27.4", "47.9", "66.75")
    assert sorted(map(float, optimal)) == list(map(float, optimal))
    for _, (_, mark) in exhibit.chart.rows:
        assert mark.low <= mark.value <= mark.high


def test_a_tally_says_the_same_of_its_stages_as_the_wave(wave, source_of, chapter, said):
    assert said(stages(gather(source_of(wave, alone=True), "en"))) == said(chapter)


def test_with_weights_a_tally_says_that_it_cannot_draw_anew(
    ai_index, make_wave, source_of, said, exhibits, row_texts
):
    wave = make_wave(ai_index, 120, weighted=True, missing=0)
    alone = stages(gather(source_of(wave, alone=True), "en"))
    assert "could not be drawn anew" in said(alone)
    assert "drawn anew" not in said(alone).replace("could not be drawn anew", "")
    assert "If the firms were drawn anew" in said(stages(gather(source_of(wave), "en")))


def test_of_few_firms_the_boundaries_are_named_but_nothing_is_said_of_their_certainty(
    ai_index, make_wave, source_of, said, exhibits
):
    chapter = stages(gather(source_of(make_wave(ai_index, 29, missing=0)), "en"))
    shown = exhibits(chapter)
    assert shown["stages.boundaries"].chart is None
    assert "stages.sure" not in shown
    assert "to say how sure the boundaries are" in said(chapter)


def test_with_three_stages_the_title_names_the_highest(civic_cloud, make_wave, source_of, exhibits):
    material = gather(source_of(make_wave(civic_cloud, 80)), "en")
    assert "highest stage, Leading" in plain(exhibits(stages(material))["stages.stage"].title)


def test_the_wave_says_where_its_cut_points_come_from(printed_material, said):
    settings = printed_material.source.wave.settings
    assert settings.cut_points.source[printed_material.lang] in said(stages(printed_material))


def test_shares_in_charts_have_the_decimals_of_the_table(
    ai_index, make_wave, source_of, exhibits, row_texts
):
    chapter = stages(gather(source_of(make_wave(ai_index, 200, weighted=True, missing=0)), "en"))
    exhibit = exhibits(chapter)["stages.stage"]
    drawn = [mark.text for mark in exhibit.chart.rows[0][1]]
    names = [row.id for row in exhibit.table.rows if row.role == "share"]
    assert drawn == [row_texts(exhibit, name)[0] for name in names]
    assert all(Decimal(text) == int(text) for text in drawn)
