"""Every chapter about every bad wave: no empty chart, no nan, every number bound."""

from __future__ import annotations

import pytest

from trigpoint.reports.annual.index import index
from trigpoint.reports.annual.material import gather
from trigpoint.reports.annual.method import method
from trigpoint.reports.annual.quality import quality
from trigpoint.reports.annual.respondents import respondents
from trigpoint.reports.annual.stages import stages

CHAPTERS = (index, stages, method, respondents, quality)


@pytest.mark.parametrize("alone", [False, True], ids=["wave", "tally"])
def test_chapters_of_bad_waves_are_sound(bad_wave, source_of, of_sections, sound, alone):
    material = gather(source_of(bad_wave, alone=alone), "en")
    sound(of_sections(material, *(chapter(material) for chapter in CHAPTERS)))


def test_the_shipped_wave_is_sound(printed_material, of_sections, sound):
    material = printed_material
    sound(of_sections(material, *(chapter(material) for chapter in CHAPTERS)))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_another_instrument_is_reported_in_its_languages(
    civic_cloud, make_wave, source_of, of_sections, sound, lang
):
    material = gather(source_of(make_wave(civic_cloud, 80)), lang)
    sound(of_sections(material, *(chapter(material) for chapter in CHAPTERS)))
