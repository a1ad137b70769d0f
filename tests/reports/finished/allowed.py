"""Numbers in a report that are no figures: words of the instrument and of the wave, numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from trigpoint.instrument.text import load_text
from trigpoint.reports.content import Report
from trigpoint.reports.words import words


class Allowed:
    """Takes out of texts what was written by hand, and what only counts places.

    ``folder`` is the instrument's, ``wave`` the wave's.
    """

    def __init__(self, report: Report, folder: Path, wave: Path) -> None:
        written = [*_leaves(wave / "wave.yaml"), *_words(folder, report.lang), *_articles(wave)]
        named = [one for one in written if re.search(r"\d", one) and re.search(r"[^\W\d]", one)]
        named.sort(key=len, reverse=True)
        stages = load_text(str(folder), report.lang).stages.values()
        self._patterns = [
            *(_spaced(one) for one in named),
            *(rf"{at}\s*{_spaced(one.name)}" for at, one in enumerate(stages, 1)),
            *_numbering(report),
        ]

    def without(self, texts: Iterable[str]) -> list[str]:
        """The texts without what is allowed."""
        allowed = re.compile("|".join(self._patterns))
        return [allowed.sub(" ", text) for text in texts]


def _words(folder: Path, lang: str) -> Iterator[str]:
    for file in sorted(folder.glob(f"*.{lang}.yaml")):
        yield from _leaves(file)


def _leaves(file: Path) -> Iterator[str]:
    """Every text in a file."""
    waiting: list[Any] = [yaml.safe_load(file.read_text("utf-8"))] if file.is_file() else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _articles(wave: Path) -> Iterator[str]:
    """Every sentence of a foreword or an article."""
    for file in sorted(wave.rglob("*.md")):
        yield from re.split(r"(?<=[.。])\s+|\n\n|[*_]+", file.read_text("utf-8").replace("\n", " "))


def _spaced(text: str) -> str:
    """A pattern for a text wherever lines break and the typesetter parts scripts."""
    bare = "".join(text.split())
    return r"\s*".join(map(re.escape, bare))


def _numbering(report: Report) -> Iterator[str]:
    """Tables, slides of one exhibit, statements one below the other, and the date."""
    slides, number = words("slides", report.lang), r"\d{1,3}"
    part = slides["part"].format(title="", at=0, of=0).strip()
    yield _spaced(report.words["table"].format(number="#")).replace(r"\#", number)
    yield re.escape(part).replace("0", number)
    yield rf"^{number}$"
    if report.dated:
        day = report.dated
        yield re.escape(day.isoformat())
        yield re.escape(slides["date"].format(year=day.year, month=day.month, day=day.day))
