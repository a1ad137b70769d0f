"""The page as a whole: complete in itself, safe, readable by everybody."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from tests.reports import samples
from tests.reports.html.reading import Element, read
from trigpoint.reports.content import Paragraph, Report
from trigpoint.reports.html import html_report, write_html_report
from trigpoint.sentences import Link

LIMIT = 3_000_000
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert html_report(report) == html_report(report)


def test_the_page_is_written_whole(tmp_path) -> None:
    report = samples.annual()
    write_html_report(report, tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text("utf-8") == html_report(report)


def test_the_page_stays_small(report: Report) -> None:
    assert len(html_report(report).encode()) < LIMIT


def test_the_page_says_its_language_and_title(page: Element, report: Report) -> None:
    [html] = page.all("html")
    title = next(page.all("title"))
    assert html.attributes["lang"] == report.lang
    assert report.title in title.text


def test_the_page_asks_nothing_of_any_other_place(page: Element) -> None:
    for element in page.all():
        assert element.tag not in {"link", "iframe", "object", "embed", "base", "form", "video"}
        for name in ("src", "srcset", "poster", "data", "background"):
            assert element.attributes.get(name, "data:").startswith("data:")
        if element.tag != "a":
            assert not element.attributes.get("href", "").startswith("http")
    [style] = page.all("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_only_our_script_and_style_are_allowed_and_no_other_is_there(page: Element) -> None:
    [policy] = [
        one.attributes["content"]
        for one in page.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    [script], [style] = page.all("script"), page.all("style")
    assert "default-src 'none'" in policy
    assert f"script-src '{_hash(script.text)}'" in policy
    assert f"style-src '{_hash(style.text)}'" in policy
    assert "unsafe" not in policy
    for element in page.all():
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]


def test_hard_names_are_printed_and_do_nothing() -> None:
    for lang in samples.LANGS:
        page = read(html_report(samples.hard(lang)))
        headings = [one.text for one in page.all(*HEADINGS)]
        assert set(samples.HARD_NAMES) <= set(headings)
        assert not [one for one in page.all("b") if one.text == "Sons"]


def test_ids_are_unique_and_every_link_within_the_page_arrives(page: Element) -> None:
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    within = [one.attributes["href"] for one in page.all("a")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in within if link.startswith("#")} <= set(ids)


def test_references_between_elements_arrive(page: Element) -> None:
    ids = {one.attributes.get("id") for one in page.all()}
    for element in page.all():
        for name in ("aria-labelledby", "aria-describedby"):
            assert element.attributes.get(name) is None or element.attributes[name] in ids


def test_headings_begin_with_one_h1_and_skip_no_level(page: Element) -> None:
    levels = [int(one.tag[1]) for one in page.all(*HEADINGS)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_its_landmarks_and_a_way_past_the_bar(page: Element, report: Report) -> None:
    [main], [skip] = page.all("main"), page.of_class("skip")
    assert skip.attributes["href"] == f"#{main.attributes['id']}"
    assert len(list(page.all("nav"))) == (1 if report.sections else 0)


def test_every_section_is_in_the_contents_in_order(page: Element, report: Report) -> None:
    [nav] = page.all("nav")
    links = [(one.attributes["href"], one.text) for one in nav.all("a")]
    assert links == [(f"#{one.id}", one.title) for one in report.all_sections()]


def test_a_warning_stands_in_the_bar_on_the_cover_and_on_every_sheet() -> None:
    report = samples.annual()
    source = html_report(report)
    page = read(source)
    [cover], [bar] = page.of_class("warning")[:1], page.of_class("bar")
    assert report.warning == cover.text
    assert report.words["reconstructed"] in bar.text
    assert re.search(r'@top-right \{ content: "Reconstructed\\20 data"', source)


def test_a_report_of_real_firms_carries_no_warning() -> None:
    page = read(html_report(replace(samples.annual(), warning="")))
    [bar] = page.of_class("bar")
    assert samples.annual().words["reconstructed"] not in bar.text


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("mailto:someone@example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//example.org", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_become_links(url: str, leads: bool) -> None:
    paragraph = Paragraph((Link("words", url),))
    page = read(html_report(replace(samples.annual(), opening=(paragraph,), sections=())))
    found = [one.attributes["href"] for one in page.all("a") if one.text == "words"]
    assert found == ([url] if leads else [])


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
