"""The codebook of a release: what every column and every id in it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trigpoint.instrument.text import Text
from trigpoint.release.model import Release

FIELDS = {
    "tables": {
        "question": "a question, indicator, dimension, `index` or `stage`; `.asked` behind an "
        "indicator is the mean of those whom routing asked",
        "option": "an option's id; empty where `percent` holds a mean score",
        "column": "`total`, or an answer of the banner; with several banners `banner=answer`",
        "base": "firms that were asked and answered, unweighted",
        "weighted_base": "the sum of their weights",
        "effective_base": "(Σw)²/Σw²: how many equally weighted firms would be as precise",
        "count": "firms that chose the option, unweighted; empty in a weighted release",
        "percent": "the weighted share, or the mean score, from 0 to 100",
        "low": "lower end of the 95 % interval",
        "high": "upper end of the 95 % interval",
        "letters": "the columns of the banner (A, B, … in order) that this one is significantly "
        "higher than, at 5 % over all pairs of the row",
        "suppressed": "true where the numbers are withheld so that no firm is exposed",
    },
    "index_bands": {
        "banner, answer": "the column",
        "low, high": "the index from `low` to below `high`; the last band holds 100",
        "base": "firms with an index",
        "count": "firms in the band, unweighted; empty in a weighted release",
        "percent": "the weighted share of the band",
    },
    "summary": {
        "statistic": "`correlation` with the index; `corrected_correlation`: with the index formed "
        "anew from the others; `alpha` (Cronbach); `percentile` of the index; `tenth_mean`: the "
        "mean index of the bottom and the top tenth",
        "item": "what the figure is about",
        "value": "the figure; a coefficient, or points of the index",
        "low, high": "the ends of the 95 % interval, where there is one",
        "base": "firms with an index",
    },
}


def codebook(release: Release, texts: Mapping[str, Text]) -> str:
    """The codebook in Markdown; ``texts`` are the instrument's words by language."""
    return "\n".join([*_head(release), *_fields(), *_words(texts)]) + "\n"


def _head(release: Release) -> Iterator[str]:
    instrument = release.manifest["instrument"]
    yield "# Codebook"
    yield ""
    if release.manifest["warning"]:
        yield f"**{release.manifest['warning']}**"
        yield ""
    yield f"Instrument {instrument['id']} {instrument['version']}, `{instrument['hash']}`."
    yield f"Made by {release.manifest['made_by']}."
    if release.manifest["command"]:
        yield f"Command: `{release.manifest['command']}`."
    yield ""
    yield "The intervals cover chance in who answered, as if answering were random. Firms chose"
    yield "to answer, and no interval says by how much that moves a figure."


def _fields() -> Iterator[str]:
    for part, fields in FIELDS.items():
        yield from ("", f"## {part}.csv, {part}.parquet", "", "| column | holds |", "|---|---|")
        yield from (f"| {name} | {what} |" for name, what in fields.items())


def _words(texts: Mapping[str, Text]) -> Iterator[str]:
    for lang, text in texts.items():
        yield from ("", f"## Questions and options ({lang})", "", "| id | words |", "|---|---|")
        yield from (f"| {name} | {_cell(one.name)} |" for name, one in text.dimensions.items())
        yield from (f"| stage: {name} | {_cell(one.name)} |" for name, one in text.stages.items())
        yield from (f"| {name} | {_cell(one.title)} |" for name, one in text.indicators.items())
        for name, question in text.questions.items():
            yield f"| **{name}** | **{_cell(question.ask)}** |"
            yield from (f"| {option} | {_cell(is_)} |" for option, is_ in question.options.items())


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())
