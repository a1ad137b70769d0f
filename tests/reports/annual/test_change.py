"""The chapter on change where last year means something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trigpoint.compare.alike import Unlike
from trigpoint.compare.difference import Reason
from trigpoint.compare.past import past_of_tables
from trigpoint.reports.annual.comparisons.change import change
from trigpoint.reports.annual.material import gather
from trigpoint.reports.annual.opening import opening
from trigpoint.reports.content import Exhibit, Figures
from trigpoint.sentences import numbers, plain


@pytest.fixture
def changed(ai_index, make_wave, source_of):
    """A wave whose last year had an index built from other parts."""
    source = source_of(make_wave(ai_index, 5))
    past = past_of_tables(gather(source, "en").tables)
    unlike = Unlike(scores={"index": Reason.PARTS_CHANGED})
    return gather(source, "en", past=replace(past, instrument=None, unlike=unlike))


def test_an_index_built_from_other_parts_is_not_drawn_but_named(changed):
    chapter = change(changed)
    scores = next(block for block in chapter.blocks if isinstance(block, Exhibit))
    assert scores.table.rows[0].cells[-1].text == changed.own["reason_parts_changed"]
    assert "Index" not in [arrow.label for arrow in scores.chart.rows]
    assert any("Index" in plain(getattr(block, "sentence", ())) for block in chapter.blocks)


def test_the_first_screen_sets_no_such_index_beside_this_year(changed):
    figures = next(block for block in opening(changed) if isinstance(block, Figures))
    index, dimension = figures.items[:2]
    assert "change.scores" not in {one.cell.table for one in numbers(index.beside)}
    assert "change.scores" in {one.cell.table for one in numbers(dimension.beside)}
