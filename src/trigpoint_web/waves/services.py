"""Waves and the library: folders registered, instruments as worded, releases as benchmarks."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

import trigpoint
from trigpoint_web.waves.models import Benchmark, InstrumentVersion, Wave

FILE = "wave.yaml"

IDENTITIES_KEPT = timedelta(days=730)
"""So long after a wave's end it stays known who answered: until next year's wave is over."""


class Refused(trigpoint.UsageError):
    """What was asked cannot be done to a wave; the message says why, and what to do instead."""


def folder_of(fingerprint: str) -> Path:
    """A folder with the files of an instrument version, written where it is not there."""
    folder: Path = settings.DATA / "instruments" / fingerprint
    if not folder.exists():
        _write_files(folder, InstrumentVersion.objects.get(fingerprint=fingerprint).files)
    return folder


def _write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder whole or not at all, whoever else is making it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(dir=folder.parent))
    for name, text in files.items():
        (beside / name).write_text(text, "utf-8")
    try:
        beside.rename(folder)
    except OSError:
        shutil.rmtree(beside)
        if not folder.exists():
            raise


@lru_cache(maxsize=32)
def _instrument(fingerprint: str) -> trigpoint.Instrument:
    return trigpoint.load_instrument(folder_of(fingerprint))


def instrument_of(version: InstrumentVersion) -> trigpoint.Instrument:
    """The instrument as it was worded."""
    return _instrument(version.fingerprint)


@lru_cache(maxsize=64)
def _text(fingerprint: str, lang: str) -> trigpoint.Text:
    return trigpoint.load_text(folder_of(fingerprint), lang)


def text_of(version: InstrumentVersion, lang: str) -> trigpoint.Text:
    """Its words in a language of the site, or in its first one."""
    return _text(version.fingerprint, spoken(instrument_of(version), lang))


def spoken(instrument: trigpoint.Instrument, lang: str) -> str:
    """The instrument's language for one of the site (``zh-hant`` is ``zh-Hant`` there)."""
    by_code = {one.lower(): one for one in instrument.languages}
    return by_code.get(lang.lower(), instrument.languages[0])


@lru_cache(maxsize=32)
def _settings(text: str) -> trigpoint.WaveSettings:
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(text, "utf-8")
        return trigpoint.read_settings(path)


def settings_of(wave: Wave) -> trigpoint.WaveSettings:
    """What the wave's ``wave.yaml`` says."""
    return _settings(wave.settings)


def open_wave() -> Wave | None:
    """The wave that takes answers now, the latest where there are several."""
    wave = Wave.objects.shown()
    return wave if wave and wave.is_open() else None


@transaction.atomic
def register(folder: Path) -> Wave:
    """Make a wave of a folder with ``wave.yaml``, or take over what was changed in it.

    New drafts take the instrument as it is worded now; old ones keep theirs. Raises Refused for a
    frozen wave and, once there are answers, for an instrument whose answers mean something else;
    the library's errors for faults in the files.
    """
    said = trigpoint.read_settings(folder / FILE)
    pinned = pin(folder, said.instrument)
    known = Wave.objects.select_for_update().filter(slug=said.id).first()
    if known:
        _ensure_same_meaning(known, pinned)
    return _write_wave(folder, said, pinned)


def _write_wave(folder: Path, said: trigpoint.WaveSettings, instrument: InstrumentVersion) -> Wave:
    opens, closes = _midnight(said.dates.from_), _midnight(said.dates.to, days=1)
    wave, _ = Wave.objects.update_or_create(
        slug=said.id,
        defaults={
            "settings": (folder / FILE).read_text("utf-8"),
            "title": dict(said.title),
            "organiser": dict(said.organiser),
            "instrument": instrument,
            "opens": opens,
            "closes": closes,
            "erase_identities": closes + IDENTITIES_KEPT,
            "previous": Wave.objects.before(said.id, opens, instrument.name),
        },
    )
    return wave


def pin(folder: Path, instrument: str) -> InstrumentVersion:
    """Keep an instrument's files as they are now.

    ``instrument`` is what a wave in ``folder`` names: a folder, seen from there, or a shipped one.
    """
    beside = folder / instrument
    home = beside if beside.is_dir() else trigpoint.instrument_folder(instrument)
    loaded = trigpoint.load_instrument(home)
    files = {path.name: path.read_text("utf-8") for path in sorted(home.glob("*.yaml"))}
    found = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
    version, _ = InstrumentVersion.objects.get_or_create(
        fingerprint=found,
        defaults={
            "name": loaded.id,
            "version": loaded.version,
            "meaning": loaded.hash,
            "files": files,
        },
    )
    return version


def _ensure_same_meaning(wave: Wave, pinned: InstrumentVersion) -> None:
    """Refuse what would change a wave's answers after the fact."""
    if wave.frozen:
        raise Refused(f"{wave.slug} is frozen. Give the new wave an id of its own in {FILE}.")
    if pinned.meaning != wave.instrument.meaning and wave.is_answered():
        raise Refused(
            f"{wave.slug} has answers already, and the questions, options or points of "
            f"{pinned.name} {pinned.version} are not those that were answered. Put them back as "
            f"they were in {wave.instrument.version} (words may change), or register a new wave "
            f"with an id of its own and close this one."
        )


def _midnight(day: date, days: int = 0) -> datetime:
    """When a day begins where the site is, or so many days later."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time.min))


@transaction.atomic
def import_benchmark(folder: Path) -> Benchmark:
    """Make a frozen wave with its benchmark of a wave folder with answers; the answers stay there.

    Raises Refused where the site has a wave of that id with answers of its own, the library's
    errors for faults in the files.
    """
    source = trigpoint.open_wave(folder)
    known = Wave.objects.select_for_update().filter(slug=source.settings.id).first()
    if known and known.is_answered():
        raise Refused(f"{known.slug} has answers on this site: freeze it, do not import over it.")
    wave = _write_wave(folder, source.settings, pin(folder, source.settings.instrument))
    return _keep(wave, source, "trigpoint web benchmark")


@transaction.atomic
def freeze(wave: Wave, sheets: Mapping[str, Mapping[str, Any]]) -> Benchmark:
    """Make the benchmark of a wave: ``sheets`` are the answers that count, by ids of no meaning.

    They are put in the order of their ids, which were drawn at random. Raises Refused where so few
    answered that a release could show nothing.
    """
    in_order = dict(sorted(sheets.items()))
    responses = trigpoint.responses_of(instrument_of(wave.instrument), in_order)
    source = trigpoint.wave_of(
        settings_of(wave), str(folder_of(wave.instrument.fingerprint)), responses
    )
    return _keep(wave, source, "trigpoint web freeze")


def _keep(wave: Wave, source: trigpoint.Wave, command: str) -> Benchmark:
    release = _release_of(source, command)
    least = release.manifest["policy"]["least_base"]
    if len(source.responses) < least:
        raise Refused(
            f"{wave.slug}: {len(source.responses)} answers count, and of fewer than {least} "
            f"nothing may be shown. Verify more companies, or leave the wave as it is."
        )
    wave.frozen = wave.frozen or timezone.now()
    wave.save(update_fields=["frozen"])
    kept, _ = Benchmark.objects.update_or_create(
        wave=wave,
        defaults={
            "release": _zipped(release, source),
            "meaning": source.instrument.hash,
            "base": len(source.responses),
            "dated": source.settings.dates.to,
            "simulated": bool(release.manifest["warning"]),
            "added": timezone.now(),
        },
    )
    return kept


def _release_of(source: trigpoint.Wave, command: str) -> trigpoint.Release:
    """What may be published of a wave, by the instrument's banner."""
    return trigpoint.make_release(
        trigpoint.tally_answers(source.responses),
        by=[source.instrument.banner],
        cut_points=source.cut_points,
        warning=source.heading("en").warning,
        wave=source.identity(),
        command=command,
    )


def _zipped(release: trigpoint.Release, source: trigpoint.Wave) -> bytes:
    """The release's folder as a zip file; the same release gives the same bytes."""
    texts = {lang: trigpoint.load_text(source.name, lang) for lang in source.instrument.languages}
    packed = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        trigpoint.write_release(release, Path(folder), texts)
        for path in sorted(Path(folder).iterdir()):
            archive.writestr(ZipInfo(path.name), path.read_bytes(), ZIP_DEFLATED)
    return packed.getvalue()


def latest_benchmark(meaning: str) -> Benchmark | None:
    """The latest benchmark with which answers that mean this can be compared."""
    return Benchmark.objects.light().filter(meaning=meaning).first()


def release_of(benchmark: Benchmark) -> trigpoint.Release:
    """The release, read once in each process."""
    return _release(benchmark.pk, benchmark.added)


@lru_cache(maxsize=8)
def _release(pk: int, added: datetime) -> trigpoint.Release:
    """``added`` tells a benchmark from the one whose place it took."""
    packed = Benchmark.objects.values_list("release", flat=True).get(pk=pk)
    with TemporaryDirectory() as folder, ZipFile(BytesIO(packed)) as archive:
        archive.extractall(folder)
        return trigpoint.read_release(Path(folder))
