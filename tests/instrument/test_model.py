"""What an instrument's hash depends on, and how answers become codes and points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.model import Key, Kind, Question, points_by_answer

Edit = Callable[[str, str, str], Path]

MEANING = [
    ("an option added", "[budget, skills", "[space, budget, skills"),
    (
        "options in another order",
        "[public_provider, shared_centre",
        "[shared_centre, public_provider",
    ),
    ("points", "pilot: 40", "pilot: 45"),
    ("another key that is left open", "yearly: 25", "yearly: 20"),
    ("a cap", "cap: 80", "cap: 85"),
    ("a weight", "weight: 0.5", "weight: 0.75"),
    ("routing", "any_of: [live, pilot]", "any_of: [live]"),
    ("a limit", "max_choices: 2", "max_choices: 3"),
    ("a treatment", "over_limit: clear", "over_limit: keep"),
    ("what a contradiction clears", "clear: [backup, practices]", "clear: [practices]"),
]

FORM = [
    ("its version", 'version: "7"', 'version: "8"'),
    ("a language less", "[en, ja]", "[en]"),
    ("another banner", "banner: service_area", "banner: staff"),
    ("another way to write a number", "weight: 0.5", "weight: 0.50"),
    ("points in another order", "no_cloud: 0, pilot: 40", "pilot: 40, no_cloud: 0"),
    ("a default written out", "{id: ease, kind", "{id: ease, options: [], kind"),
    ("effort", "effort_each: 4", "effort_each: 5"),
    ("cut points", "[35, 62.5]", "[36, 62.5]"),
    ("a comment", "schema: 1", "schema: 1 # the first"),
    ("pages of the questionnaire", "ease, channels, tongues]", "channels, ease, tongues]"),
]


@pytest.mark.parametrize(("what", "old", "new"), MEANING, ids=[row[0] for row in MEANING])
def test_the_hash_changes_with_what_answers_mean(
    edit: Edit, civic: Path, what: str, old: str, new: str
) -> None:
    before = load_instrument(civic).hash
    assert load_instrument(edit("instrument.yaml", old, new)).hash != before


@pytest.mark.parametrize(("what", "old", "new"), FORM, ids=[row[0] for row in FORM])
def test_the_hash_stays_where_the_meaning_stays(
    edit: Edit, civic: Path, what: str, old: str, new: str
) -> None:
    before = load_instrument(civic).hash
    assert load_instrument(edit("instrument.yaml", old, new)).hash == before


@pytest.mark.parametrize(
    ("kind", "options", "dtype", "not_asked", "missing"),
    [
        ("single", 2, "uint8", 2, 3),
        ("single", 250, "uint8", 250, 251),
        ("multiple", 14, "uint16", 1 << 14, 1 << 15),
        ("multiple", 15, "uint32", 1 << 15, 1 << 16),
        ("multiple", 30, "uint32", 1 << 30, 1 << 31),
    ],
)
def test_every_code_fits_its_type(
    kind: str, options: int, dtype: str, not_asked: int, missing: int
) -> None:
    question = Question(id="q", kind=Kind(kind), options=tuple(f"o{i}" for i in range(options)))
    assert (question.dtype, question.not_asked, question.missing) == (dtype, not_asked, missing)


def test_a_mask_has_a_bit_for_every_option() -> None:
    question = Question(id="q", kind=Kind.MULTIPLE, options=("a", "b", "c"))
    assert [question.mask(chosen) for chosen in ([], ["a"], ["c", "a"], ["c", "c"])] == [0, 1, 5, 4]


def test_a_rating_is_answered_with_its_numbers() -> None:
    question = Question(id="q", kind=Kind.RATING, min=1, max=5)
    assert question.answers == ("1", "2", "3", "4", "5")
    assert points_by_answer(question, Key(linear=True)) == (0, 25, 50, 75, 100)


def test_a_rating_may_earn_thirds() -> None:
    question = Question(id="q", kind=Kind.RATING, min=0, max=3)
    assert points_by_answer(question, Key(linear=True))[1] == Fraction(100, 3)


def test_exclusive_options_earn_nothing() -> None:
    question = Question(id="q", kind=Kind.MULTIPLE, options=("a", "b", "none"), exclusive=("none",))
    assert points_by_answer(question, Key(each=Decimal("12.5"))) == (12.5, 12.5, 0)
    assert points_by_answer(question, Key(points={"a": Decimal(5), "b": Decimal(9)})) == (5, 9, 0)


def test_questions_are_asked_section_by_section(civic: Path) -> None:
    instrument = load_instrument(civic)
    assert instrument.asking_order[3:6] == ("ease", "channels", "tongues")
    assert sorted(instrument.asking_order) == sorted(instrument.by_id)


def test_questions_are_found_by_their_ids_profile_first(civic: Path) -> None:
    instrument = load_instrument(civic)
    assert list(instrument.by_id)[:4] == ["service_area", "unit", "staff", "channels"]
    assert instrument.question_of("reach").id == "channels"
    assert [one.id for one in instrument.indicators_of("access")] == ["reach", "ease", "tongues"]
