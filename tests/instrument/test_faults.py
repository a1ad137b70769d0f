"""Every kind of fault an instrument can have: what is changed, and what is said about which line.

Each row changes one place of the civic-cloud instrument. ``at`` is a piece of the line that the
fault must point to. No row may cause a second fault in that file: echoes are not said.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trigpoint.instrument.check import check_instrument

Row = tuple[str, str, str, str]  # old, new, at, says

IDS: list[Row] = [
    ("schema: 1", "schema: 2", "schema: 2", "schema: 2 cannot stand here"),
    ("id: civic-cloud", "id: Civic", "id: Civic", "id: 'Civic' cannot stand here"),
    ("banner: service_area\n", "", "schema: 1", "banner is missing"),
    ("banner: service_area", "banner: area", "banner:", "area is no profile column"),
    ("banner:", "colour: red\nbanner:", "colour:", "colour is no key that is read here"),
    ("\nquestions:", "\nquestions:\n  - {id: staff, kind: rating}", "{id: st", "staff is taken or"),
    ("id: backup\n    q", "id: access\n    q", "- id: access\n", "access is taken or reserved"),
    (
        "id: reach",
        "id: barriers",
        "id: barriers\n    question: channels",
        "barriers has the id of a question that it does not score",
    ),
    ("connected, leading]", "connected, starting]", "names:", "starting is taken or reserved"),
    ("[en, ja]", "[en, ja, en]", "languages:", "en is taken or reserved"),
]

QUESTIONS: list[Row] = [
    ("kind: rating, min: 1", "kind: scale, min: 1", "kind: scale", "kind: 'scale' cannot stand"),
    ("min: 1, max: 5", "min: 5, max: 5", "min: 5", "ease: max is not above min"),
    ("min: 1, max: 5", "min: 1, max: 500", "max: 500", "max: input should be less than or equal"),
    ("min: 1, max: 5", "options: [a, b]", "options: [a, b]", "ease: a rating has min and max"),
    ("[public_provider, shared_centre, own", "[own", "[own_hall]\n", "provider has 1 options, not"),
    ("two, three, all", "two, two, three, all", "two, two", "two is taken or reserved"),
    ("exclusive: [no_barrier]", "exclusive: [law_]", "[law_]", "law_ is no option of barriers"),
    ("max_choices: 2", "max_choices: 6", "max_choices: 6", "barriers has only 5 options to"),
    (
        "exclusive: [nothing_yet]",
        "exclusive: [restore_test, second_site, offline_copy, nothing_yet]",
        "exclusive: [restore_test",
        "practices: every option is exclusive",
    ),
    (
        "options: [live, pilot, no_cloud]",
        "options: [live, pilot, no_cloud]\n    max_choices: 1",
        "max_choices: 1",
        "cloud: max_choices is for multiple questions",
    ),
    (
        "options: [live, pilot, no_cloud]",
        "options: [live, pilot, no_cloud]\n    max: 9",
        "max: 9",
        "cloud: max is for ratings",
    ),
    (
        "options: [live, pilot, no_cloud]",
        "options: [live, pilot, no_cloud]\n    parent: unit",
        "parent: unit",
        "cloud: parent is for profile columns",
    ),
]

PROFILE: list[Row] = [
    ("id: staff\n    kind: single", "id: staff\n    kind: multiple", "kind: multiple", "staff: a"),
    ("parent: service_area", "parent: staff", "parent: staff", "staff is no profile column above"),
    ("    parent: service_area\n", "", "id: unit", "unit: parent and within come together"),
    ("      roads: transport\n", "", "within:", "roads of unit is within no option"),
    ("roads: transport", "roads: sea", "roads: sea", "sea is no option of service_area"),
    (
        "      roads: transport\n",
        "      roads: transport\n      canals: transport\n",
        "canals:",
        "canals is no option of unit",
    ),
    (
        "options: [up_to_20, up_to_100, over_100]",
        "options: [up_to_20, up_to_100, over_100]\n"
        "    asked_if: [{question: unit, any_of: [roads]}]",
        "asked_if: [{question: unit",
        "staff: the profile is asked of everyone",
    ),
]

ROUTING: list[Row] = [
    ("{question: provider,", "{question: seller,", "seller", "seller is no question"),
    ("none_of: [own_hall]", "none_of: [hall]", "[hall]", "hall is no option of provider"),
    (", none_of: [own_hall]", "", "{question: provider}", "a condition names either any_of or"),
    (
        "{question: cloud, any_of: [live, pilot]}",
        "{question: backup, any_of: [tested]}",
        "any_of: [tested]",
        "backup comes after provider, which waits for it",
    ),
    ("question: cloud, any", "question: cloud, all", "all_of", "all_of is no key that is read"),
]

SECTIONS: list[Row] = [
    ("drill, barriers]", "drill]", "sections:", "barriers is in no section"),
    ("drill, barriers]", "drill, barriers, mood]", "barriers, mood]", "mood is no question"),
    ("drill, barriers]", "drill, barriers, ease]", "barriers, ease]", "ease is asked twice"),
    (
        "[service_area, unit,",
        "[unit, service_area,",
        "[unit,",
        "unit is asked before service_area,",
    ),
    ("[cloud, provider, exit", "[provider, cloud, exit", "[provider,", "provider is asked before"),
    ("id: outlook", "id: counter", "id: counter, questions: [drill", "counter is taken or"),
    ("drill, barriers]", "drill, barriers, 5]", "barriers, 5]", "5 is read as a number, not as"),
]

KEYS: list[Row] = [
    (
        "dimension: access\n    weight: 2",
        "dimension: ways\n    weight: 2",
        "ways",
        "ways is no dim",
    ),
    ("question: exit_plan\n", "question: plan\n", "question: plan", "plan is no question"),
    (
        "indicators:",
        "indicators:\n  - {id: second, question: drill, dimension: access, key: {linear: true}}",
        "question: drill\n",
        "drill is scored by another indicator already",
    ),
    (
        "weight: 1.5\n    key: {points: {one",
        "weight: 0\n    key: {points: {one",
        "weight: 0",
        "weight",
    ),
    ("phone: 10,", "phone: 110,", "phone: 110", "phone: input should be less than or equal to 100"),
    ("phone: 10,", "phone: 1.234,", "phone: 1.234", "phone: decimal input should have no more"),
    ("phone: 10,", "phone: ten,", "phone: ten", "phone: input should be a valid decimal"),
    ("phone: 10, ", "", "{points: {web", "phone of channels has no points"),
    ("phone: 10,", "phone: 10, fax: 5,", "fax: 5", "fax is no option of channels"),
    (
        "phone: 10,",
        "phone: 10, in_person_only: 5,",
        "in_person_only: 5",
        "in_person_only is exclusive: it always scores 0",
    ),
    ("live: 100}}", "live: 100}, cap: 90}", "cap: 90", "cloud: cap is for multiple questions"),
    ("pilot: 40, live: 100}}", "pilot: 40, live: 100}, each: 3}", "each: 3", "cloud: a key gives"),
    (", not_asked: 20", "", "rehearsed: 100}}", "exit_plan is not asked of everyone: say what"),
    ("live: 100}}", "live: 100}, not_asked: 0}", "live: 100}, n", "cloud is asked of everyone"),
    (
        "{points: {no_backup: 0, yearly: 25, monthly: 50, tested: 100}}",
        "{linear: true}",
        "- {linear: true}",
        "backup: a rating is scored by linear: true",
    ),
    (
        "{points: {no_backup: 0, yearly: 25, monthly: 50, tested: 100}}",
        "{each: 25}",
        "- {each: 25}",
        "backup: each is for multiple questions",
    ),
    (
        "{id: operations, weight: 2}",
        "{id: operations, weight: 2}\n  - id: cost",
        "- id: cost",
        "cost has",
    ),
    ("weight: 0.5", "weight: 0.5557", "indicators:", "the score index takes too many different"),
]

STEPS: list[Row] = [
    ("effort_each: 4", "effort: {web: 4}", "effort: {web", "channels: effort_each is for mult"),
    ("effort: {two", "effort: {five: 3, two", "{five", "five is no option of tongues"),
    ("effort: {two", "effort: {one: 3, two", "{one: 3", "one has the fewest points of tongues"),
    ("{two: 3, three: 5", "{two: 3", "effort: {two", "no effort leads to the points of three"),
    ("{two: 3", "{two: 0", "{two: 0", "two: input should be greater than or equal to 1"),
    (
        "weight: 0.5\n",
        "weight: 0.5\n    steps: {effort_each: 2}\n",
        "steps: {effort_each: 2}",
        "drill is a rating, which no step improves",
    ),
]

RULES: list[Row] = [
    ("leaves: no_cloud", "leaves: rain", "leaves: rain", "rain is no option of cloud"),
    ("{exit_plan: none}", "{exit_plan: lost}", "lost", "lost is no option of exit_plan"),
    ("{exit_plan: none}", "{plan: none}", "{plan: none}", "plan is no question"),
    ("{exit_plan: none}", "{barriers: law}", "barriers: law", "barriers is not scored, so nothing"),
    ("{exit_plan: none}", "{cloud: pilot}", "cloud: pilot", "cloud cannot set itself"),
    ("{exit_plan: none}", "{reach: phone}", "reach: phone", "reach is no question"),
    (
        "{exit_plan: none}",
        "{channels: in_person_only}",
        "{channels:",
        "in_person_only is exclusive: nobody moves to it",
    ),
    ("sets: {exit_plan: none}", "sets: {}", "sets: {}", "nothing moves together"),
    ("id: tested_", "id: unit # ", "id: unit #", "unit is taken or reserved"),
    ("clear: [backup, pr", "clear: [drill, pr", "clear: [drill", "drill is not in when"),
    ("[restore_test]}", "[restored]}", "[restored]", "restored is no option of practices"),
    (
        "{question: practices, any_of: [restore_test]}\n    clear: [backup, practices]",
        "{question: backup, any_of: [tested]}",
        "when:",
        "tested_without_backup is about one question only",
    ),
    ("keep_exclusive", "keep_both", "keep_both", "exclusive_with_others: 'keep_both' cannot stand"),
]

STAGES: list[Row] = [
    ("[35, 62.5]", "[35]", "cut_points", "3 stages have 2 cut points between them, not 1"),
    ("[35, 62.5]", "[62.5, 35]", "cut_points", "35 is not above 62.5: cut points rise"),
    ("[35, 62.5]", "[0, 62.5]", "cut_points", "0: input should be greater than 0, not 0"),
    ("[35, 62.5]", "[35, 162.5]", "cut_points", "1: input should be less than or equal to 100"),
]

YAML: list[Row] = [
    ("[35, 62.5]", "[35, 62.5", "together:", "is no YAML"),
    ("version:", "version: 6\nversion:", 'version: "7"', "the key version stands here twice"),
    ("[35, 62.5]", "&cuts [35, *cuts]", "&cuts", "is repeated by an alias (*): write it out"),
    (
        "schema: 1",
        "schema: !!python/name:os.system",
        "schema:",
        "tag:yaml.org,2002:python/name:os.system is not allowed",
    ),
    ("phone: 10,", "no: 10,", "no: 10", "the key no is no word to YAML: quote it"),
    ("phone: 10,", "? [a]\n: 10,", "? [a]", "a key is a word or a number"),
    ('version: "7"', "version: 7", "version: 7", "7 is read as a number, not as a word"),
    ("any_of: [live,", "any_of: [on,", "[on,", "on is read as yes or no, not as a word"),
    ("any_of: [live,", "any_of: [1:30,", "[1:30,", "1:30 is read as a number, not as a word"),
    ("any_of: [live,", "any_of: [~,", "[~,", "~ is read as nothing, not as a word"),
    ("any_of: [live, pilot]", "any_of: live", "any_of: live", "any_of is no list"),
    ("{exit_plan: none}", "exit_plan", "sets: exit_plan", "sets is not written as key: value"),
]

ALL = [*IDS, *QUESTIONS, *PROFILE, *ROUTING, *SECTIONS, *KEYS, *STEPS, *RULES, *STAGES, *YAML]


@pytest.mark.parametrize(("old", "new", "at", "says"), ALL, ids=[row[3] for row in ALL])
def test_a_fault_is_said_once_at_its_line(
    edit: Callable[[str, str, str], Path], old: str, new: str, at: str, says: str
) -> None:
    file = edit("instrument.yaml", old, new) / "instrument.yaml"
    faults = [fault for fault in check_instrument(file.parent) if str(file) in fault.where]
    line = file.read_text("utf-8").split(at)[0].count("\n") + 1
    assert [(fault.where, fault.what[: len(says)]) for fault in faults] == [
        (f"{file}:{line}", says)
    ]
