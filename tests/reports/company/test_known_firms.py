"""What the first screen says of firms of the 2023 wave, and where these stand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from trigpoint.reports.company import company_report
from trigpoint.reports.company.firm import find_firm
from trigpoint.reports.content import Figures
from trigpoint.scores import percentiles
from trigpoint.sentences import plain

# respondent · points on the indicators of business, talent, technical · index as printed · stage ·
# what is said of its boundaries. The index is the mean of the three means, worked out below.
FIRMS = [
    pytest.param(
        "f249", (0, 0, 0, 0, 0), (25, 0, 0), (0, 0, 0, 0), "2.8", "Unknowing AI",
        "24.6 points short of Conscious AI, which begins at 27.4.", id="far below",
    ),
    pytest.param(
        "f004", (50, 50, 50, 0, 0), (25, 60, 100), (10, 40, 50, 75), "45.1", "Conscious AI",
        "2.8 points short of Ready AI, which begins at 47.9.", id="below",
    ),
    pytest.param(
        "f007", (75, 0, 50, 45, 15), (50, 60, 80), (0, 0, 100, 75), "48.0", "Ready AI",
        "Only 0.1 points above its start at 47.9. Small differences in your answers could put you "
        "in the stage before.", id="just above, without AI technology",
    ),
    pytest.param(
        "f166", (100, 50, 50, 90, 15), (50, 60, 60), (30, 100, 100, 100), "66.7", "Ready AI",
        "Only 0.05 points short of Scaling AI, which begins at 66.75.", id="just below the top",
    ),
    pytest.param(
        "f316", (100, 100, 50, 100, 90), (50, 100, 100), (30, 75, 100, 0), "74.2", "Scaling AI",
        "The highest stage.", id="at the top",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("respondent", "business", "talent", "technical", "index", "stage", "boundary"), FIRMS
)
def test_a_firm_reads_its_index_its_stage_and_how_near_the_boundary_is(
    in_english, respondent, business, talent, technical, index, stage, boundary
):
    mean = sum(Fraction(sum(one), len(one)) for one in (business, talent, technical)) / 3
    assert f"{float(mean):.1f}" == index
    figures = company_report(in_english, respondent).opening[0]
    assert isinstance(figures, Figures)
    assert [plain(one.main) for one in figures.items[:2]] == [index, stage]
    assert plain(figures.items[1].beside) == boundary
    assert figures.items[1].stage == in_english.scores.stage[in_english.rows[respondent]] + 1


def test_the_place_of_every_firm_is_its_midrank_among_the_others_within_a_band(in_english):
    """The release holds the index in bands of 5: within one, firms are taken as evenly spread."""
    exact = percentiles(in_english.scores)
    for respondent, row in in_english.rows.items():
        [everyone] = [p for p in find_firm(in_english, respondent).peers if p.id == "everyone"]
        low, high = everyone.band
        assert low - 6 <= exact[row] <= high + 6, respondent


def test_the_industry_is_ranked_by_itself(in_english):
    ict = in_english.instrument.by_id["industry"].position["ict"]
    own = in_english.wave.responses.codes["industry"] == ict
    weights = np.where(own, 1.0, 0.0)
    exact = percentiles(in_english.scores, weights)
    for respondent in np.array(list(in_english.rows))[own]:
        industry = find_firm(in_english, respondent).peers[0]
        assert industry.means["index"].base == 130
        low, high = industry.band
        assert low - 6 <= exact[in_english.rows[respondent]] <= high + 6


# respondent · what the first screen names to do next · why this
NEXT = [
    ("f004", "Basic understanding of AI among staff", "the only step on the way"),
    ("f249", "Use of generative AI", "gains most for its effort: 6.2 points for 2 person-months"),
    ("f316", "Use of generative AI", "at the top there is no way: the widest gap"),
]


@pytest.mark.parametrize(("respondent", "name", "why"), NEXT)
def test_one_thing_to_do_next(in_english, told, respondent, name, why):
    report = company_report(in_english, respondent)
    [card] = report.opening[1].items
    assert card.current
    assert plain(card.blocks[0].sentence).startswith(f"{name}: "), why


def test_by_another_possible_key_a_firm_near_a_boundary_reads_of_its_other_stage(in_english, told):
    """te4 at 70 instead of 75 takes 5/12 of a point: 48.03 becomes 47.61, below 47.9."""
    report = company_report(in_english, "f007")
    rows = {row.id: [cell.text for cell in row.cells] for row in report.tables()["keys"].rows}
    assert rows == {"in_use": ["48.0", "Ready AI"], "te4.0": ["47.6", "Conscious AI"]}
    assert "By another key the index would be 47.6, in Conscious AI" in told(report)
    assert "keys" not in company_report(in_english, "f004").tables()
