"""Sessions keep to what Django's own do, and their keys are not in the database."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from trigpoint_web.accounts.sessions import SessionStore, digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> SessionStore:
    store = SessionStore()
    store["held"] = ["one"]
    store.save()
    return store


def again(key: str) -> SessionStore:
    return SessionStore(key)


def test_what_was_saved_is_found_by_the_key(session):
    assert again(session.session_key)["held"] == ["one"]


def test_no_key_stands_in_the_database_and_none_can_be_used_that_does(session):
    row = Session.objects.get()
    assert row.session_key == digest(session.session_key) != session.session_key
    assert again(row.session_key).get("held") is None


def test_the_data_of_a_row_do_not_hold_the_key(session):
    assert session.session_key not in str(Session.objects.get().get_decoded())


def test_a_key_that_a_visitor_made_up_is_not_taken():
    store = again("attackersownkey0123456789")
    store["held"] = ["one"]
    store.save()
    assert store.session_key != "attackersownkey0123456789"
    assert not store.exists("attackersownkey0123456789")
    assert again(store.session_key)["held"] == ["one"]


def test_saving_again_changes_the_one_row(session):
    session["held"] = ["two"]
    session.save()
    assert again(session.session_key)["held"] == ["two"]
    assert Session.objects.count() == 1


def test_a_session_that_must_be_new_is_not_put_over_another(session):
    other = again(session.session_key)
    with pytest.raises(CreateError):
        other.save(must_create=True)
    assert again(session.session_key)["held"] == ["one"]


def test_a_session_that_was_forgotten_meanwhile_does_not_come_back(session):
    tab = again(session.session_key)
    tab["held"] = ["one", "two"]
    session.flush()
    with pytest.raises(UpdateError):
        tab.save()
    assert not Session.objects.exists()


def test_a_new_key_keeps_the_data_and_ends_the_old_key(session):
    old = session.session_key
    session.cycle_key()
    session.save()
    assert session.session_key != old
    assert again(session.session_key)["held"] == ["one"]
    assert not again(old).exists(old)
    assert again(old).get("held") is None
    assert Session.objects.count() == 1


def test_flushing_leaves_nothing(session):
    old = session.session_key
    session.flush()
    assert session.session_key is None
    assert session.get("held") is None
    assert not session.exists(old)
    assert not Session.objects.exists()


def test_deleting_takes_this_session_or_the_one_named(session):
    other = SessionStore()
    other.create()
    session.delete(other.session_key)
    assert session.exists(session.session_key)
    session.delete()
    assert not Session.objects.exists()
    SessionStore().delete()  # with no session there is nothing to do


def test_an_expired_session_is_not_found_and_is_cleared(session):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert again(session.session_key).get("held") is None
    alive = SessionStore()
    alive.create()
    SessionStore.clear_expired()
    assert Session.objects.get().session_key == digest(alive.session_key)


@pytest.mark.django_db(transaction=True)
def test_the_asynchronous_half_digests_too():
    async def visit() -> tuple[str, list[str]]:
        store = SessionStore()
        await store.aset("held", ["one"])
        await store.asave()
        old = store.session_key
        await store.acycle_key()
        await store.asave()
        assert not await store.aexists(old)
        held = await SessionStore(store.session_key).aget("held")
        await sync_to_async(lambda: connection.close())()  # that of the other thread
        return store.session_key, held

    key, held = asyncio.run(visit())
    assert held == ["one"]
    assert Session.objects.get().session_key == digest(key)
