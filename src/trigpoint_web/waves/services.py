"""Waves and the library: registering a wave's folder, and instruments as they were worded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import trigpoint
from trigpoint_web.waves.models import InstrumentVersion


@lru_cache(maxsize=32)
def folder_of(fingerprint: str) -> Path:
    """A folder with the files of an instrument version, written once in each process."""
    version = InstrumentVersion.objects.get(fingerprint=fingerprint)
    folder = Path(mkdtemp(prefix="trigpoint-")) / version.name
    folder.mkdir()
    for name, text in version.files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def instrument_of(version: InstrumentVersion) -> trigpoint.Instrument:
    """The instrument as it was worded."""
    return trigpoint.load_instrument(folder_of(version.fingerprint))


def text_of(version: InstrumentVersion, lang: str) -> trigpoint.Text:
    """Its words in a language of the site, or in its first one."""
    instrument = instrument_of(version)
    return trigpoint.load_text(folder_of(version.fingerprint), spoken(instrument, lang))


def spoken(instrument: trigpoint.Instrument, lang: str) -> str:
    """The instrument's language for one of the site (``zh-hant`` is ``zh-Hant`` there)."""
    by_code = {one.lower(): one for one in instrument.languages}
    return by_code.get(lang.lower(), instrument.languages[0])
