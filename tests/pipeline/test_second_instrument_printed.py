"""An instrument of another shape as print: audited, its key recovered, its answers invented."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import pytest

AREAS = ("health", "transport", "education", "housing", "parks")
DIMENSIONS = {
    "access": ("reach", "ease", "tongues"),
    "operations": ("cloud", "exit_plan", "backup", "drill"),
}
OPTIONS = {
    "reach": ("phone", "web", "app", "chat", "kiosk", "in_person_only"),
    "ease": tuple("12345"),
    "tongues": ("one", "two", "three", "all_needed"),
    "cloud": ("live", "pilot", "no_cloud"),
    "exit_plan": ("none", "drafted", "rehearsed"),
    "backup": ("no_backup", "yearly", "monthly", "tested"),
    "drill": tuple(str(at) for at in range(11)),
    "provider": ("public_provider", "shared_centre", "own_hall"),
    "practices": ("restore_test", "second_site", "offline_copy", "nothing_yet"),
    "barriers": ("budget", "skills", "old_systems", "law", "no_barrier", "other"),
}
MULTIPLE = {
    "reach": ("in_person_only",),
    "practices": ("nothing_yet",),
    "barriers": ("no_barrier",),
}
BASES = {"exit_plan": "has_provider", "provider": "has_cloud"}
STAGES = ("starting", "connected", "leading")
WEIGHTS = {"access": 3, "operations": 2}
WEIGHTS |= {"reach": 2, "tongues": 1.5, "cloud": 2, "exit_plan": 1.5, "drill": 0.5}


@pytest.fixture(scope="module")
def complete(rows_made, hand_scored) -> pd.DataFrame:
    """About 300 units that answered all they were asked, none contradicting itself."""
    frame = hand_scored(rows_made(420, seed=3, empty=0))
    asked = frame[(frame.backup != "") & (frame.barriers != "")]
    assert asked.index_score.notna().all()
    return staged(asked)


@pytest.fixture(scope="module")
def print_(complete) -> dict:
    return printed_tables(complete)


def staged(frame: pd.DataFrame) -> pd.DataFrame:
    """In stages by the instrument's own cut points."""
    index = frame.index_score.astype(float)
    place = pd.cut(index, [-1, 35, 62.5, 101], right=False, labels=STAGES)
    return frame.assign(stage=place.astype(str))


def printed_tables(complete: pd.DataFrame) -> dict:
    """The tables as a report would print them: shares, means and scores to one decimal."""
    columns = {"total": complete} | {
        area: complete[complete.service_area == area] for area in AREAS
    }
    stages = {name: complete[complete.stage == name] for name in STAGES}
    pioneers = complete[complete.cohort == "pioneers"]
    return {
        "schema": 1,
        "source": {"title": "Civic cloud 2024", "n": len(complete)},
        "columns": list(columns),
        "bases": {
            name: [int(asks(part).sum()) for part in columns.values()]
            for name, asks in ASKED.items()
        },
        "industries": {
            area: _shares(columns[area].unit.value_counts(), len(complete)) for area in AREAS
        },
        "capital_twd": _shares(complete.staff.value_counts(), len(complete)),
        "indicators": {
            name: {"dimension": dimension, **_table(name, columns), "mean": _means(name, columns)}
            for dimension, names in DIMENSIONS.items()
            for name in names
        },
        "dimensions": {name: _mean(name, complete) for name in DIMENSIONS},
        "weights": WEIGHTS,
        "index": {
            2024: dict(zip(columns, _means("index", columns), strict=True)),
        },
        "stages": {
            "names": list(stages),
            "share": {
                name: [_percent((part.stage == stage).sum(), len(part)) for stage in stages]
                for name, part in columns.items()
            },
            "mean": {name: _means(name, stages) for name in ("index", *DIMENSIONS)},
        },
        "cohorts": {
            "pioneers": {
                "n": len(pioneers),
                **{name: _mean(name, pioneers) for name in ("index", *DIMENSIONS)},
            }
        },
        "questions": {
            name: _table(name, columns) for name in ("provider", "practices", "barriers")
        },
    }


ASKED = {
    "all": lambda part: part.service_area != "",
    "has_cloud": lambda part: part.cloud.isin(["live", "pilot"]),
    "has_provider": lambda part: part.provider.isin(["public_provider", "shared_centre"]),
}


def _table(name: str, columns: Mapping[str, pd.DataFrame]) -> dict:
    question = "channels" if name == "reach" else name
    base = BASES.get(name, "all")
    rows = {
        option: [
            _percent(
                (part[question].str.split("|").map(lambda ticked: option in ticked)).sum(),  # noqa: B023
                ASKED[base](part).sum(),
            )
            for part in columns.values()
        ]
        for option in OPTIONS[name]
    }
    kind = {"kind": "multiple", "exclusive": list(MULTIPLE[name])} if name in MULTIPLE else {}
    limit = {"max_choices": 2} if name == "barriers" else {}
    return {"kind": "single", "base": base, **kind, **limit, "options": rows}


def _means(name: str, columns: Mapping[str, pd.DataFrame]) -> list[float]:
    return [_mean(name, part) for part in columns.values()]


def _mean(name: str, part: pd.DataFrame) -> float:
    return round(float(part[f"{name}_score"].mean()), 1)


def _shares(counts: pd.Series, n: int) -> dict[str, float]:
    return {str(name): _percent(count, n) for name, count in counts.items()}


def _percent(count: int, n: int) -> float:
    return round(100 * int(count) / int(n), 1)


def _written(document: Mapping, path: Path) -> Path:
    """Written as JSON, which YAML includes."""
    path.write_text(json.dumps(document), "utf-8")
    return path


def _audited(run, document: Mapping, path: Path) -> list[dict]:
    result = run("audit", _written(document, path), "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_an_audit_of_right_print_finds_nothing(run, print_, tmp_path):
    assert _audited(run, print_, tmp_path / "published.yaml") == []


def test_without_its_weights_the_same_print_does_not_add_up(run, print_, tmp_path):
    found = _audited(run, {**print_, "weights": {}}, tmp_path / "published.yaml")
    assert {one["kind"] for one in found} == {"parts_do_not_add_up"}
    assert {"dimensions.access", "dimensions.operations"} <= {one["where"] for one in found}


def _impossible_share(print_):
    print_["indicators"]["tongues"]["options"]["two"][3] += 0.3


def _swapped_columns(print_):
    for row in print_["indicators"]["cloud"]["options"].values():
        row[1], row[2] = row[2], row[1]


def _wrong_dimension(print_):
    print_["dimensions"]["operations"] += 0.6


def _wrong_stage_mean(print_):
    print_["stages"]["mean"]["index"][1] += 1


def _wrong_mean(print_):
    print_["indicators"]["cloud"]["mean"][0] += 1.5


OPERATIONS = ("dimensions.operations", "index.2024.total", "stages.mean.operations")
"""A dimension is one figure set against three."""

# what is spoilt; where it is found; as what
FAULTS = [
    (_impossible_share, "indicators.tongues", {"impossible_share", "parts_do_not_add_up"}),
    (_swapped_columns, "indicators.cloud", {"shifted_columns"}),
    (_wrong_dimension, OPERATIONS, {"parts_do_not_add_up"}),
    (_wrong_stage_mean, "stages.mean.index", {"parts_do_not_add_up"}),
    (_wrong_mean, "indicators.cloud.mean", {"mean_not_reproduced", "parts_do_not_add_up"}),
]


@pytest.mark.parametrize(
    ("spoil", "where", "kinds"), FAULTS, ids=[one.__name__ for one, *_ in FAULTS]
)
def test_a_fault_put_into_print_is_found_where_it_is(run, print_, tmp_path, spoil, where, kinds):
    spoilt = copy.deepcopy(print_)
    spoil(spoilt)
    found = _audited(run, spoilt, tmp_path / "spoilt.yaml")
    assert found
    for one in found:
        assert one["where"].startswith(where)
        assert one["kind"] in kinds


def test_print_put_right_is_right(run, print_, tmp_path):
    spoilt, corrected = copy.deepcopy(print_), tmp_path / "corrected.yaml"
    _swapped_columns(spoilt)
    path = _written(spoilt, tmp_path / "spoilt.yaml")
    assert run("audit", path, "--corrected", corrected).exit_code == 0
    again = run("audit", corrected, "--json")
    assert json.loads(again.stdout) == []
    assert "operations: 2" in corrected.read_text("utf-8"), "the weights are kept"


def test_keys_on_the_grid_are_recovered_and_others_are_not_made_up(run, print_, tmp_path):
    path = _written(print_, tmp_path / "published.yaml")
    found = json.loads(run("recover", path, "--json").stdout)
    assert list(found) == [name for names in DIMENSIONS.values() for name in names]
    keys = {name: one["solutions"][0]["points"] for name, one in found.items() if one["unique"]}
    assert keys == {
        "ease": {"1": 0, "2": 25, "3": 50, "4": 75, "5": 100},
        "cloud": {"live": 100, "pilot": 40, "no_cloud": 0},
    }
    off_grid = {"reach": "unequal boxes", "tongues": 33.3, "exit_plan": 20, "backup": 12.5}
    for name in off_grid:
        assert found[name]["solutions"] == []
        assert found[name]["note"] == "no key on the grid meets the printed means"
    assert "not determined by its own table" in found["drill"]["note"], "eleven options"


@pytest.mark.slow
def test_the_nearest_key_on_a_finer_grid_says_what_it_misses(run, print_, tmp_path):
    path = _written(print_, tmp_path / "published.yaml")
    found = json.loads(run("recover", path, "--grid", 1, "--json").stdout)
    assert found["cloud"]["solutions"][0]["points"] == {"live": 100, "pilot": 40, "no_cloud": 0}
    for near in found["tongues"]["solutions"]:
        assert near["points"] == {"one": 0, "two": 33, "three": 67, "all_needed": 100}
        assert near["missed"], "33.3 and 66.7 are not on this grid either"


@pytest.fixture(scope="module")
def invented(run, print_, civic_cloud_folder, tmp_path_factory) -> tuple[dict, Path]:
    folder = tmp_path_factory.mktemp("invented")
    path = _written(print_, folder / "published.yaml")
    result = run(
        *("reconstruct", path, "--instrument", civic_cloud_folder),
        *("--out", folder / "answers.csv", "--seed", 5, "--json"),
    )
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout), folder / "answers.csv"


@pytest.mark.slow
def test_answers_are_invented_that_print_the_same_tables(invented, print_, hand_scored):
    """Boxes of unequal worth, ratings, and a box that contradicts: worked out by hand again."""
    rows = pd.read_csv(invented[1], dtype=str, keep_default_na=False).to_dict("records")
    frame = hand_scored(rows)
    assert [frame[name].tolist() for name in ("backup", "practices", "barriers")] == [
        [row[name] for row in rows] for name in ("backup", "practices", "barriers")
    ], "nobody contradicts himself or ticks too many"
    assert (frame.exit_plan != "").equals(ASKED["has_provider"](frame)), "routing is obeyed"
    again = printed_tables(staged(frame))
    for part in ("bases", "industries", "capital_twd", "questions"):
        assert again[part] == print_[part]
    for name, table in print_["indicators"].items():
        assert again["indicators"][name]["options"] == table["options"]
        assert again["indicators"][name]["mean"] == pytest.approx(table["mean"], abs=0.1)
    assert again["stages"]["share"] == print_["stages"]["share"]
    for part in ("dimensions", "index", "cohorts"):
        for one, other in zip(_leaves(again[part]), _leaves(print_[part]), strict=True):
            assert one == pytest.approx(other, abs=0.1)


@pytest.mark.slow
def test_every_figure_is_set_against_print(invented):
    document = invented[0]
    assert document["instrument"] == "civic-cloud"
    assert {name for name, n in document["verdicts"].items() if n} == {"met"}
    assert document["verdicts"]["met"] > 400


def _leaves(value: object) -> Iterator[float]:
    for one in value.values() if isinstance(value, dict) else [value]:
        if isinstance(one, dict):
            yield from _leaves(one)
        else:
            yield float(one)
