"""Faults of several files come at once; what is broken in one place is not echoed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trigpoint.instrument.advice import load_advice, load_resources
from trigpoint.instrument.check import check_instrument
from trigpoint.instrument.load import instrument_folder, load_instrument
from trigpoint.instrument.report import load_report_text
from trigpoint.instrument.text import load_text, wordings

Edit = Callable[[str, str, str], Path]


def _short(folder: Path) -> list[str]:
    """The faults as ``file: what``."""
    return [
        f"{Path(fault.where.split(':')[0]).name}: {fault.what}"
        for fault in check_instrument(folder)
    ]


def test_the_instruments_have_no_fault(civic: Path) -> None:
    assert check_instrument(civic) == []
    assert check_instrument(instrument_folder("ai-index")) == []


def test_malformed_parts_cross_references_and_words_are_told_in_one_pass(edit: Edit) -> None:
    edit("instrument.yaml", "schema: 1", "schema: 3")
    edit("instrument.yaml", "kind: rating, min: 1", "kind: scale, min: 1")
    edit("instrument.yaml", "effort_each: 4", "effort_each: 400")
    edit("instrument.yaml", "leaves: no_cloud", "leaves: rain")
    edit("instrument.yaml", "roads: transport", "roads: sea")
    edit("instrument.yaml", "[35, 62.5]", "[35, 162.5]")
    edit("text.en.yaml", "title: Backups", "titel: Backups")
    edit("text.ja.yaml", "phone: 電話", "phone: アプリ")
    folder = edit("advice.ja.yaml", "  ease:", "  easy:")
    (folder / "resources.en.yaml").unlink()
    assert _short(folder) == [
        "instrument.yaml: schema: 3 cannot stand here",
        "instrument.yaml: kind: 'scale' cannot stand here",
        "instrument.yaml: effort_each: input should be less than or equal to 99, not 400",
        "instrument.yaml: 1: input should be less than or equal to 100, not 162.5",
        "instrument.yaml: sea is no option of service_area",
        "instrument.yaml: rain is no option of cloud",
        "text.en.yaml: title is missing",
        "text.en.yaml: titel is no key that is read here",
        "text.ja.yaml: アプリ could also stand for phone of channels",
        "advice.ja.yaml: easy is not in the instrument",
        "resources.en.yaml: is not there",
    ]


def test_positions_after_a_malformed_part_stay_those_of_the_file(edit: Edit) -> None:
    edit("instrument.yaml", "kind: rating, min: 1", "kind: scale, min: 1")
    folder = edit("instrument.yaml", "none_of: [own_hall]", "none_of: [hall]")
    line = (folder / "instrument.yaml").read_text("utf-8").split("[hall]")[0].count("\n") + 1
    assert [fault.where for fault in check_instrument(folder)][1].endswith(f".yaml:{line}")


def test_what_refers_to_a_malformed_part_is_not_blamed(edit: Edit) -> None:
    folder = edit("instrument.yaml", "id: cloud\n    kind: single", "id: cloud\n    kind: choice")
    assert _short(folder) == ["instrument.yaml: kind: 'choice' cannot stand here"]


def test_without_a_banner_the_rest_is_still_checked(edit: Edit) -> None:
    edit("instrument.yaml", "banner: service_area\n", "")
    folder = edit("instrument.yaml", "leaves: no_cloud", "leaves: rain")
    assert _short(folder) == [
        "instrument.yaml: banner is missing",
        "instrument.yaml: rain is no option of cloud",
    ]


def test_routing_in_a_circle_is_told_at_every_question_that_closes_it(edit: Edit) -> None:
    edit(
        "instrument.yaml",
        "options: [live, pilot, no_cloud]",
        "options: [live, pilot, no_cloud]\n    asked_if: [{question: exit_plan, any_of: [none]}]",
    )
    folder = edit("instrument.yaml", "live: 100}}", "live: 100}, not_asked: 0}")
    assert _short(folder) == ["instrument.yaml: cloud waits for exit_plan in a circle"]


def test_a_malformed_part_does_not_hide_stages_that_do_not_rise(edit: Edit) -> None:
    edit("instrument.yaml", "kind: rating, min: 1", "kind: scale, min: 1")
    folder = edit("instrument.yaml", "[35, 62.5]", "[62.5, 35]")
    assert _short(folder) == [
        "instrument.yaml: kind: 'scale' cannot stand here",
        "instrument.yaml: 35 is not above 62.5: cut points rise",
    ]


def test_a_missing_list_is_told_without_what_would_refer_to_it(edit: Edit) -> None:
    assert _short(edit("instrument.yaml", "\nquestions:", "\nasked:")) == [
        "instrument.yaml: questions is missing",
        "instrument.yaml: asked is no key that is read here",
    ]


def test_a_question_has_no_name_that_answers_files_use(edit: Edit) -> None:
    edit("instrument.yaml", "\nquestions:", "\nquestions:\n  - {id: weight, kind: rating}")
    folder = edit("instrument.yaml", "drill, barriers]", "drill, barriers, weight]")
    assert "instrument.yaml: weight is taken or reserved" in _short(folder)


def test_a_kind_of_file_that_is_missing_is_told_for_every_language(civic: Path) -> None:
    for lang in ("en", "ja"):
        (civic / f"resources.{lang}.yaml").unlink()
    assert _short(civic) == [f"resources.{lang}.yaml: is not there" for lang in ("en", "ja")]


def test_a_file_in_an_undeclared_language_is_told(civic: Path) -> None:
    (civic / "text.fr.yaml").write_text("title: x")
    assert _short(civic) == ["text.fr.yaml: is in a language that the instrument does not declare"]


def test_without_an_instrument_file_the_words_are_still_read(edit: Edit) -> None:
    folder = edit("text.en.yaml", "title: Backups", "titel: Backups")
    (folder / "instrument.yaml").unlink()
    assert _short(folder) == [
        "instrument.yaml: is not there",
        "text.en.yaml: title is missing",
        "text.en.yaml: titel is no key that is read here",
    ]


WRITTEN = [
    "",
    "null",
    "[]",
    "{}",
    "3",
    "-1",
    "x",
    "yes",
    "1e400",
    ".nan",
    "[[",
    "!a b",
    "'",
    "[a, a]",
]
FILES = ["instrument", "text.en", "advice.ja", "resources.en", "report", "report.en"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_edited_an_instrument_is_faulty_or_opens(
    data: st.DataObject, civic: Path
) -> None:
    path = civic / f"{data.draw(st.sampled_from(FILES))}.yaml"
    whole = path.read_text("utf-8")
    lines = whole.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    written = data.draw(st.sampled_from(["remove", *WRITTEN]))
    head = re.match(r"[^:]*:", lines[at])
    changed = "" if written == "remove" else f"{head[0] if head else ''} {written}\n"
    path.write_text("".join([*lines[:at], changed, *lines[at + 1 :]]), "utf-8")
    try:
        if not check_instrument(civic):
            _open_everything(civic)
    finally:
        path.write_text(whole, "utf-8")


def _open_everything(folder: Path) -> None:
    for lang in load_instrument(folder).languages:
        load_text(folder, lang)
        load_advice(folder, lang)
        load_resources(folder, lang)
        load_report_text(folder, lang)
    wordings(folder)
