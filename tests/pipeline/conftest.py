"""A wave of civic-cloud made without Trigpoint, its scores by plain arithmetic, and commands."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from trigpoint.cli import main

Row = dict[str, str]
Run = Callable[..., Result]

UNITS = {
    "health": ("clinics", "public_health"),
    "transport": ("buses", "roads"),
    "education": ("schools", "libraries"),
    "housing": ("tenancy",),
    "parks": ("green_spaces",),
}
BOXES = {"phone": 10, "web": 30, "app": 25, "chat": Fraction("12.5"), "kiosk": Fraction("7.5")}
TONGUES = {"one": 0, "two": Fraction("33.3"), "three": Fraction("66.7"), "all_needed": 100}
CLOUD = {"no_cloud": 0, "pilot": 40, "live": 100}
EXIT_PLAN = {"none": 0, "drafted": 50, "rehearsed": 100}
BACKUP = {"no_backup": 0, "yearly": Fraction("12.5"), "monthly": 50, "tested": 100}
BARRIERS = ("budget", "skills", "old_systems", "law", "other")

WAVE = """\
schema: 1
id: "2024"
title: {{en: Civic cloud 2024, ja: シビッククラウド2024}}
organiser: {{en: The city}}
dates: {{from: 2024-05-01, to: 2024-05-31}}
mode: {{en: On the web}}
instrument: {instrument}
cut_points:
  points: [30, 55.5]
  source: {{en: The wave of 2023}}
"""


@pytest.fixture(scope="session")
def run() -> Run:
    """Run ``trigpoint``; nothing but an exit may come out of it."""

    def running(*words: object) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words])
        assert isinstance(result.exception, SystemExit | None), result.exception
        return result

    return running


@pytest.fixture(scope="session")
def rows() -> Sequence[Row]:
    """The answers of 300 units; some leave things out, some contradict themselves."""
    return made_rows(300, seed=20)


@pytest.fixture(scope="session")
def folder(
    rows: Sequence[Row], civic_cloud_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The wave's folder; it names its instrument by a path."""
    folder = tmp_path_factory.mktemp("wave")
    write_rows(rows, folder / "answers.csv")
    (folder / "wave.yaml").write_text(WAVE.format(instrument=civic_cloud_folder), "utf-8")
    return folder


@pytest.fixture(scope="session")
def by_hand(rows: Sequence[Row]) -> pd.DataFrame:
    """Answers after the rules of content, with every score, worked out row by row."""
    return pd.DataFrame([{**row, **scores_of(row)} for row in map(treated, rows)])


@pytest.fixture(scope="session")
def rows_made() -> Callable[..., list[Row]]:
    """``rows_made(n, seed, empty=0.03)``: answers of ``n`` units that obey the routing."""
    return made_rows


@pytest.fixture(scope="session")
def rows_written() -> Callable[[Sequence[Row], Path], Path]:
    """Write answers as CSV."""
    return write_rows


@pytest.fixture(scope="session")
def hand_scored() -> Callable[[Sequence[Row]], pd.DataFrame]:
    """Answers with every score, worked out row by row."""
    return lambda rows: pd.DataFrame([{**row, **scores_of(row)} for row in map(treated, rows)])


def made_rows(n: int, seed: int, empty: float = 0.03) -> list[Row]:
    chance = random.Random(seed)  # noqa: S311
    return [_row(f"u{at:03d}", chance, empty) for at in range(n)]


def write_rows(rows: Sequence[Row], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _row(name: str, chance: random.Random, empty: float) -> Row:
    """One unit's answers; a readiness of its own makes them go together."""
    ready = chance.random()

    def one(options: Sequence[str]) -> str:
        at = min(len(options) - 1, int(len(options) * (ready + chance.random()) / 2))
        return "" if chance.random() < empty else options[at]

    def some(options: Sequence[str], otherwise: str, most: int = 9) -> str:
        ticked = [option for option in options if chance.random() < ready][:most]
        return "" if chance.random() < empty else "|".join(ticked) or otherwise

    area = chance.choice([*UNITS, "health", "health", "transport"])
    cloud = one(["no_cloud", "pilot", "live"])
    provider = one(["own_hall", "shared_centre", "public_provider"]) if cloud[:2] != "no" else ""
    provider = provider if cloud else ""
    outside = provider in ("shared_centre", "public_provider")
    return {
        "respondent": name,
        "service_area": area,
        "unit": chance.choice(UNITS[area]),
        "staff": chance.choice(["up_to_20", "up_to_100", "over_100"]),
        "channels": some(list(BOXES), "in_person_only"),
        "ease": one(list("12345")),
        "tongues": one(list(TONGUES)),
        "cloud": cloud,
        "provider": provider,
        "exit_plan": one(list(EXIT_PLAN)) if outside else "",
        "backup": one(list(BACKUP)),
        "drill": one([str(at) for at in range(11)]),
        "practices": some(["restore_test", "second_site", "offline_copy"], "nothing_yet"),
        "barriers": some(BARRIERS, "no_barrier", most=2 + (chance.random() < 0.1)),
        "weight": f"{chance.uniform(0.25, 3):.3f}",
        "cohort": "pioneers" if ready > 0.7 and chance.random() < 0.6 else "",
    }


def treated(row: Mapping[str, str]) -> Row:
    """The row after the declared treatment of contradictions and of too many choices."""
    kept = dict(row)
    if row["backup"] == "no_backup" and "restore_test" in row["practices"].split("|"):
        kept |= {"backup": "", "practices": ""}
    if row["barriers"].count("|") > 1:
        kept["barriers"] = ""
    return kept


def scores_of(row: Mapping[str, str]) -> dict[str, object]:
    """Every score of a row as the questionnaire's makers would work it out on paper."""
    boxes = row["channels"].split("|") if row["channels"] else None
    no_exit_asked = row["cloud"] == "no_cloud" or row["provider"] == "own_hall"
    points = {
        "reach": None if boxes is None else min(80, sum(BOXES.get(box, 0) for box in boxes)),
        "ease": None if not row["ease"] else Fraction(int(row["ease"]) - 1, 4) * 100,
        "tongues": TONGUES.get(row["tongues"]),
        "cloud": CLOUD.get(row["cloud"]),
        "exit_plan": 20 if no_exit_asked else EXIT_PLAN.get(row["exit_plan"]),
        "backup": BACKUP.get(row["backup"]),
        "drill": None if not row["drill"] else int(row["drill"]) * 10,
    }
    access = _mean(points, {"reach": 2, "ease": 1, "tongues": Fraction(3, 2)})
    operations = _mean(
        points, {"cloud": 2, "exit_plan": Fraction(3, 2), "backup": 1, "drill": Fraction(1, 2)}
    )
    dimensions = {"access": access, "operations": operations}
    index = _mean(dimensions, {"access": 3, "operations": 2})
    stage = None if index is None else ("starting", "connected", "leading")[_place(index)]
    scores = {**points, **dimensions, "index": index}
    shown = {name: None if one is None else float(one) for name, one in scores.items()}
    return {**{f"{name}_score": one for name, one in shown.items()}, "stage": stage}


def _place(index: Fraction) -> int:
    return (index >= 30) + (index >= Fraction("55.5"))


def _mean(
    values: Mapping[str, Fraction | int | None], weights: Mapping[str, Fraction | int]
) -> Fraction | None:
    if any(values[name] is None for name in weights):
        return None
    return Fraction(sum(values[name] * weight for name, weight in weights.items())) / sum(
        weights.values()
    )
