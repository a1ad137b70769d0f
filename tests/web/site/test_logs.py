"""Logs say what happened and name nobody."""

from __future__ import annotations

import json
import logging

import pytest
from django.test import Client

from trigpoint_web.logs import Lines, WithoutAddress

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    """What was logged, as the site writes it."""
    caplog.set_level(logging.INFO)

    def written() -> list[dict]:
        formatter, filtered = Lines("{levelname}{name}{message}", style="{"), WithoutAddress()
        for record in caplog.records:
            filtered.filter(record)
        return [json.loads(formatter.format(record)) for record in caplog.records]

    return written


def test_a_request_goes_by_the_name_of_its_page(wave, lines):
    Client().get("/shared/a-secret-token/")
    found = lines()
    assert "a-secret-token" not in str(found)
    request = next(one for one in found if one["message"] == "request")
    assert (request["page"], request["status"]) == ("company:shared", 404)


def test_an_address_typed_into_a_form_is_in_no_line(wave, lines):
    Client().post("/sign-in/", {"email": "somebody@example.com"})
    assert "somebody" not in str(lines())


def test_an_exception_goes_by_its_kind_and_place(wave, lines, monkeypatch):
    def broken(*_, **__):
        raise ValueError("typed by 王小明")

    monkeypatch.setattr("trigpoint_web.public.views.render", broken)
    Client(raise_request_exception=False).get("/")
    told = str(lines())
    assert "ValueError" in told
    assert "王小明" not in told
