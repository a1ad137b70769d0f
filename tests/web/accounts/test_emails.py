"""Which addresses are the same, and which speak for a company."""

from __future__ import annotations

import pytest
from django.forms import ValidationError

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
