"""The tally of a reconstructed wave says that its firms are invented, and so does what it tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from trigpoint.release.issue import make_release
from trigpoint.reports.annual import annual_report
from trigpoint.reports.content import Report
from trigpoint.reports.source import open_source, wave_source
from trigpoint.sentences import plain
from trigpoint.tally.file import write_tally
from trigpoint.tally.kernel import tally_answers
from trigpoint.wave.count import tally_wave
from trigpoint.wave.open import Wave, open_wave

SHIPPED = Path("src/trigpoint/instruments/ai-index/waves/2023")


@pytest.fixture(scope="module")
def shipped() -> Wave:
    return open_wave(SHIPPED)


def test_a_reconstructed_wave_is_counted_as_invented(shipped):
    own = shipped.settings.reconstructed
    found = tally_wave(shipped).invented
    assert found.note == own.note
    assert set(found.simulated) == set(own.simulated)


def test_real_answers_are_counted_as_real(ai_index, make_wave):
    answers = make_wave(ai_index, 10)
    wave = Wave(Path("a.csv"), "ai-index", ai_index, answers, ai_index.stages.cut_points, None, ())
    assert tally_wave(wave).invented is None


def test_a_release_of_the_tally_alone_carries_the_warning(shipped):
    warning = shipped.settings.reconstructed.note["en"]
    assert make_release(tally_wave(shipped)).manifest["warning"] == warning
    assert make_release(tally_answers(shipped.responses)).manifest["warning"] == ""


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_an_annual_report_of_the_tally_alone_warns_and_finds_nothing_that_the_wave_s_does_not(
    shipped, tmp_path, lang
):
    write_tally(wave_source(shipped).tally, tmp_path / "wave.tally")
    of_tally = annual_report(open_source(tmp_path / "wave.tally"), lang)
    of_wave = annual_report(wave_source(shipped), lang)
    assert of_tally.warning == of_wave.warning
    assert _found(of_tally) <= _found(of_wave)
    marked = [table.id for table in of_tally.tables().values() if table.notes]
    assert set(shipped.settings.reconstructed.simulated) - {"capital"} <= {*marked, *RATINGS}


RATINGS = ("self_foundations", "self_tools", "self_risk")
"""Their means stand in one table of their own."""


def _found(report: Report) -> set[str]:
    [section] = [section for section in report.sections if section.id == "findings"]
    return {plain(card.title) for card in section.blocks[0].items}
