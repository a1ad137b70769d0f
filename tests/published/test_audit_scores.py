"""Figures beside the tables: each that cannot be right is found, at its place and alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from trigpoint.published.audit_scores import audit_scores
from trigpoint.published.model import Published
from trigpoint.published.read import read_published


def test_the_reports_figures_beside_the_tables_agree(report: Published) -> None:
    assert audit_scores(report, []) == []


ADD_UP = "parts_do_not_add_up"
SHARE = "impossible_share"

CHANGES = [
    # in print, misprinted, found at, as
    ("health_care: 3.4", "health_care: 3.5", "industries.professional.health_care", SHARE),
    ("wholesale_retail: 4.3", "wholesale_retail: 4.6", "industries.retail", ADD_UP),
    ("over_100m: 39", "over_100m: 36", "capital_twd", ADD_UP),
    ("[27.7, 31.5, 20.8, 20.0]", "[27.8, 31.5, 20.8, 20.0]", "stages.share", SHARE),
    ("[48.6, 24.3, 24.3,  2.7]", "[45.9, 24.3, 24.3, 2.7]", "stages.share", ADD_UP),
    ("[45.5, 24.9, 19.4, 10.2]", "[45.5, 25.2, 19.1, 10.2]", "stages.share", ADD_UP),
    ("business: 31.1", "business: 33.1", "dimensions.business", ADD_UP),
    ("ict: 44.7", "ict: 47.4", "index.2023.total", ADD_UP),
    ("[15.8, 39.0, 56.8, 76.7]", "[15.8, 39.4, 56.8, 76.7]", "stages.mean.index", ADD_UP),
    ("[13.8, 35.5, 59.3, 83.9]", "[12.8, 35.5, 59.3, 83.9]", "stages.mean.talent", ADD_UP),
    ("index: 49.5", "index: 45.9", "cohorts.aita.index", ADD_UP),
]


@pytest.mark.parametrize(("printed", "misprinted", "where", "kind"), CHANGES)
def test_a_misprint_beside_the_tables_is_found(
    printed: str, misprinted: str, where: str, kind: str, report_path: Path, tmp_path: Path
) -> None:
    text = report_path.read_text("utf-8")
    assert text.count(printed) == 1
    path = tmp_path / "published.yaml"
    path.write_text(text.replace(printed, misprinted), "utf-8")
    found = [(one.where, one.kind.value) for one in audit_scores(read_published(path), [])]
    assert (where, kind) in found
    assert {place.split(".")[0] for place, _ in found} <= {where.split(".")[0], "index", "stages"}


def test_the_firms_of_an_impossible_share_are_told_by_the_rest_of_its_group(
    report_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "published.yaml"
    text = report_path.read_text("utf-8").replace("health_care: 3.4", "health_care: 3.5")
    path.write_text(text, "utf-8")
    assert [one.suggested for one in audit_scores(read_published(path), [])] == [3.4]
