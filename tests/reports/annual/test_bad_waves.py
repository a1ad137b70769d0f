"""The whole report about every bad wave: no empty chart, no nan, every number bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trigpoint.reports.annual import annual_report


@pytest.mark.parametrize("alone", [False, True], ids=["wave", "tally"])
def test_the_report_of_a_bad_wave_is_sound(bad_wave, source_of, sound, alone):
    sound(annual_report(source_of(bad_wave, alone=alone), "en"))


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
def test_the_report_of_the_shipped_wave_is_sound(shipped, sound, lang):
    sound(annual_report(shipped, lang))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_another_instrument_is_reported_in_its_languages(
    civic_cloud, make_wave, source_of, sound, lang
):
    sound(annual_report(source_of(make_wave(civic_cloud, 80)), lang))


def test_what_is_sound_is_not_said_of_a_number_without_its_cell(shipped, sound):
    report = annual_report(shipped, "en")
    without = tuple(section for section in report.sections if section.id != "stages")
    with pytest.raises(AssertionError):
        sound(replace(report, sections=without))
