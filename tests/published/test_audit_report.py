"""The 2023 report: the audit and the recovery against a sheet of answers found by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from trigpoint.published.audit import Audit, audit
from trigpoint.published.counts import spans
from trigpoint.published.model import Figure, Published
from trigpoint.published.recover import Recovered, recover
from trigpoint.published.recover_report import recovered_document

SHEET = yaml.safe_load((Path(__file__).parent / "answer_sheet.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def audited(report: Published) -> Audit:
    return audit(report)


@pytest.fixture(scope="module")
def keys(audited: Audit) -> dict[str, Recovered]:
    return recover(audited.corrected)


@pytest.fixture(scope="module")
def document(keys: dict[str, Recovered]) -> dict[str, Any]:
    return recovered_document(keys)


def test_every_misprint_is_found_with_its_correction_and_nothing_else(audited: Audit) -> None:
    found = {(one.where, one.kind.value, one.column): one.suggested for one in audited.misprints}
    assert found == {
        (one["where"], one["kind"], one.get("column")): one["correct"] for one in SHEET["misprints"]
    }


def test_every_misprint_has_evidence_with_numbers(audited: Audit) -> None:
    for one in audited.misprints:
        assert any(char.isdigit() for char in one.evidence), one


def test_the_lost_column_is_worked_out_in_firms(audited: Audit) -> None:
    expected = next(one["counts"] for one in SHEET["misprints"] if "counts" in one)
    table = audited.corrected.indicators["te3"]
    sizes = audited.corrected.bases[table.base]
    counts = {
        option: [spans(figure, n, table.decimals) for figure, n in zip(row, sizes, strict=True)]
        for option, row in table.options.items()
    }
    assert counts == {option: [[(n, n)] for n in row] for option, row in expected.items()}


def test_a_wrong_base_is_replaced_in_the_corrected_tables(audited: Audit) -> None:
    assert audited.corrected.indicators["te2"].base == "ai_users"


def test_a_figure_that_stays_in_doubt_is_left_open(audited: Audit) -> None:
    assert audited.corrected.indicators["b4"].mean[1] == Figure()


def test_means_that_no_key_gives_stay_as_printed(report: Published, audited: Audit) -> None:
    assert audited.corrected.indicators["b1"].mean == report.indicators["b1"].mean


def test_the_corrected_tables_have_no_fault_left_but_the_means_without_a_key(
    audited: Audit,
) -> None:
    again = audit(audited.corrected).misprints
    assert {one.kind.value for one in again} == {"mean_not_reproduced"}
    assert len(again) == 8


@pytest.mark.parametrize("indicator", SHEET["recovered_key"])
def test_the_key_is_the_only_one_on_the_grid(indicator: str, document: dict[str, Any]) -> None:
    found = document[indicator]
    assert found["unique"]
    assert [one["points"] for one in found["solutions"]] == [SHEET["recovered_key"][indicator]]


def test_an_indicator_without_a_mean_is_not_determined_by_its_own_table(
    document: dict[str, Any],
) -> None:
    found = document["te4"]
    assert not found["unique"]
    assert found["solutions"] == []
    assert "not determined by its own table" in found["note"]


def test_dimension_and_index_leave_two_keys_for_it(document: dict[str, Any]) -> None:
    implied = document["te4"]["implied"]
    expected = SHEET["implied_key"]["te4"]
    assert implied["mean"] == pytest.approx(expected["mean"], abs=0.05)
    assert implied["ordered"] == expected["keys"]


def test_the_largest_miss_is_stated(document: dict[str, Any]) -> None:
    assert document["b1"]["solutions"][0]["residual"] == 0.22
    assert document["b1"]["solutions"][0]["missed"] == ["total", "ict"]


def test_one_column_is_named_for_all_misses_and_rivals_are_counted(
    document: dict[str, Any],
) -> None:
    named = {id_: found["named_column"] for id_, found in document.items()}
    assert {column for column in named.values() if column} == {"ict"}
    assert document["te2"]["elsewhere"] == {"retail": 2}


def test_a_follow_up_that_was_not_asked_counts_zero(document: dict[str, Any]) -> None:
    assert document["te2"]["not_asked"] == "counted 0"
    assert document["b1"]["not_asked"] is None


def test_caps_that_the_counts_cannot_tell_apart_are_listed(document: dict[str, Any]) -> None:
    caps = {one["each"]: one["caps"] for one in document["te1"]["other_caps"]}
    assert 95 in caps[10]
    assert "print also allows" in document["te1"]["note"]
