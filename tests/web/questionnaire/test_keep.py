"""Saving: quietly while a page is filled in, from two windows, at the same moment."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.http import QueryDict

from tests.web.questionnaire.conftest import SHEET, WHO, Visitor
from trigpoint_web.accounts.models import Participation
from trigpoint_web.questionnaire import actions
from trigpoint_web.questionnaire.models import AnswersVersion, Draft
from trigpoint_web.questionnaire.route import Stop
from trigpoint_web.waves.services import instrument_of

pytestmark = pytest.mark.django_db


def keep(visitor: Visitor, section: str, **answers: object) -> int:
    """What a script sends, and the status that it gets."""
    address = visitor.address_of(f"page/{section}/keep/")
    return visitor.client.post(address, answers).status_code


def test_a_page_is_saved_quietly_and_shown_as_it_was(visitor):
    visitor.begin()
    assert keep(visitor, "data", b1="paper", showing="1-a", change=1) == 204
    assert visitor.draft.sheet == {"b1": "paper"}
    assert visitor.open(visitor.address_of("page/data/")).filled()["b1"] == ["paper"]


def test_what_is_typed_wrongly_is_kept_too(visitor):
    visitor.begin()
    keep(visitor, "self_rating", self_tools="12o")
    assert visitor.draft.sheet == {}
    visitor.open(visitor.address_of("page/self_rating/"))
    assert visitor.filled()["self_tools"] == ["12o"]


def test_a_quiet_save_that_was_overtaken_on_its_way_changes_nothing(visitor):
    visitor.begin().open(visitor.address_of("page/data/"))
    showing = visitor.filled()["showing"][0]
    visitor.send({"b1": "systems"}, "next", change="3")
    assert keep(visitor, "data", b1="paper", showing=showing, change=2) == 204
    assert visitor.draft.sheet == {"b1": "systems"}
    keep(visitor, "data", b1="integrated", showing=showing, change=4)
    assert visitor.draft.sheet == {"b1": "integrated"}


def test_in_two_windows_the_page_saved_last_holds_and_other_pages_are_untouched(visitor):
    visitor.begin().answer_all()
    other = Visitor(visitor.client).open(visitor.address_of("page/data/"))
    visitor.open(visitor.address_of("page/people/")).send({"ta1": "over_75"}, "next")
    other.send({"b1": "paper"}, "next")
    assert visitor.draft.sheet == SHEET | {"ta1": "over_75", "b1": "paper"}


def test_a_quiet_save_after_the_end_says_that_it_is_too_late(visitor):
    visitor.begin().answer_all().finish()
    assert keep(visitor, "data", b1="paper") == 409


def test_a_quiet_save_cannot_be_asked_for_by_a_link(visitor):
    visitor.begin()
    assert visitor.client.get(visitor.address_of("page/data/keep/")).status_code == 405


def test_the_time_on_each_page_is_added_up_and_each_showing_counts_once(visitor, clock):
    visitor.begin()
    clock.forward(seconds=0)
    visitor.open(visitor.address_of("page/data/"))
    clock.forward(seconds=20)
    keep(visitor, "data", showing=visitor.filled()["showing"][0], change=1)
    clock.forward(seconds=10)
    first = visitor.filled()
    visitor.send({}, "skip")
    clock.forward(minutes=5)
    visitor.client.post(visitor.address_of("page/data/"), first | {"go": "skip"})
    assert visitor.draft.seconds == {"data": 30}
    visitor.send({}, "back")
    clock.forward(seconds=7)
    visitor.send({}, "skip")
    assert visitor.draft.seconds == {"data": 37, "technology": 300}


@pytest.mark.parametrize("page", ["page/data/", "page/data/keep/"])
def test_a_save_asks_the_database_little(visitor, django_assert_max_num_queries, page):
    visitor.begin().open(visitor.address_of("page/data/"))
    posted = visitor.filled() | {"b1": "paper", "go": "next"}
    address = visitor.address_of(page)
    with django_assert_max_num_queries(4):  # the session, who holds it, one read and one write
        visitor.client.post(address, posted)


@pytest.mark.django_db(transaction=True)
def test_pages_saved_at_the_same_moment_lose_nothing(visitor):
    visitor.begin()
    draft = visitor.draft
    sections = instrument_of(draft.instrument).sections
    start = Barrier(len(sections))
    failed: list[BaseException] = []

    def save(section: str, names: tuple[str, ...]) -> None:
        try:
            start.wait()
            posted = QueryDict(mutable=True)
            for name in names:
                answer = SHEET[name]
                posted.setlist(name, answer if isinstance(answer, list) else [str(answer)])
            actions.save_page(draft.id, section, posted, "en")
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=save, args=(one.id, one.questions)) for one in sections]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert Draft.objects.get().sheet == SHEET


def test_a_page_saved_while_another_was_looked_at_is_not_lost(visitor, monkeypatch):
    visitor.begin()
    draft, leads_to = visitor.draft, actions.leads_to

    def meanwhile(*seen: object) -> Stop:
        monkeypatch.undo()
        actions.keep_page(draft.id, "people", QueryDict("ta1=over_75"))
        return leads_to(*seen)

    monkeypatch.setattr(actions, "leads_to", meanwhile)
    actions.save_page(draft.id, "data", QueryDict("b1=paper"), "en")
    assert visitor.draft.sheet == {"ta1": "over_75", "b1": "paper"}


def test_a_page_saved_while_all_is_handed_in_is_not_said_to_be_saved(visitor, monkeypatch):
    visitor.begin().answer_all()
    draft, leads_to = visitor.draft, actions.leads_to

    def meanwhile(*seen: object) -> Stop:
        actions.submit(visitor.participation.id, WHO, None)
        return leads_to(*seen)

    monkeypatch.setattr(actions, "leads_to", meanwhile)
    with pytest.raises(Draft.DoesNotExist):
        actions.save_page(draft.id, "data", QueryDict("b1=paper"), "en")
    assert AnswersVersion.objects.get().sheet == SHEET


@pytest.mark.django_db(transaction=True)
def test_handed_in_twice_at_the_same_moment_it_is_handed_in_once(visitor):
    visitor.begin().answer_all()
    participation = visitor.participation
    start = Barrier(4)
    failed: list[BaseException] = []
    first: list[Participation | None] = []

    def submit() -> None:
        try:
            start.wait()
            first.append(actions.submit(participation.id, WHO, None))
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=submit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(first) == 4
    assert [one for one in first if one] == [participation]
    participation.refresh_from_db()
    assert participation.answers == AnswersVersion.objects.get().answers_id
    assert not Draft.objects.exists()
