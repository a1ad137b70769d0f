"""Kinds of firm: what routing and contradictions leave, told apart as finely as is needed."""

from __future__ import annotations

from trigpoint.instrument.model import Instrument
from trigpoint.published.model import Published
from trigpoint.published.reconstruct.fit import printed_questions
from trigpoint.published.reconstruct.kinds import FirmKind, classes, firm_kinds
from trigpoint.published.reconstruct.scales import scale


def kinds_of(instrument: Instrument, published: Published) -> tuple[FirmKind, ...]:
    printed = printed_questions(published, instrument)
    scales = {id_: scale(instrument, instrument.by_id[id_]) for id_ in printed}
    designed = [item.question for item in instrument.indicators]
    return firm_kinds(instrument, scales, designed)


def test_users_of_technologies_and_of_generative_ai_make_four_kinds(
    ai_index: Instrument, report: Published
) -> None:
    kinds = kinds_of(ai_index, report)
    asked = [
        tuple(kind.asked(id_) for id_ in ("te2", "project_problems", "genai_how", "genai_next"))
        for kind in kinds
    ]
    assert sorted(asked) == [
        (False, False, False, False),
        (False, False, True, True),
        (True, True, False, False),
        (True, True, True, True),
    ]


def test_no_kind_contradicts_itself(ai_index: Instrument, report: Published) -> None:
    none = {id_: ai_index.by_id[id_] for id_ in ("b2", "te1")}
    no_work = none["b2"].position["none"]
    for kind in kinds_of(ai_index, report):
        without_technology = kind.levels["te1"] == {0}  # its exclusive option comes first
        assert (kind.levels["b2"] == {no_work}) == without_technology


def test_a_small_instrument_has_a_kind_for_every_way_to_answer(gardens, publish) -> None:
    kinds = kinds_of(gardens, publish(1, 60))
    # never and some: no tools, or 4 numbers of tools times 2 sheds; all: not without tools
    assert len(kinds) == 9 + 9 + 8
    assert {kind.asked("heap") for kind in kinds if kind.levels["compost"] == {0}} == {False}


def test_classes_gather_the_kinds_that_may_answer_alike(
    ai_index: Instrument, report: Published
) -> None:
    found = classes(kinds_of(ai_index, report), "te2")
    assert [(len(levels), len(kinds)) for levels, kinds in found] == [(5, 2)]
