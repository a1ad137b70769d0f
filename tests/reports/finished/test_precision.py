"""Nothing in any file is finer than its print: no coordinate, no cell, no figure behind a chart."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from pptx import Presentation
from pyarrow import parquet

from tests.reports.finished.finished import figures
from tests.reports.finished.html_file import charts
from tests.reports.finished.pptx_file import workbook_of
from tests.reports.html.reading import Element, read
from tests.reports.pdf.read import text_of
from trigpoint.release import policy
from trigpoint.reports.annual import annual_report
from trigpoint.reports.annual.publish import publish
from trigpoint.reports.company import company_report, ready_companies
from trigpoint.reports.content import Band, Mark
from trigpoint.reports.formats import write_report

pytestmark = pytest.mark.slow
NAMED = "firm-no-"
"""So the ids of all respondents begin."""


@pytest.fixture(scope="module", params=[False, True], ids=["unweighted", "weighted"])
def made(request, small, source_of, tmp_path_factory):
    """A small wave's report and the folder of its files."""
    wave = small(weighted=request.param, cohorts={"club": 0.5})
    names = np.array([f"{NAMED}{at:03d}" for at in range(len(wave))], dtype=object)
    wave = replace(wave, respondent=names)
    source = source_of(wave)
    report = annual_report(source, "en", cohorts=["club"])
    folder = tmp_path_factory.mktemp("precise")
    list(publish(report, source, ["club"], folder, "trigpoint report"))
    return report, folder, wave


def _values(value: Any, kind: type) -> Iterator[Any]:
    if isinstance(value, kind):
        yield value
    if is_dataclass(value):
        for one in fields(value):
            yield from _values(getattr(value, one.name), kind)
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one, kind)


def _ends(mark: Mark) -> Iterator[float]:
    """The ends of a mark's interval that have more decimals than its text."""
    decimals = len(mark.text.rstrip("%").partition(".")[2])
    return (end for end in (mark.low, mark.high) if end is not None and round(end, decimals) != end)


def test_a_chart_places_its_marks_by_printed_figures(made, annual):
    """Every format draws this value, and computes nothing but lengths."""
    for report in (made[0], annual.report):
        drawn = _values((report.opening, report.sections), Mark)
        marks = [mark for mark in drawn if mark.value is not None]
        assert len(marks) > 100
        for mark in marks:
            assert mark.value == _number(mark.text), mark
            assert not list(_ends(mark)), mark
        for band in _values(report.sections, Band):
            assert band.share == _number(band.text)


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-").rstrip("%"))


def test_marks_on_a_page_stand_where_their_printed_figures_do(made):
    page = read((made[1] / "report.html").read_text("utf-8"))
    checked = 0
    for chart in charts(page):
        if {"dots", "bars", "arrows"} & set(chart.classes):
            marks = chart.of_class("pointed")
            assert any(all(_stands(one, *axis) for one in marks) for axis in _axes(chart))
            checked += len(marks)
    assert checked > 200


def _stands(mark: Element, low: float, high: float) -> bool:
    """Whether all parts of a mark are where the figures of its title are on an axis."""
    printed = [float(number.replace(",", "")) for number in figures([mark.text])]
    both = [sign * number for number in printed for sign in (1, -1)]
    places = {f"{_place(number, low, high):.2f}%" for number in both} | {"0.00%", "100%"}
    return {place for part in mark.all() for place in _places(part)} <= places


def _axes(chart: Element) -> list[tuple[float, float]]:
    """The axis of a chart; of bars, which have none, each that they may have."""
    ticks = [text for axis in chart.of_class("ticks") for text in axis.all("text")]
    ends = [_number(tick.text) for tick in ticks if tick.attributes["x"] in ("0.00%", "100.00%")]
    return [(ends[0], ends[-1])] if ends else [(0.0, high) for high in (100.0, 75.0, 50.0, 25.0)]


def _place(number: float, low: float, high: float) -> float:
    return min(max(100 * (number - low) / (high - low), 0), 100)


def _places(part: Element) -> Iterator[str]:
    names = ("x", "cx", "x1", "x2", "width")
    values = (part.attributes.get(name, "") for name in names)
    return (value for value in values if value.endswith("%"))


def test_stacked_parts_on_a_page_are_as_wide_as_printed(made):
    page = read((made[1] / "report.html").read_text("utf-8"))
    bars = page.of_class("stack")
    assert bars
    for bar in bars:
        parts = bar.of_class("part")
        shares = [float(next(figures([one.text]))) for one in bar.of_class("pointed")]
        starts = [0.0, *accumulate(shares)]
        widths = [min(share, 100 - start) for share, start in zip(shares, starts, strict=False)]
        assert [part.attributes["width"] for part in parts] == [f"{one:.2f}%" for one in widths]
        assert [part.attributes["x"] for part in parts] == [f"{x:.2f}%" for x in starts[:-1]]


def test_figures_behind_the_charts_of_slides_are_printed_ones(made):
    """In the workbook inside a chart, and in what its XML keeps of it.

    A band as wide as several columns of a chart is shared out among them.
    """
    printed = {mark.value for mark in _values(made[0].sections, Mark)}
    printed |= {end for mark in _values(made[0].sections, Mark) for end in (mark.low, mark.high)}
    bands = [band.share for band in _values(made[0].sections, Band)]
    printed |= {round(share / columns, 4) for share in bands for columns in range(1, 21)}
    deck = Presentation(str(made[1] / "report.pptx"))
    seen = 0
    for chart in (s.chart for slide in deck.slides for s in slide.shapes if s.has_chart):
        heads, *rows = workbook_of(chart)
        for row in rows:
            cells = [cell for head, cell in zip(heads, row, strict=True) if head != "↕"]
            numbers = [cell for cell in cells if isinstance(cell, float)]
            assert {one for one in numbers if one not in printed} <= {0.0}
            seen += len(numbers)
        cached = {float(one) for one in _cached(chart) if re.fullmatch(r"[-\d.]+", one)}
        inside = {cell for row in rows for cell in row if isinstance(cell, float)}
        assert cached <= inside
    assert seen > 200


def _cached(chart: Any) -> list[str]:
    return [one.text or "" for one in chart._chartSpace.xpath(".//c:numCache//c:v")]


def test_cells_of_the_workbook_hold_what_they_show(made):
    cells = [
        cell
        for name, sheet in _unpacked((made[1] / "report.xlsx").read_bytes())
        if "worksheets/" in name
        for cell in re.findall(rb"<c (?![^>]*t=.s.)[^>]*><v>(.*?)</v>", sheet)
    ]
    assert len(cells) > 500
    assert [cell for cell in cells if abs(float(cell) - round(float(cell), 2)) > 1e-12] == []


def test_open_data_are_as_coarse_as_policy_asks(made):
    data, weighted = made[1] / "data", made[2].weights is not None
    for file in sorted(data.glob("*.csv")):
        rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
        binary = parquet.read_table(file.with_suffix(".parquet")).to_pylist()
        assert rows
        for text, value in zip(rows, binary, strict=True):
            for name, one in value.items():
                if isinstance(one, float):
                    assert float(text[name]) == one
                    assert round(one, _decimals(value, name, weighted=weighted)) == one, (
                        file,
                        value,
                    )


def _decimals(row: dict[str, Any], name: str, *, weighted: bool) -> int:
    """How fine a figure of the open data may be."""
    if "statistic" in row:
        points = row["statistic"] in ("percentile", "tenth_mean")
        return policy.DECIMALS if points else policy.COEFFICIENT_DECIMALS
    if name in ("weighted_base", "effective_base"):
        return 0
    share = row.get("option") != ""
    return policy.WEIGHTED_DECIMALS if weighted and share else policy.DECIMALS


def test_no_file_names_a_respondent(made):
    """Neither in its text nor in what it is packed of."""
    folder, wave = made[1], made[2]
    assert wave.respondent[0].startswith(NAMED)
    for path in (path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert NAMED not in (text_of(content) if path.suffix == ".pdf" else "")
        assert [name for name, part in _unpacked(content) if NAMED.encode() in part] == []


def test_a_report_to_a_firm_names_no_other(made, source_of, tmp_path):
    ready = ready_companies(source_of(made[2]).wave, "en")
    own, *others = made[2].respondent.tolist()
    for ending in (".html", ".pdf"):
        write_report(company_report(ready, own), tmp_path / f"firm{ending}")
        content = (tmp_path / f"firm{ending}").read_bytes()
        text = text_of(content) if ending == ".pdf" else content.decode()
        assert own in text
        assert [other for other in others if other in text] == []


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file and all files in it, and in these."""
    yield "", content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            for name in file.namelist():
                yield from ((name + inner, part) for inner, part in _unpacked(file.read(name)))
