"""Nets: answers counted together are the sum of their parts, tested and withheld as any share."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from trigpoint.instrument.report import load_report_plan, load_report_text
from trigpoint.instrument.text import load_text
from trigpoint.release.tables import issued_tables
from trigpoint.release.withhold import withholding
from trigpoint.tables.compute import compute_tables
from trigpoint.tables.nets import net_label, stage_nets
from trigpoint.tally.estimate import wilson
from trigpoint.tally.kernel import tally_answers

STAGES = [
    # stages, lower, upper
    ("a b", "", ""),
    ("a b c", "", ""),
    ("a b c d", "a b", "c d"),
    ("a b c d e", "a b", "d e"),
    ("a b c d e f", "a b c", "d e f"),
]


@pytest.mark.parametrize(("stages", "lower", "upper"), STAGES)
def test_halves_of_stages_hold_two_each_or_are_not_told(
    stages: str, lower: str, upper: str
) -> None:
    nets = stage_nets(stages.split())
    assert [" ".join(nets.get(name, ())) for name in ("lower", "upper")] == [lower, upper]


def test_without_nets_tables_are_as_they_were(ai_index, make_wave) -> None:
    tables = compute_tables(tally_answers(make_wave(ai_index, 60)))
    assert not any(row.net for row in tables.rows())
    assert [row.option for row in tables.table("stage").rows] == list(ai_index.stages.names)


def test_nets_stand_after_the_options_and_before_the_mean(ai_index, make_wave) -> None:
    counted = tally_answers(make_wave(ai_index, 60))
    tables = compute_tables(counted, nets=load_report_plan("ai-index").nets)
    options = ["in_processes", "individual", "planning", "none"]
    assert [row.option for row in tables.table("te4").rows] == [*options, "using", ""]
    assert [row.option for row in tables.table("stage").rows][4:] == ["lower", "upper"]
    assert [row.option for row in tables.rows() if row.net and row.question == "b3"] == [
        "announced_or_more",
        "resourced_or_more",
    ]


@pytest.mark.parametrize("weighted", [False, True])
def test_a_net_counts_what_its_parts_count(ai_index, make_wave, weighted: bool) -> None:
    wave = make_wave(ai_index, 400, weighted=weighted, missing=0.1)
    tables = compute_tables(tally_answers(wave), nets={"te4": {"using": ("in_processes", "none")}})
    using, one, two = (tables.row("te4", name) for name in ("using", "in_processes", "none"))
    assert using.net
    np.testing.assert_array_equal(using.count, one.count + two.count)
    np.testing.assert_allclose(using.percent, one.percent + two.percent, rtol=1e-12)
    low, high = wilson(using.percent / 100, using.bases.effective)
    np.testing.assert_allclose([using.low, using.high], [100 * low, 100 * high], rtol=1e-12)
    halves = tables.row("stage", "lower").percent + tables.row("stage", "upper").percent
    np.testing.assert_allclose(halves, 100, rtol=1e-12)


def test_a_net_has_letters_as_its_parts_have(ai_index, respond) -> None:
    """80 of 100 in column A against 20 of 100 in column C: z = 8.5 (pooled)."""
    firms = [
        *(
            {"industry": "ict", "te4": "in_processes" if at % 2 else "individual"}
            for at in range(80)
        ),
        *({"industry": "ict", "te4": "none"} for _ in range(20)),
        *({"industry": "retail", "te4": "in_processes"} for _ in range(20)),
        *({"industry": "retail", "te4": "none"} for _ in range(80)),
    ]
    nets = {"te4": {"using": ("in_processes", "individual")}}
    tables = compute_tables(tally_answers(respond(ai_index, firms)), nets=nets)
    assert tables.row("te4", "using").letters == ("", "C", "", "", "")


def test_a_net_is_withheld_where_its_question_is(ai_index, make_wave) -> None:
    counted = tally_answers(make_wave(ai_index, 30, seed=4))
    tables = issued_tables(counted, nets={"te4": {"using": ("in_processes", "individual")}})
    hidden = withholding(counted)("te4", "")
    assert hidden.any()
    net = tables.row("te4", "using")
    np.testing.assert_array_equal(net.suppressed, hidden)
    assert np.isnan(net.percent[hidden]).all()


def test_other_cut_points_have_halves_too(ai_index, make_wave) -> None:
    counted = tally_answers(make_wave(ai_index, 60))
    cuts = [Decimal(at) for at in (20, 30, 40, 50, 60)]
    tables = compute_tables(counted, cut_points=cuts, nets={})
    assert [row.option for row in tables.table("stage").rows if row.net] == ["lower", "upper"]


@pytest.mark.parametrize(
    ("lang", "using", "lower"),
    [
        ("en", "In use", "Lower stages (Unknowing AI, Conscious AI)"),
        ("zh-Hant", "已在使用", "前段：Unknowing AI（尚待認識）、Conscious AI（已有概念）"),
    ],
)
def test_a_net_has_a_name(ai_index, make_wave, lang: str, using: str, lower: str) -> None:
    plan, own = load_report_plan("ai-index"), load_report_text("ai-index", lang)
    tables = compute_tables(tally_answers(make_wave(ai_index, 60)), nets=plan.nets)
    text = load_text("ai-index", lang)
    assert net_label(tables.row("te4", "using"), tables.table("te4"), text, own) == using
    assert net_label(tables.row("stage", "lower"), tables.table("stage"), text, own) == lower
