"""The slides of an exhibit: its chart, or its table where there is nothing to draw."""

from __future__ import annotations

from dataclasses import replace

from trigpoint.reports.content import Chart, Exhibit, Table
from trigpoint.reports.pptx import tables
from trigpoint.reports.pptx.canvas import Box
from trigpoint.reports.pptx.charts import draw_chart, is_drawn, parts
from trigpoint.reports.pptx.frame import Frame, content_slide, numbered
from trigpoint.reports.pptx.notes import table_lines
from trigpoint.reports.pptx.outline import Shown
from trigpoint.reports.pptx.setting import Setting
from trigpoint.sentences import plain


def draw_exhibit(setting: Setting, page: Shown) -> None:
    """Draw an exhibit, over as many slides as it needs."""
    exhibit = page.exhibit
    frame = Frame(
        page.kicker,
        page.title,
        subtitle=" ".join(filter(None, [page.question, exhibit.subtitle])),
        foot=exhibit.foot,
        warning=page.warning,
    )
    drawn = list(_parts(exhibit, frame.body))
    notes = (*page.notes, *table_lines(exhibit.table, setting.report.words))
    for at, part in enumerate(drawn):
        own = replace(frame, title=numbered(setting, page.title, at, len(drawn)))
        slide = content_slide(setting, own, notes if at == 0 else ())
        if isinstance(part, Table):
            tables.draw(slide, own.body, part, setting)
        else:
            alt = exhibit.alt or plain(page.title)
            draw_chart(slide, own.body, part, alt, setting)


def _parts(exhibit: Exhibit, body: Box) -> list[Chart] | list[Table]:
    if exhibit.chart is not None and is_drawn(exhibit.chart):
        return list(parts(exhibit.chart, body))
    return list(tables.parts(exhibit.table, body))
