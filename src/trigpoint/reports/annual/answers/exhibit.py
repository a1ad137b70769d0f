"""The answers to one question, by the instrument's banner: a chart and its table."""

from __future__ import annotations

from trigpoint.reports.annual.alt import alt
from trigpoint.reports.annual.answers.standout import most_frequent
from trigpoint.reports.annual.issued import Issued
from trigpoint.reports.charts import bars
from trigpoint.reports.content import Exhibit
from trigpoint.tables.spec import has_option_rows


def answers_exhibit(question: str, material: Issued) -> Exhibit:
    """The answers to a question, most frequent first; a chart where anybody answered."""
    asked = material.instrument.by_id[question]
    table = material.tables.table(question)
    subtitle = material.own["answers_subtitle"].format(banner=material.banner)
    drawn = has_option_rows(asked) and table.bases.n[0] > 0
    chart = bars(table, material.tables, material.text, material.heads, last=asked.exclusive)
    return Exhibit(
        id=f"answers.{question}",
        title=most_frequent(question, material),
        subtitle=subtitle,
        table=material.printed[question],
        chart=chart if drawn else None,
        foot=material.foot(question),
        alt=alt(material, subtitle, chart) if drawn else "",
        on_slide=bool(drawn),
        folded=False,
    )
