"""Every way in which words, advice and resources can fail an instrument, with file and line.

Rows are as in test_faults: what is changed, a piece of the line that is named, what is said.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trigpoint.instrument.check import check_instrument

Row = tuple[str, str, str, str, str]  # file, old, new, at, says

TEXT: list[Row] = [
    (
        "text.ja",
        "about: ほかの部署が見学に訪れます。",
        "about: ''",
        "leading:",
        "about: '' cannot stand here",
    ),
    ("text.en", "  connected: {name: Connected}\n", "", "stages:", "connected has no words here"),
    ("text.en", "Connected}", "Connected}\n  lost: {name: L}", "lost:", "lost is not in the instr"),
    ("text.en", "    low: Very hard\n", "", "  ease:", "ease: low is missing"),
    (
        "text.en",
        "title: Cloud\n",
        "title: Cloud\n    low: L\n",
        "low: L",
        "cloud: low is for ratings",
    ),
    ("text.en", "      phone: By phone\n", "", "options:\n      in_p", "phone has no words here"),
    (
        "text.en",
        "phone: By phone",
        "phone: By phone\n      fax: By fax",
        "fax:",
        "fax is not in the",
    ),
    ("text.en", "reach: {title: R", "range: {title: R", "range:", "range is not in the instrument"),
    ("text.en", "phone: By phone", "phone: By phone|fax", "By phone|", "By phone|fax holds a |"),
    ("text.en", "roads: Roads", "roads: BUSES", "roads: BUSES", "BUSES could also stand for buses"),
    ("text.en", "roads: Roads", "roads: schools", "roads: schools", "schools could also stand for"),
    (
        "text.ja",
        "roads: 道路",
        "roads: Ｂｕｓｅｓ",
        "Ｂｕｓｅｓ",
        "Ｂｕｓｅｓ could also stand for buses",
    ),
    ("text.en", "options: {one: One", "options: {one: 1", "{one: 1", "1 is read as a number, not"),
    ("text.en", "    title: Cloud\n", "", "  cloud:", "title is missing"),
    ("text.en", "  you: {title: Your unit}\n", "", "sections:", "you has no words here"),
    (
        "text.en",
        "  you: {title: Y",
        "  us: {title: U}\n  you: {title: Y",
        "us:",
        "us is not in the",
    ),
    ("text.en", "  you: {title: Your unit}", "  you: {about: You}", "you:", "title is missing"),
    (
        "text.ja",
        "  tested_without_backup: バ",
        "  backup_without_test: テ\n  tested_without_backup: バ",
        "backup_without_test:",
        "backup_without_test is not in the instrument",
    ),
    (
        "text.en",
        "contradictions:\n  tested_without_backup: You said that records are never backed up, "
        "but that you test restoring them.",
        "",
        "title: Civic",
        "tested_without_backup has no words here",
    ),
]

ADVICE: list[Row] = [
    (
        "advice.en",
        "    plan: [Rehearse a day without computers.]",
        "    plan: []",
        "plan: []",
        "plan: tu",
    ),
    (
        "advice.ja",
        "      operations: [移行の訓練を年に一度行う。]\n",
        "",
        "plan_by_weakest:\n      access: [まだ",
        "operations has no words here",
    ),
    (
        "advice.en",
        "      0: {next: Offer",
        "      5: {next: Offer",
        "levels:",
        "channels has no level at 0",
    ),
    (
        "advice.en",
        "      80: {next",
        "      80.01: {next",
        "80.01:",
        "no answer to channels earns 80.01",
    ),
    ("advice.en", "      80: {next", "      yes: {next", "yes:", "the key yes is no word to YAML"),
    (
        "advice.en",
        "      60: {next",
        "      sixty: {next",
        "sixty:",
        "sixty: input should be a valid de",
    ),
    ("advice.en", "      60: {next", "      0.0: {next", "0.0:", "the key 0.0 stands here twice"),
]

RESOURCES: list[Row] = [
    (
        "resources.en",
        "url: https",
        "url: ftp",
        "url: ftp",
        "url: 'ftp://example.org/visits' cannot",
    ),
    (
        "resources.en",
        "dimensions: [operations]",
        "dimensions: []",
        "[]",
        "dimensions: tuple should",
    ),
    (
        "resources.ja",
        "stages: [connected, leading]",
        "stages: [leading]",
        "- id: peer_visits",
        "peer_visits is not so in resources.en.yaml",
    ),
]

ALL = [*TEXT, *ADVICE, *RESOURCES]


@pytest.mark.parametrize(("file", "old", "new", "at", "says"), ALL, ids=[row[4] for row in ALL])
def test_a_fault_is_said_once_at_its_line(
    edit: Callable[[str, str, str], Path], file: str, old: str, new: str, at: str, says: str
) -> None:
    path = edit(f"{file}.yaml", old, new) / f"{file}.yaml"
    found = [(fault.where, fault.what[: len(says)]) for fault in check_instrument(path.parent)]
    line = path.read_text("utf-8").split(at)[0].count("\n") + 1
    assert found == [(f"{path}:{line}", says)]


def test_a_level_that_no_answer_earns_leaves_its_points_without_one(
    edit: Callable[[str, str, str], Path],
) -> None:
    folder = edit("advice.en.yaml", "12.5: {next: Let", "13: {next: Let")
    assert [fault.what for fault in check_instrument(folder)] == [
        "backup has no level at 12.5 points",
        "no answer to backup earns 13",
    ]


def test_a_resource_in_one_language_only_is_missed_in_the_other(
    edit: Callable[[str, str, str], Path],
) -> None:
    folder = edit("resources.ja.yaml", "id: clinic_hours", "id: clinic")
    assert [fault.what for fault in check_instrument(folder)] == [
        "clinic_hours of resources.en.yaml is not here",
        "clinic is not so in resources.en.yaml",
    ]


def test_a_renamed_option_is_told_in_every_language(
    edit: Callable[[str, str, str], Path],
) -> None:
    folder = edit("instrument.yaml", "old_systems, law,", "old_systems, laws,")
    assert [fault.what for fault in check_instrument(folder)] == [
        "laws has no words here",
        "law is not in the instrument",
    ] * 2
