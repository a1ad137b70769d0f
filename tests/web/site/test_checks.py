"""Settings that are missing or unsafe are named, each with what to write."""

from __future__ import annotations

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.test import override_settings

from trigpoint_web.checks import environment

SAFE = {
    "SECRET_KEY": "x1" * 30,
    "SITE_ADDRESS": "https://survey.example.org",
    "ALLOWED_HOSTS": ["survey.example.org"],
    "BEHIND_PROXY": True,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "DEFAULT_FROM_EMAIL": "survey@example.org",
    "TEAM_EMAIL": "team@example.org",
    "DEMO": False,
}


@pytest.fixture(autouse=True)
def on_postgresql(monkeypatch):
    """Whatever these tests run on."""
    monkeypatch.setattr("trigpoint_web.checks.connection", SimpleNamespace(vendor="postgresql"))


def test_a_safe_environment_passes():
    with override_settings(**SAFE):
        assert environment(None) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SECRET_KEY": ""}, "TRIGPOINT_SECRET_KEY has 0 characters"),
        ({"SECRET_KEY": "short"}, "TRIGPOINT_SECRET_KEY has 5 characters"),
        ({"SITE_ADDRESS": "http://survey.example.org"}, "TRIGPOINT_ADDRESS is http:"),
        ({"ALLOWED_HOSTS": ["other.example.org"]}, "TRIGPOINT_HOSTS does not hold"),
        ({"BEHIND_PROXY": False}, "TRIGPOINT_BEHIND_PROXY is not set"),
        ({"EMAIL_BACKEND": "a.console.EmailBackend"}, "TRIGPOINT_MAIL is not set"),
        ({"DEFAULT_FROM_EMAIL": "trigpoint@localhost"}, "TRIGPOINT_MAIL_FROM is"),
        ({"TEAM_EMAIL": "Team <team@example.org>"}, "TRIGPOINT_TEAM_MAIL is Team"),
        ({"TEAM_EMAIL": ""}, "TRIGPOINT_TEAM_MAIL is not set"),
        ({"DEMO": True}, "TRIGPOINT_DEMO is set"),
    ],
)
def test_what_is_missing_or_unsafe_is_named(changes, said):
    with override_settings(**(SAFE | changes)):
        (message,) = environment(None)
    assert said in message.msg
    assert message.hint


def test_a_file_of_sqlite_is_named_too(monkeypatch):
    monkeypatch.setattr("trigpoint_web.checks.connection", SimpleNamespace(vendor="sqlite"))
    with override_settings(**SAFE):
        assert "DATABASE_URL is not set" in environment(None)[0].msg


def test_a_site_without_settings_does_not_start_and_says_why():
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TRIGPOINT", "DATABASE"))}
    command = "from trigpoint.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "serve"],
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    for name in ("TRIGPOINT_SECRET_KEY", "TRIGPOINT_ADDRESS", "TRIGPOINT_MAIL"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr
