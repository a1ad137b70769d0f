"""Which addresses are the same, and which speak for a company."""

from __future__ import annotations

import smtplib

import pytest
from django.core.mail.message import sanitize_address
from django.forms import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from trigpoint_web.accounts.emails import AddressField, canonical, vouches


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann@Firm.Example", "ann@firm.example"),
        ("  ann@firm.example\n", "ann@firm.example"),
        ("ａｎｎ＠ｆｉｒｍ．ｅｘａｍｐｌｅ", "ann@firm.example"),
        ("ann@台灣公司.tw", "ann@xn--55q14dza2120a.tw"),
        ("ann@台灣公司。tw", "ann@xn--55q14dza2120a.tw"),
        ("ann@XN--55Q14DZA2120A.tw", "ann@xn--55q14dza2120a.tw"),
        ("ann+survey@firm.example", "ann+survey@firm.example"),
    ],
)
def test_an_address_is_kept_one_way(typed, kept):
    assert AddressField().clean(typed) == kept
    assert canonical(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "ann",
        "@firm.example",
        "ann@",
        "ann@firm",
        "ann@firm..example",
        "ann@firm.example\nBcc: bob@firm.example",
        "ann@firm.example\r\nSubject: x",
        "ann@firm.example, bob@firm.example",
        "Ann <ann@firm.example>",
        "安@firm.example",
        f"ann@{'x' * 64}.example",
        f"{'a' * 320}@firm.example",
        f"{'a' * 242}@firm.example",
        "ann\x00@firm.example",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(ValidationError):
        AddressField().clean(typed)


@pytest.mark.parametrize(
    "typed",
    [
        '"eve@evil.example"@firm.example',
        '"\x1b[2J"@firm.example',
        '"a\\\x0c"@firm.example',
        "=?utf-8?q?=61nn?=@firm.example",
        "=?utf-8?q?eve=40evil.example=2c?=x@firm.example",
        "eve%evil.example@firm.example",
        "evil.example!eve@firm.example",
        "ann@[127.0.0.1]",
    ],
)
def test_what_a_mail_program_may_read_as_another_address_is_refused(typed):
    with pytest.raises(ValidationError):
        AddressField().clean(typed)


ODD = st.text("ann.+-_'=?&/#$*^`{|}~%!\"@(),:;<>[]\\ \t\x0b\x1b", min_size=1, max_size=8)
ENCODED = st.text("ann.=34e", min_size=1, max_size=8).map("=?utf-8?q?{}?=".format)
QUOTED = ODD.map('"{}"'.format)


@given(ODD | ENCODED | QUOTED)
def test_letters_go_to_the_very_address_that_is_kept(local):
    try:
        kept = canonical(f"{local}@firm.example")
    except ValueError:
        return
    assert smtplib.quoteaddr(sanitize_address(kept, "utf-8")) == f"<{kept}>"


@pytest.mark.parametrize(
    ("address", "domains", "expected"),
    [
        ("ann@firm.example", ["firm.example"], True),
        ("ann@tw.firm.example", ["firm.example"], True),
        ("ann@notfirm.example", ["firm.example"], False),
        ("ann@firm.example.evil.example", ["firm.example"], False),
        ("ann@example", ["firm.example"], False),
        ("firm.example@evil.example", ["firm.example"], False),
        ('"x@firm.example"@evil.example', ["firm.example"], False),
        ("ann@firm.example", [], False),
        ("ann@firm.example", ["other.example", "firm.example"], True),
        ("ann@xn--55q14dza2120a.tw", ["xn--55q14dza2120a.tw"], True),
        ("ann@gmail.com", ["gmail.com"], False),
        ("ann@yahoo.com.tw", ["yahoo.com.tw"], False),
        ("ann@vip.qq.com", ["vip.qq.com"], False),
    ],
)
def test_an_address_speaks_for_a_company_at_its_domain_or_below_it(address, domains, expected):
    assert vouches(address, domains) is expected


def test_a_domain_that_only_looks_alike_is_another():
    cyrillic = canonical("ann@\u0441ompany.example")
    assert not vouches(cyrillic, ["company.example"])
