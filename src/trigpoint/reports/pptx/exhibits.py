"""The slides of an exhibit: its chart, or its table where there is nothing to draw."""

from __future__ import annotations

from trigpoint.reports.content import Chart, Table
from trigpoint.reports.pptx import tables
from trigpoint.reports.pptx.canvas import MARGIN, Box
from trigpoint.reports.pptx.charts import draw_chart, is_drawn, parts
from trigpoint.reports.pptx.frame import ACROSS, content_slide, numbered
from trigpoint.reports.pptx.notes import table_lines
from trigpoint.reports.pptx.outline import Shown
from trigpoint.reports.pptx.setting import Setting
from trigpoint.sentences import plain

_ROOM = Box(MARGIN, 0, ACROSS, 288)
"""A slide's body under a title and a subtitle that are neither short nor long."""


def draw_exhibit(setting: Setting, page: Shown) -> None:
    """Draw an exhibit, over as many slides as it needs."""
    exhibit = page.exhibit
    drawn: list[Chart | Table]
    if exhibit.chart is not None and is_drawn(exhibit.chart):
        drawn = list(parts(exhibit.chart, _ROOM))
    else:
        drawn = list(tables.parts(exhibit.table, _ROOM))
    for at, part in enumerate(drawn):
        _slide(setting, page, part, at, len(drawn))


def _slide(setting: Setting, page: Shown, part: Chart | Table, at: int, of: int) -> None:
    exhibit = page.exhibit
    said = (*page.notes, *table_lines(exhibit.table, setting.report.words))
    slide, body = content_slide(
        setting,
        page.kicker,
        numbered(setting, page.title, at, of),
        said if at == 0 else (),
        subtitle=" ".join(filter(None, [page.question, exhibit.subtitle])),
        foot=exhibit.foot,
        warning=page.warning,
    )
    if isinstance(part, Table):
        tables.draw(slide, body, part, setting)
    else:
        draw_chart(slide, body, part, exhibit.alt or plain(page.title), setting)
