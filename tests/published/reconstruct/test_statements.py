"""Sentences: found in the instrument's list, and borne out by answers or not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from trigpoint.errors import DataError
from trigpoint.instrument.model import Instrument
from trigpoint.published.model import Published
from trigpoint.published.reconstruct.checked import checked
from trigpoint.published.reconstruct.statements import (
    ClosestDimension,
    LeadingColumn,
    MostCommon,
    RankedIndicator,
    RatedAbove,
    Relation,
    RisingIndex,
    Statement,
    statements,
)
from trigpoint.responses.model import Responses
from trigpoint.scores import score


@pytest.fixture(scope="module")
def plots(gardens: Instrument, respond):
    """Six gardens; the index is (2 * compost + gear) / 3, and gear the mean of tools and shed."""
    names = ("region", "compost", "tools", "shed", "pride")
    rows = [
        ("north", "all", "spade fork hoe", "brick", "9"),  # 98.3
        ("north", "all", "spade", "wood", "9"),  # 80
        ("north", "some", "spade", "wood", "8"),  # 40
        ("south", "some", "spade", "wood", "9"),  # 40
        ("south", "never", "spade", "brick", "8"),  # 21.7
        ("south", "never", "nothing", "(not asked)", "7"),  # 1.7
    ]
    return respond(gardens, [dict(zip(names, row, strict=True)) for row in rows])


CLOSEST = ClosestDimension(kind="closest_dimension", dimension="soil")
LEADING = LeadingColumn(kind="leading_column", column="north")
RISING = RisingIndex(kind="rising_index", question="compost", options=("never", "all"))
COMMON = MostCommon(kind="most_common", question="shed", option="brick", columns=("south",))
ABOVE = RatedAbove(kind="rated_above", ratings=("pride",), clearly=("north",))
RANKED = RankedIndicator(kind="ranked_indicator", indicator="tools", from_below=1, under=36)


@pytest.mark.parametrize(
    ("relation", "change", "holds"),
    [
        (CLOSEST, {}, True),
        (CLOSEST, {"dimension": "gear"}, False),
        (LEADING, {}, True),
        (LEADING, {"column": "south"}, False),
        (RISING, {}, True),
        (RISING, {"options": ("all", "never")}, False),
        (RISING, {"question": "tools", "options": ("nothing", "fork")}, True),
        (COMMON, {}, True),
        (COMMON, {"option": "wood"}, False),
        (ABOVE, {}, False),  # ratings run to 10, so none lies above the mean index
        (RANKED, {}, True),
        (RANKED, {"under": 20}, False),
        (RANKED, {"indicator": "shed", "under": 100}, False),
    ],
)
def test_a_relation_holds_or_does_not(
    plots: Responses, relation: Relation, change: dict[str, object], holds: bool
) -> None:
    stated = Statement("said", relation.model_copy(update=change))
    found = checked(stated, plots, score(plots))
    assert found.holds is holds
    assert found.ours


def test_a_sentence_without_a_relation_is_neither_true_nor_false(plots) -> None:
    assert checked(Statement("it was a good year", None), plots, score(plots)).holds is None


def test_the_sentences_of_the_report_are_known(report: Published) -> None:
    found = statements(report.statements, "ai-index")
    assert [one.says for one in found] == list(report.statements)
    unknown = [one.says for one in found if one.relation is None]
    assert len(unknown) == 1  # it compares with a year of which no figures by column are printed
    assert "2022" in unknown[0]


def test_an_instrument_without_a_list_knows_no_sentence(civic_cloud_folder: Path) -> None:
    assert statements(["so it is"], str(civic_cloud_folder)) == (Statement("so it is", None),)


def test_names_that_the_instrument_does_not_have_are_faults_with_their_lines(
    tmp_path: Path, civic_cloud_folder: Path
) -> None:
    (tmp_path / "instrument.yaml").write_text((civic_cloud_folder / "instrument.yaml").read_text())
    listed = [
        {"says": ["a"], "relation": {"kind": "closest_dimension", "dimension": "reach"}},
        {
            "says": ["b"],
            "relation": {"kind": "rising_index", "question": "cloud", "options": ["live", "dead"]},
        },
    ]
    (tmp_path / "statements.yaml").write_text(yaml.safe_dump({"schema": 1, "statements": listed}))
    with pytest.raises(DataError) as refused:
        statements(["a"], str(tmp_path))
    said = [str(fault) for fault in refused.value.faults]
    assert len(said) == 2
    assert "reach is not in the instrument" in said[0]
    assert "dead is not in the instrument" in said[1]
    assert "statements.yaml:" in said[0]
