"""What the team does on the server: decide about claims, keep the register of companies."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.web.accounts.conftest import NUMBER
from trigpoint_web.accounts import claims
from trigpoint_web.accounts.models import Company, Participation, Representative, User

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    said = StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def claim(submitted) -> Representative:
    user = User.objects.for_email("eve@gmail.com")
    return claims.claim(submitted(user.email, user=user, name="山峰 LLC"), user)


def test_the_claims_that_wait_are_listed_with_what_was_typed(claim):
    said = run("approve")
    assert said.split() == [str(claim.pk), NUMBER, "山峰", "LLC", "eve@gmail.com"]
    claims.refuse(claim)
    assert run("approve") == "no claim waits\n"


def test_a_claim_is_approved_by_its_id(claim):
    run("approve", str(claim.pk))
    assert Representative.objects.get().standing == "by_team"
    assert Participation.objects.get().counted is not None


def test_a_claim_is_refused_by_its_id_and_can_be_approved_after_all(claim):
    run("refuse", str(claim.pk))
    assert Representative.objects.get().standing == "refused"
    run("approve", str(claim.pk))
    assert Representative.objects.get().standing == "by_team"


def test_who_speaks_for_a_company_that_changed_hands_is_listed_and_can_be_refused(claim):
    assert run("refuse") == "nobody speaks for a company\n"
    run("approve", str(claim.pk))
    assert run("refuse").split() == [str(claim.pk), NUMBER, "山峰", "LLC", "eve@gmail.com"]
    run("refuse", str(claim.pk))
    assert run("refuse") == "nobody speaks for a company\n"
    assert Participation.objects.get().counted is None


@pytest.mark.parametrize("command", ["approve", "refuse"])
@pytest.mark.parametrize("claim_id", ["nonsense", "b5f3c1de-6f0a-4d0e-9a53-0c1f6d1f2a77"])
def test_a_claim_that_is_not_there_is_said(db, command, claim_id):
    with pytest.raises(CommandError, match="there is no such claim"):
        run(command, claim_id)


def register(tmp_path, text: str, *options: str, encoding: str = "utf-8") -> str:
    file = tmp_path / "companies.csv"
    file.write_bytes(text.encode(encoding))
    return run("companies", str(file), *options)


GOOD = """number,name,domains
22099131,山峰股份有限公司,Peak.example 山峰.tw
０４５４１３０２,海,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_companies_and_their_domains_are_taken_from_a_file(db, tmp_path, encoding):
    assert register(tmp_path, GOOD, encoding=encoding) == "2 added, 0 changed, 0 as before\n"
    peak = Company.objects.get(number="22099131")
    assert (peak.name, peak.domains) == ("山峰股份有限公司", ["peak.example", "xn--rht8k.tw"])
    assert Company.objects.get(number="04541302").domains == []


def test_what_is_taken_again_changes_only_what_differs(db, tmp_path):
    register(tmp_path, GOOD)
    Company.objects.create(number="84149961", name="not in the file", domains=["x.example"])
    changed = GOOD.replace("Peak.example 山峰.tw", "peak.example")
    assert register(tmp_path, changed) == "0 added, 1 changed, 1 as before\n"
    assert Company.objects.get(number="22099131").domains == ["peak.example"]
    assert Company.objects.count() == 3


def test_a_dry_run_takes_nothing(db, tmp_path):
    assert register(tmp_path, GOOD, "--dry-run") == "2 added, 0 changed, 0 as before\n"
    assert not Company.objects.exists()


def test_every_fault_is_said_at_once_and_nothing_is_taken(db, tmp_path):
    bad = """number,name,domains
22099131,good,peak.example
22099132,wrong digit,peak.example
04541302,,peak.example
84149961,x,localhost a..example gmail.com com.tw ann@peak.example
22099131,again,peak.example
"""
    with pytest.raises(CommandError) as raised:
        register(tmp_path, bad)
    said = str(raised.value)
    assert "line 3: number '22099132' is no company number" in said
    assert "line 4: name has to have 1 to 300 characters" in said
    assert "line 5: domain 'localhost' is no domain" in said
    assert "line 5: domain 'a..example' is no domain" in said
    assert "line 5: domain 'gmail.com' speaks for nobody" in said
    assert "line 5: domain 'com.tw' speaks for nobody" in said
    assert "line 5: domain 'ann@peak.example' is no domain" in said
    assert "number 22099131: 2 times" in said
    assert not Company.objects.exists()


@pytest.mark.parametrize(
    ("text", "encoding", "fault"),
    [
        ("", "utf-8", "the first line has to name number, name, domains"),
        ("統一編號,name,domains\n", "utf-8", "the first line has to name"),
        ("number,name,domains\n22099131\n", "utf-8", "line 2: name has to have"),
        (GOOD, "big5", "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(db, tmp_path, text, encoding, fault):
    with pytest.raises(CommandError, match=fault):
        register(tmp_path, text, encoding=encoding)


def test_a_file_that_is_not_there_is_said(db, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run("companies", str(tmp_path / "none.csv"))


def test_a_company_in_the_register_makes_later_claims_count(tmp_path, submitted):
    register(tmp_path, GOOD)
    user = User.objects.for_email("ann@xn--rht8k.tw")
    assert claims.claim(submitted(user.email, user=user), user).standing == "by_domain"
