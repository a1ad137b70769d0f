"""The report plan: optional, complete in every language, and free of typed numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trigpoint.errors import DataError, UsageError
from trigpoint.instrument.check import check_instrument
from trigpoint.instrument.load import instrument_folder, load_instrument
from trigpoint.instrument.report import (
    ReportPlan,
    ReportText,
    load_report_plan,
    load_report_text,
)

Edit = Callable[[str, str, str], Path]
Row = tuple[str, str, str, str]  # old, new, a piece of the line that is named, what is said

PLAN: list[Row] = [
    ("cloud:\n    in_use", "clouds:\n    in_use", "clouds:", "clouds is no question"),
    ("cloud:\n    in_use", "channels:\n    in_use", "channels:", "channels has no single answers"),
    ("cloud:\n    in_use", "staff:\n    in_use", "staff:", "staff is no question"),
    ("in_use: [live", "no_cloud: [live", "no_cloud:", "no_cloud is an option of cloud"),
    ("in_use: [live", "in_use: [alive", "in_use:", "alive is no option of cloud"),
    ("in_use: [live, pilot]", "in_use: [live, live]", "live", "live is taken"),
    ("in_use: [live, pilot]", "in_use: [live]", "in_use:", "in_use: tuple should have at least 2"),
    ("{id: obstacles, q", "{id: access, q", "id: access", "access is taken"),
    ("[barriers]", "[barrier]", "[barrier]", "barrier is no question"),
    ("depth: cloud", "depth: provider", "depth:", "provider is no scored single question"),
    ("section: cloud", "section: clouds", "section:", "clouds is neither a topic nor a dimension"),
    ("id: by_area", "id: use", "id: use, rule: gap", "use is taken"),
    ("rule: gap", "rule: gulf", "gulf", "does not match any of the expected tags"),
    ("gap, question: cloud", "gap, question: ease", "ease", "ease is no question with options"),
    (
        "share, question: cloud, option: in_use",
        "share, question: cloud",
        "rule: share",
        "option is",
    ),
    ("[no_barrier, other]", "[no_barrier, rain]", "rain", "rain is no option of barriers"),
]

WORDS: list[Row] = [
    ("{health: health}", "{wealth: health}", "wealth", "wealth is not in the instrument"),
    ("called:\n  service_area", "called:\n  area", "area:", "area is not in the instrument"),
    ("{in_use: In use}", "{used: In use}", "cloud:", "in_use has no words here"),
    ("  obstacles: {title: O", "  hurdles: {title: O", "topics:", "obstacles has no words here"),
    (", about: What stands in the way.", "", "obstacles:", "about is missing"),
    ("    by_area:", "    by_zone:", "cloud_use:", "by_area has no words here"),
    ("      under:", "      below:", "use:", "under has no words here"),
    ("      under:", "      between:", "between:", "between is nothing that this rule says"),
    ("More than half", "More than 50%", "50%", "numbers come from the tables"),
    ('({share}%) use the cloud"\n      u', '({part}%)"\n      u', "{part}", "{part} is nothing"),
    (
        '({share}%) use the cloud"\n      u',
        '({share%)"\n      u',
        "{share%",
        "a brace is left open",
    ),
]


def test_an_instrument_needs_no_report_plan(civic: Path) -> None:
    for file in civic.glob("report*.yaml"):
        file.unlink()
    assert check_instrument(civic) == []
    assert load_report_plan(civic) == ReportPlan()
    assert load_report_text(civic, "en") == ReportText()


@pytest.mark.parametrize("name", ["ai-index", "civic-cloud"])
def test_the_plans_that_come_along_have_words_in_every_language(name: str, civic: Path) -> None:
    folder = civic if name == "civic-cloud" else instrument_folder(name)
    plan = load_report_plan(folder)
    for lang in load_instrument(folder).languages:
        text = load_report_text(folder, lang)
        assert set(text.topics) == {one.id for one in plan.topics}
        assert set(text.findings) == {one.id for one in plan.findings}


def test_a_plan_without_words_is_refused(civic: Path) -> None:
    (civic / "report.ja.yaml").unlink()
    with pytest.raises(DataError, match="is not there"):
        load_report_text(civic, "ja")
    assert [fault.what for fault in check_instrument(civic)] == ["is not there"]


def test_a_language_that_the_instrument_lacks_is_refused(civic: Path) -> None:
    with pytest.raises(UsageError, match="not in this language"):
        load_report_text(civic, "fr")


@pytest.mark.parametrize(("old", "new", "at", "says"), PLAN)
def test_every_way_in_which_a_plan_can_fail(
    edit: Edit, old: str, new: str, at: str, says: str
) -> None:
    folder = edit("report.yaml", old, new)
    _told(folder / "report.yaml", at, says)
    with pytest.raises(DataError):
        load_report_plan(folder)


@pytest.mark.parametrize(("old", "new", "at", "says"), WORDS)
def test_every_way_in_which_its_words_can_fail(
    edit: Edit, old: str, new: str, at: str, says: str
) -> None:
    folder = edit("report.en.yaml", old, new)
    _told(folder / "report.en.yaml", at, says)
    with pytest.raises(DataError):
        load_report_text(folder, "en")


def _told(path: Path, at: str, says: str) -> None:
    """A fault says ``says`` at the line of ``path`` that holds ``at``."""
    lines = path.read_text("utf-8").splitlines()
    found = check_instrument(path.parent)
    where = [fault.where for fault in found if says in fault.what]
    assert where, found
    name, _, line = where[0].rpartition(":")
    assert Path(name).name == path.name
    assert at in lines[int(line) - 1]
