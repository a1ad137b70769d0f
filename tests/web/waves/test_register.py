"""Registering a wave's folder: what is pinned, what may change, what is refused."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from trigpoint import DataError
from trigpoint_web.questionnaire.models import Answers, Draft
from trigpoint_web.waves import services
from trigpoint_web.waves.models import InstrumentVersion, Wave

pytestmark = pytest.mark.django_db


def reword(folder: Path, old: str, new: str, name: str = "text.en.yaml") -> None:
    file = folder / "asked" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_both_days_of_a_wave_belong_to_it(make_folder) -> None:
    wave = services.register(make_folder(first=date(2026, 9, 1), last=date(2026, 9, 30)))
    zone = timezone.get_default_timezone()
    assert wave.opens == datetime(2026, 9, 1, tzinfo=zone)
    assert wave.closes == datetime(2026, 10, 1, tzinfo=zone)
    assert wave.last_day() == date(2026, 9, 30)


def test_title_and_organiser_are_kept_in_every_language(make_folder) -> None:
    wave = services.register(make_folder())
    assert wave.title == {"zh-Hant": "年度調查", "en": "Annual survey"}
    assert wave.organiser == {"en": "The organiser"}


def test_who_answered_is_kept_for_two_years_after_the_end(make_folder) -> None:
    wave = services.register(make_folder(last=date(2026, 9, 30)))
    assert timezone.localdate(wave.erase_identities) == date(2028, 9, 30)


def test_registering_again_changes_nothing(make_folder) -> None:
    first, second = services.register(make_folder()), services.register(make_folder())
    assert first == second
    assert InstrumentVersion.objects.count() == 1


def test_a_wave_can_be_prolonged(make_folder) -> None:
    services.register(make_folder(last=date(2026, 9, 30)))
    wave = services.register(make_folder(last=date(2026, 10, 15)))
    assert wave.last_day() == date(2026, 10, 15)
    assert Wave.objects.count() == 1


def test_a_new_wording_is_a_new_version_and_old_drafts_keep_theirs(make_folder) -> None:
    folder = make_folder()
    wave = services.register(folder)
    draft = Draft.objects.create(wave=wave, instrument=wave.instrument, language="en")
    seen = services.text_of(wave.instrument, "en").questions["b1"].title
    reword(folder, seen, "Quite another title")
    reworded = services.register(folder)
    draft.refresh_from_db()
    assert reworded.instrument != draft.instrument
    assert services.text_of(draft.instrument, "en").questions["b1"].title == seen
    assert (
        services.text_of(reworded.instrument, "en").questions["b1"].title == "Quite another title"
    )


def test_what_was_seen_does_not_change_with_the_files_it_came_from(make_folder) -> None:
    folder = make_folder()
    wave = services.register(folder)
    kept = (folder / "asked" / "text.en.yaml").read_text("utf-8")
    shutil.rmtree(folder)
    shutil.rmtree(settings.DATA / "instruments", ignore_errors=True)
    pinned = services.folder_of(wave.instrument.fingerprint)
    assert (pinned / "text.en.yaml").read_text("utf-8") == kept


KEY = ("paper: 0, systems: 25", "paper: 0, systems: 30")


def test_before_anybody_answers_even_the_key_may_change(make_folder) -> None:
    folder = make_folder()
    before = services.register(folder).instrument.meaning
    reword(folder, *KEY, name="instrument.yaml")
    assert services.register(folder).instrument.meaning != before


@pytest.mark.parametrize("kind", ["draft", "answers"])
def test_once_somebody_answers_another_meaning_is_refused_and_what_to_do_is_said(
    make_folder, kind: str
) -> None:
    folder = make_folder()
    wave = services.register(folder)
    if kind == "draft":
        Draft.objects.create(wave=wave, instrument=wave.instrument, language="en")
    else:
        Answers.objects.create(wave=wave)
    reword(folder, *KEY, name="instrument.yaml")
    with pytest.raises(services.Refused, match="register a new wave with an id of its own"):
        services.register(folder)
    wave.refresh_from_db()
    assert InstrumentVersion.objects.get() == wave.instrument


def test_a_frozen_wave_is_not_touched(make_folder) -> None:
    wave = services.register(make_folder())
    Wave.objects.update(frozen=timezone.now())
    with pytest.raises(services.Refused, match=f"{wave.slug} is frozen"):
        services.register(make_folder(last=date(2027, 1, 1)))


def test_a_wave_follows_the_last_one_of_its_instrument(make_folder, civic_cloud_folder) -> None:
    first = services.register(make_folder("2024", date(2024, 9, 1), date(2024, 9, 30)))
    services.register(
        make_folder("other", date(2025, 9, 1), date(2025, 9, 30), instrument=civic_cloud_folder)
    )
    assert services.register(make_folder("2026")).previous == first
    assert first.previous is None


def test_faults_in_the_files_are_told_and_nothing_is_kept(make_folder) -> None:
    folder = make_folder()
    reword(folder, "schema: 1", "schema: 2", name="instrument.yaml")
    with pytest.raises(DataError, match="schema"):
        services.register(folder)
    assert not Wave.objects.exists()
    assert not InstrumentVersion.objects.exists()


def test_an_instrument_in_other_languages_is_spoken_in_its_first(
    make_folder, civic_cloud_folder
) -> None:
    wave = services.register(make_folder(instrument=civic_cloud_folder))
    assert services.text_of(wave.instrument, "zh-hant").lang == "en"


def test_the_command_says_when_the_wave_is_open(make_folder, capsys) -> None:
    call_command("wave", str(make_folder()))
    assert "open 2026-09-01 to 2026-09-30" in capsys.readouterr().out
