"""Printed, ours, why: every figure of the 2023 report beside what the shipped wave gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from trigpoint.instrument.load import instrument_folder
from trigpoint.instrument.text import Text, load_text
from trigpoint.published.audit import audit
from trigpoint.published.read import read_published
from trigpoint.published.reconstruct.checked import Checked, checked
from trigpoint.published.reconstruct.statements import statements
from trigpoint.published.reproduce import Reproduced, Verdict, reproduce, summary
from trigpoint.scores import score
from trigpoint.wave.open import open_wave

from .markdown import table

NAME = "ai-index"
WAVE = instrument_folder(NAME) / "waves" / "2023"

MEANING = {
    Verdict.MET: "ours rounds to print",
    Verdict.CORRECTED: "print cannot be right; ours rounds to what its own figures leave",
    Verdict.OTHER_MEAN: "the counts are printed, and no key gives this mean on them; ours is the "
    "mean that the recovered key gives",
    Verdict.NEARLY: "missed by at most 0.03 more than rounding: the means contradict each other",
    Verdict.MISSED: "missed, and no reason found",
    Verdict.OPEN: "the report does not print it; ours is derived from other figures or invented",
    Verdict.OTHER_YEAR: "about an earlier wave, whose answers are not reconstructed",
    Verdict.EMPTY: "a share of nobody: ours has no such firm",
}


def page() -> Iterator[str]:
    """The page, part by part."""
    wave = open_wave(WAVE)
    published = read_published(WAVE / "published.yaml")
    scores = score(wave.responses, wave.cut_points)
    rows = reproduce(published, audit(published), wave.responses, scores)
    text = load_text(NAME, "en")
    yield "# The 2023 report: printed, ours, why"
    yield (
        f"Every figure of *{published.source.title}* beside what `trigpoint` gives for the wave "
        f"that comes along: {len(wave.responses)} invented firms. "
        "How they were made, and what may not be concluded from them: "
        "[reconstruction](../explanation/reconstruction.md)."
    )
    counts = summary(rows)
    yield table(
        ["verdict", "figures", "means"],
        ([verdict, str(counts[verdict]), MEANING[verdict]] for verdict in Verdict),
    )
    yield "A cell holds *printed / ours*; ours is rounded to two decimals."
    for place, own in _sections(rows).items():
        yield f"## {_title(place, text)}"
        yield from _section(place, own)
    yield "## In words"
    yield "What the report says without a figure, and the figures of ours that bear it out."
    sentences = statements(published.statements, NAME)
    yield _in_words([checked(one, wave.responses, scores) for one in sentences])


def _sections(rows: Sequence[Reproduced]) -> dict[str, list[Reproduced]]:
    """The figures by the part of the report in which they stand."""
    found: dict[str, list[Reproduced]] = defaultdict(list)
    for row in rows:
        steps = row.where.split(".")
        found[".".join(steps[: 1 if len(steps) < 3 else 2])].append(row)
    return found


def _title(place: str, text: Text) -> str:
    group, _, name = place.partition(".")
    if group in ("indicators", "questions"):
        return f"`{place}` {text.questions[name].title}"
    return f"`{place}`"


def _section(place: str, rows: Sequence[Reproduced]) -> Iterator[str]:
    columns = list(dict.fromkeys(row.column for row in rows))
    lines: dict[str, dict[str, Reproduced]] = defaultdict(dict)
    for row in rows:
        lines[row.where][row.column] = row
    reasons = list(dict.fromkeys(row.why for row in rows if row.why))
    head = ["figure", *(column or "printed / ours" for column in columns), "why"]
    yield table(
        head,
        (
            [
                f"`{where.removeprefix(place + '.').removeprefix('options.')}`",
                *(_cell(cells[column]) if column in cells else "" for column in columns),
                _why(list(cells.values()), reasons),
            ]
            for where, cells in lines.items()
        ),
    )
    if reasons:
        yield "\n".join(f"{at}. {reason}" for at, reason in enumerate(reasons, 1))


def _cell(row: Reproduced) -> str:
    if row.ours is None:
        ours = "–"
    else:
        ours = f"{row.ours:g}" if isinstance(row.ours, int) else f"{row.ours:.2f}"
    return f"{row.printed or '–'} / {ours}"


def _why(cells: Sequence[Reproduced], reasons: Sequence[str]) -> str:
    """The verdicts of a line, those that are not simply met with their columns and reasons."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in cells:
        verdict = str(row.verdict)
        if row.verdict is Verdict.OPEN:
            verdict = f"not printed, {row.tag}"
        if row.why:
            verdict += f" ({reasons.index(row.why) + 1})"
        found[verdict].append(row.column)
    if len(found) == 1:
        return next(iter(found))
    told = (
        f"{', '.join(columns)}: {verdict}"
        for verdict, columns in found.items()
        if verdict != Verdict.MET
    )
    return "; ".join(told)


def _in_words(found: Sequence[Checked]) -> str:
    held = {True: "holds", False: "does not hold", None: "cannot be checked on one wave"}
    return table(
        ["the report says", "ours", "figures"],
        (
            [
                one.says,
                held[one.holds],
                ", ".join(f"{name} {value:g}" for name, value in one.ours.items()),
            ]
            for one in found
        ),
    )
