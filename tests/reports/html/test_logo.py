"""The organiser's logo: within the page, as a picture that runs nothing."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports import samples
from tests.reports.html.reading import read
from trigpoint.errors import DataError
from trigpoint.reports.html import html_report
from trigpoint.reports.html.logo import LARGEST

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _page(logo: Path, name: str = "") -> str:
    report = samples.annual()
    look = report.look.model_copy(update={"logo": logo, "name": name})
    return html_report(replace(report, look=look))


@pytest.mark.parametrize(("ending", "kind"), [(".svg", "image/svg+xml"), (".PNG", "image/png")])
def test_a_logo_is_a_picture_within_the_page(tmp_path: Path, ending: str, kind: str) -> None:
    logo = tmp_path / f"logo{ending}"
    logo.write_bytes(SVG)
    source = _page(logo, "A & B")
    [image] = read(source).all("img")
    head, _, body = image.attributes["src"].partition(",")
    assert head == f"data:{kind};base64"
    assert b64decode(body) == SVG
    assert image.attributes["alt"] == "A & B"
    assert "alert(1)" not in source


def test_without_a_logo_the_name_stands_in_its_place() -> None:
    report = samples.annual()
    [name] = read(html_report(report)).of_class("by")
    assert name.text == report.organiser


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.gif", SVG, "not a logo"),
        ("logo.svg", None, "cannot be read"),
        ("logo.png", b"0" * (LARGEST + 1), "500,001 bytes"),
    ],
)
def test_what_is_no_logo_is_refused_with_its_name(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    logo = tmp_path / name
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(DataError, match=said) as raised:
        _page(logo)
    assert str(logo) in str(raised.value)
