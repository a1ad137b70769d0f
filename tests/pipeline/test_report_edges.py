"""Annual reports of waves at the edge of what there is: they read well, or say why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from tests.pipeline.test_edges import WAVES
from trigpoint.reports.annual import annual_report
from trigpoint.reports.content import Bars, Dots, Exhibit, Report, Stacked
from trigpoint.reports.source import open_source

NO_NUMBER = re.compile(r"\b(nan|NaN|inf)\b|\{\w*\}")


@pytest.fixture(scope="module", params=list(WAVES))
def report(request, rows_made, rows_written, civic_cloud_folder, tmp_path_factory) -> Report:
    folder = tmp_path_factory.mktemp("wave")
    answers = rows_written(WAVES[request.param](rows_made), folder / "answers.csv")
    source = open_source(answers, str(civic_cloud_folder))
    return annual_report(source, "en", cohorts=source.cohorts())


def texts(value: object) -> Iterator[str]:
    """Every text anywhere in a report."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def test_every_number_in_a_sentence_is_in_a_table(report):
    assert report.unbound() == []


def test_nothing_is_printed_that_is_no_number(report):
    printed = list(texts((report.opening, report.sections)))
    assert printed
    assert not [text for text in printed if NO_NUMBER.search(text)]


def test_no_chart_is_empty(report):
    exhibits = [block for block in report.blocks() if isinstance(block, Exhibit)]
    drawn = [one.chart for one in exhibits if isinstance(one.chart, Bars | Dots | Stacked)]
    for chart in drawn:
        assert any(mark.value is not None for _, marks in chart.rows for mark in marks)


def test_ids_are_told_apart(report):
    sections = [section.id for section in report.all_sections()]
    exhibits = [block.id for block in report.blocks() if isinstance(block, Exhibit)]
    assert len(sections) == len(set(sections))
    assert len(exhibits) == len(set(exhibits))


def test_every_section_says_something(report):
    empty = [one.id for one in report.all_sections() if not one.blocks and not one.sections]
    assert empty == []
    assert report.opening
