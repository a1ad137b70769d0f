"""Faults put into clean tables of invented surveys: each is found and put right, alone.

The tables are of other firms, columns and questions than the 2023 report's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from trigpoint.published.audit import audit
from trigpoint.published.misprint import Misprint
from trigpoint.published.model import Published

Document = dict[str, Any]
Invented = Callable[..., Document]

SIZES = [61, 120, 158]


def found_in(document: Document) -> tuple[list[Misprint], Published]:
    audited = audit(Published.model_validate(document))
    return list(audited.misprints), audited.corrected


def one_fault(document: Document) -> tuple[tuple[str, str, str | None], Published]:
    """The place, kind and column of the only misprint, and the corrected tables."""
    misprints, corrected = found_in(document)
    assert len(misprints) == 1, misprints
    return (misprints[0].where, misprints[0].kind.value, misprints[0].column), corrected


@pytest.mark.parametrize(
    ("seed", "sizes", "digits"),
    [
        (1, [61, 120, 158], 1),
        (2, [40, 41, 43, 47, 53], 1),
        (3, [97, 33], 1),
        (4, [150, 20, 88, 61], 2),
        (5, [181, 142, 90], 0),
        (6, [1200, 2500, 1900], 1),
    ],
)
def test_clean_tables_raise_no_alarm(
    seed: int, sizes: list[int], digits: int, invented: Invented
) -> None:
    misprints, corrected = found_in(document := invented(seed, sizes, digits))
    assert misprints == []
    assert corrected == Published.model_validate(document)


@pytest.mark.parametrize("seed", [17, 19])
def test_a_key_off_the_grid_is_no_fault_of_print(seed: int, invented: Invented) -> None:
    assert found_in(invented(seed, [185, 95, 167], grid=3))[0] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_forty_more_clean_surveys_raise_no_alarm(seed: int, invented: Invented) -> None:
    sizes = [20 + (seed * step) % 170 for step in (7, 13, 29, 31)][: 2 + seed % 3]
    assert found_in(invented(seed, sizes))[0] == []


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("table", ["a", "b", "m"])
def test_shifted_columns_are_moved_back_and_the_lost_one_worked_out(
    seed: int, table: str, invented: Invented
) -> None:
    clean = Published.model_validate(document := invented(seed, SIZES))
    options = document["indicators"][table]["options"]
    for option, row in options.items():
        options[option] = [row[0], *row[:-1]]
    place, corrected = one_fault(document)
    assert place == (f"indicators.{table}", "shifted_columns", None)
    assert corrected == clean


@pytest.mark.parametrize("seed", range(3))
def test_columns_that_changed_places_are_changed_back(seed: int, invented: Invented) -> None:
    clean = Published.model_validate(document := invented(seed, SIZES))
    for row in document["questions"]["q"]["options"].values():
        row[1], row[3] = row[3], row[1]
    place, corrected = one_fault(document)
    assert place == ("questions.q", "shifted_columns", None)
    assert corrected == clean


@pytest.mark.parametrize(("copy", "original"), [(1, 2), (3, 1), (2, 3)])
def test_a_column_printed_in_anothers_place_is_worked_out(
    copy: int, original: int, invented: Invented
) -> None:
    clean = Published.model_validate(document := invented(4, SIZES))
    for row in document["questions"]["f"]["options"].values():
        row[copy] = row[original]
    place, corrected = one_fault(document)
    assert place == ("questions.f", "shifted_columns", clean.columns[copy])
    assert corrected == clean


@pytest.mark.parametrize(
    ("group", "table", "printed", "right"),
    [("indicators", "c", "all", "users"), ("questions", "q", "users", "all")],
)
def test_a_wrong_base_gives_way_to_the_one_that_fits(
    group: str, table: str, printed: str, right: str, invented: Invented
) -> None:
    document = invented(5, SIZES)
    document[group][table]["base"] = printed
    place, corrected = one_fault(document)
    assert place == (f"{group}.{table}", "wrong_base", None)
    assert corrected.tables[f"{group}.{table}"].base == right


def test_a_base_that_is_not_listed_is_said_once_and_not_per_share(invented: Invented) -> None:
    document = invented(5, SIZES)
    document["bases"]["all"] = [331, 59, 113, 159]
    document["bases"]["users"] = [200, 37, 61, 102]
    kinds = {(one.where, one.kind.value) for one in found_in(document)[0]}
    assert ("questions.q", "wrong_base") in kinds
    assert not any(where.startswith("questions.q.") for where, _ in kinds)


def test_a_size_misprinted_in_a_base_is_found_from_the_tables(invented: Invented) -> None:
    clean = Published.model_validate(document := invented(6, SIZES))
    document["bases"]["all"][2] += 7
    place, corrected = one_fault(document)
    assert place == ("bases.all", "parts_do_not_add_up", "p1")
    assert corrected == clean


@pytest.mark.parametrize("column", range(4))
def test_a_share_that_is_no_whole_number_of_firms_is_put_right(
    column: int, invented: Invented
) -> None:
    clean = Published.model_validate(document := invented(7, SIZES))
    row = document["indicators"]["m"]["options"]["o1"]
    row[column] = f"{float(row[column]) + 0.2:.1f}"
    place, corrected = one_fault(document)
    assert place == ("indicators.m.options.o1", "impossible_share", clean.columns[column])
    assert corrected == clean


def test_a_share_over_a_hundred_is_impossible(invented: Invented) -> None:
    document = invented(7, SIZES)
    document["questions"]["q"]["options"]["o0"][1] = "113.1"
    place, _ = one_fault(document)
    assert place == ("questions.q.options.o0", "impossible_share", "p0")


def test_a_whole_number_of_firms_that_breaks_row_and_column_is_put_right(
    invented: Invented,
) -> None:
    clean = Published.model_validate(document := invented(8, [50, 100, 200]))
    row = document["questions"]["q"]["options"]["o3"]
    row[2] = f"{float(row[2]) + 3:.1f}"
    place, corrected = one_fault(document)
    assert place == ("questions.q.options.o3", "parts_do_not_add_up", "p1")
    assert corrected == clean


def test_a_row_of_a_multiple_that_does_not_add_up_has_no_single_culprit(
    invented: Invented,
) -> None:
    document = invented(8, [50, 100, 200])
    row = document["indicators"]["m"]["options"]["o2"]
    row[2] = f"{float(row[2]) - 2:.1f}"
    misprints, _ = found_in(document)
    assert [(one.where, one.kind.value, one.column) for one in misprints] == [
        ("indicators.m.options.o2", "parts_do_not_add_up", None)
    ]
    assert "It would hold if" in misprints[0].evidence


def test_a_single_choice_printed_for_the_total_alone_must_make_a_hundred(
    invented: Invented,
) -> None:
    document = invented(9, [50, 100, 50])
    options = document["questions"]["q"]["options"]
    for option, row in options.items():
        options[option] = row[:1]
    options["o0"] = [f"{float(options['o0'][0]) + 1:.1f}"]
    place, _ = one_fault(document)
    assert place == ("questions.q", "parts_do_not_add_up", "total")


def test_a_cut_off_share_is_completed_from_the_sums(invented: Invented) -> None:
    clean = Published.model_validate(document := invented(10, SIZES))
    row = document["indicators"]["a"]["options"]["o2"]
    row[3] = row[3].split(".")[0] + "."
    place, corrected = one_fault(document)
    assert place == ("indicators.a.options.o2", "truncated_number", "p2")
    assert corrected == clean


def test_of_two_values_the_one_in_whole_firms_is_kept(invented: Invented) -> None:
    clean = Published.model_validate(document := invented(11, SIZES))
    row = document["questions"]["f"]["options"]["o1"]
    row[1] = [f"{float(row[1]) + 0.1:.1f}", row[1]]
    place, corrected = one_fault(document)
    assert place == ("questions.f.options.o1", "two_values", "p0")
    assert corrected == clean


def test_a_mean_that_no_key_gives_with_the_others_is_named(invented: Invented) -> None:
    document = invented(12, [80, 90, 110, 130])
    mean = document["indicators"]["a"]["mean"]
    mean[2] = f"{(float(mean[2]) + 20) % 100:.1f}"
    place, corrected = one_fault(document)
    assert place == ("indicators.a.mean", "mean_not_reproduced", "p1")
    assert corrected == Published.model_validate(document)


def test_means_of_the_columns_must_average_to_the_totals(invented: Invented) -> None:
    document = invented(13, SIZES, grid=3)
    mean = document["indicators"]["b"]["mean"]
    mean[0] = f"{float(mean[0]) + 4:.1f}"
    place, _ = one_fault(document)
    assert place == ("indicators.b.mean", "parts_do_not_add_up", None)


def test_a_mean_printed_twice_is_settled_by_the_other_columns(invented: Invented) -> None:
    document = invented(14, SIZES)
    mean = document["indicators"]["b"]["mean"]
    right = mean[0]
    mean[0] = [right, f"{float(right) + 5:.1f}"]
    misprints, corrected = found_in(document)
    assert [(one.kind.value, one.suggested) for one in misprints] == [("two_values", float(right))]
    assert corrected.indicators["b"].mean[0].printed == right


def test_tables_without_a_total_are_audited_column_by_column(invented: Invented) -> None:
    document = invented(15, SIZES)
    document["columns"] = document["columns"][1:]
    for sizes in document["bases"].values():
        del sizes[0]
    for table in (*document["indicators"].values(), *document["questions"].values()):
        for row in (*table["options"].values(), table.get("mean", [None])):
            del row[0]
    assert found_in(document)[0] == []
    row = document["questions"]["q"]["options"]["o0"]
    row[1] = f"{float(row[1]) + 0.3:.1f}"
    place, _ = one_fault(document)
    assert place == ("questions.q.options.o0", "impossible_share", "p1")


def test_a_table_can_have_a_shift_and_a_misprint(invented: Invented) -> None:
    clean = Published.model_validate(document := invented(16, [80, 90, 110, 130]))
    options = document["questions"]["q"]["options"]
    for option, row in options.items():
        options[option] = [row[0], *row[:-1]]
    options["o4"][3] = f"{float(options['o4'][3]) + 0.4:.1f}"
    misprints, corrected = found_in(document)
    assert {one.kind.value for one in misprints} == {"shifted_columns", "impossible_share"}
    wrong = {
        option
        for option, row in corrected.questions["q"].options.items()
        if row != clean.questions["q"].options[option]
    }
    assert wrong <= {"o4"}
