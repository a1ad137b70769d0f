"""A report within a page of somebody else: nothing of it leaks, and the page has its own head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.reports import samples
from tests.reports.html.reading import Element, read
from trigpoint.reports.content import Report
from trigpoint.reports.html import fragment_style, html_fragment, html_report, report_script
from trigpoint.reports.look import own_look


@pytest.fixture
def body(report: Report) -> Element:
    """The body of every sample, read back."""
    return read(html_fragment(report).body)


def test_it_is_one_element_in_the_language_of_the_report(body: Element, report: Report) -> None:
    [root] = [one for one in body.inside if isinstance(one, Element)]
    assert root.tag == "div"
    assert root.classes == ["trigpoint", report.kind]
    assert root.attributes["lang"] == report.lang


def test_it_leaves_head_header_main_and_footer_to_the_page(body: Element) -> None:
    tags = {one.tag for one in body.all()}
    assert not tags & {
        "html",
        "head",
        "body",
        "main",
        "header",
        "footer",
        "style",
        "link",
        "script",
    }


def test_it_may_stand_under_a_policy_that_allows_nothing_inline(body: Element) -> None:
    for element in body.all():
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
        assert "src" not in element.attributes


def test_its_title_is_the_only_h1(body: Element, report: Report) -> None:
    assert [one.text for one in body.all("h1")] == [report.title]


def test_every_rule_of_its_style_is_within_its_class(report: Report) -> None:
    style = html_fragment(report).style
    assert [selector for selector, _ in _rules(style)] == [".trigpoint"]
    assert "@page" not in style
    assert "@import" not in style
    assert "url(" not in style


def test_its_style_is_the_same_for_every_report_of_a_look() -> None:
    made = [*map(samples.annual, samples.LANGS), samples.company(), samples.empty()]
    assert len({html_fragment(one).style for one in made}) == 1


def test_its_style_can_be_served_before_there_is_a_report() -> None:
    assert fragment_style() == html_fragment(samples.company()).style


def test_another_look_has_another_style() -> None:
    other = own_look().model_copy(update={"accent": "#123456"})
    style = html_fragment(replace(samples.annual(), look=other)).style
    assert "--accent: #123456" in style
    assert style != html_fragment(samples.annual()).style


def test_the_library_s_own_page_is_made_of_the_same_parts(report: Report) -> None:
    fragment, page = html_fragment(report), html_report(report)
    assert fragment.body in page
    assert fragment.style in page
    assert report_script() in page


def test_the_script_touches_nothing_outside_of_reports() -> None:
    script = report_script()
    assert 'document.querySelectorAll(".trigpoint")' in script
    assert set(re.findall(r"document\.(\w+)", script)) == {"querySelectorAll", "createElement"}
    assert script.count("document.querySelectorAll") == 1


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """The selectors on the outermost level, each with what is in its braces."""
    depth, selector, inside = 0, "", ""
    for character in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL):
        if character == "}":
            depth -= 1
            if depth == 0:
                yield selector.strip(), inside
                selector = inside = ""
                continue
        if depth:
            inside += character
        elif character != "{":
            selector += character
        depth += character == "{"
    assert depth == 0
    assert not selector.strip()
