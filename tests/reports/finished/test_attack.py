"""An attacker who reads every table of every file still cannot say what few firms answered.

He knows the instrument, which firm is in which industry, cohort and stage, and who gave which
answer to the question that is set against the index; that all answered all they were asked; and
that figures are whole firms behind rounded shares. Numbers in sentences stand in tables
(test_numbers), charts say what tables say, and the formats say the same: so he reads the page and
the open data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from tests.release.test_attack import withheld_cells
from tests.reports.finished.attacker import ReportAttacker
from tests.reports.finished.html_file import read_html
from trigpoint.instrument.model import Kind
from trigpoint.instrument.report import load_report_plan, load_report_text
from trigpoint.instrument.text import load_text
from trigpoint.release import profile
from trigpoint.release.files import read_release
from trigpoint.release.withhold import withholding
from trigpoint.reports.annual import annual_report
from trigpoint.reports.annual.publish import publish
from trigpoint.scores import score
from trigpoint.tally.kernel import tally_answers

pytestmark = pytest.mark.slow
CLUB = {0: 6, 1: 5}
"""So many of the first two areas are in the cohort."""


@pytest.fixture(scope="module", params=[4, 6, 7])
def small_wave(request, civic_cloud, small):
    """Services of which two areas are tiny, and one stage; few have a plan to leave their cloud."""
    wave = small(seed=request.param, missing=0)
    for name, question in civic_cloud.by_id.items():
        wave.codes[name][wave.codes[name] == question.missing] = 1
    areas = wave.codes["service_area"]
    place = np.array([np.count_nonzero(areas[:at] == areas[at]) for at in range(len(areas))])
    own = [at < CLUB.get(area, 0) for area, at in zip(areas.tolist(), place.tolist(), strict=True)]
    return replace(wave, cohorts={"club": np.array(own)})


@pytest.fixture(scope="module")
def source(small_wave, source_of):
    return source_of(small_wave)


@pytest.fixture(scope="module")
def truth(small_wave, source) -> dict[str, np.ndarray]:
    """Which firms are in every column there is, by its name."""
    own, scores = small_wave.instrument, score(small_wave, source.cut_points)
    firms = {"total": np.ones(len(small_wave), dtype=bool)}
    for banner in ("service_area", "cloud"):
        codes, answers = small_wave.codes[banner], own.by_id[banner].options
        firms |= {f"{banner}={one}": codes == at for at, one in enumerate(answers)}
    firms |= {f"stage={one}": scores.stage == at for at, one in enumerate(own.stages.names)}
    member = small_wave.cohorts["club"]
    firms |= {"cohort:club=member": member, "cohort:club=rest": ~member}
    for one in own.by_id["service_area"].options:
        for who, inside in (("member", member), ("rest", ~member)):
            firms[f"{one}&{who}"] = firms[f"service_area={one}"] & inside
    return firms


@dataclass
class Known:
    """What the attacker knows of the firms: how many are in every column."""

    sizes: dict[str, int]

    def of(self, start: str = "", end: str = "") -> dict[str, int]:
        return {
            name: size
            for name, size in self.sizes.items()
            if name.startswith(start) and name.endswith(end)
        }


def attacker_on(source, truth, folder) -> ReportAttacker:
    """Who has read all that was published of a wave."""
    known = Known({name: int(firms.sum()) for name, firms in truth.items()})
    report = annual_report(source, "en", cohorts=["club"])
    list(publish(report, source, ["club"], folder, "trigpoint report"))
    banners = known.of("service_area="), known.of("cohort:")
    attacker = ReportAttacker.of(
        read_release(folder / "data"),
        source.instrument,
        tuple(map(tuple, banners)),
        known.of("total") | banners[0] | banners[1],
    )
    attacker.text, attacker.plan = load_text(source.name, "en"), load_report_plan(source.name)
    attacker.plan_text = load_report_text(source.name, "en")
    attacker.wholes = dict(known.sizes)
    attacker.heads = _heads(report)
    _know_the_firms(attacker, known, source)
    found = read_html((folder / "report.html").read_text("utf-8"))
    attacker.read(found, list(known.of("stage=")), "cloud", "club")
    return attacker


def _heads(report) -> dict[str, str]:
    heads = report.tables()["index"].columns
    return {
        f"{head.label} {head.letter}".strip(): "total" if not at else f"service_area={head.id}"
        for at, head in enumerate(heads)
    }


def _know_the_firms(attacker, known, source) -> None:
    """Who is where, and what that says of scores."""
    stages, depths = known.of("stage="), known.of("cloud=")
    attacker.know_parts(stages)
    attacker.know_parts(depths)
    ends = [0.0, *map(float, source.cut_points), 100.0]
    for stage, low, high in zip(stages, ends, ends[1:], strict=False):
        attacker.know_range("index", stage, low, high)
    for column in depths:
        points = float(
            source.instrument.indicator["cloud"].key.points[column.removeprefix("cloud=")]
        )
        attacker.know_range("cloud", column, points, points)
    for area in source.instrument.by_id["service_area"].options:
        attacker.know_parts(known.of(f"{area}&"), f"service_area={area}")
    for who in ("member", "rest"):
        attacker.know_parts(known.of("", f"&{who}"), f"cohort:club={who}")
    attacker.know_mix(known.of("", "&member"), known.of("", "&rest"))


def _values(source) -> dict[str, np.ndarray]:
    """Every score of every firm."""
    scores = score(source.wave.responses, source.cut_points)
    own = [one.id for one in source.instrument.dimensions], list(source.instrument.indicator)
    values = scores.dimension_values().T, scores.indicator_values().T
    found = {"index": scores.index_values()}
    for names, columns in zip(own, values, strict=True):
        found |= dict(zip(names, columns, strict=True))
    return found


def withheld_sums(source, truth) -> dict[tuple[str, str, str], float]:
    """The sums of the scores of columns of few firms, in points.

    What all withheld columns together did, or did not do, to a firm is no secret of any of them.
    """
    tally = source.tally
    issued, hidden = profile.issued_profile(tally, source.cut_points), withholding(tally)
    columns = {
        f"{column.banner}={column.answer}": at
        for at, column in enumerate(tally.columns)
        if f"{column.banner}={column.answer}" in truth
    }
    found = {}
    for name, values in _values(source).items():
        own = {column: hidden(name, "")[at] for column, at in columns.items()}
        at = issued.scores.index(name)
        own |= {f"stage={one}": issued.withheld[p, at] for p, one in enumerate(issued.stages, 1)}
        for banner in ("service_area", "cloud", "cohort:club", "stage"):
            together = [column for column in own if column.startswith(f"{banner}=") and own[column]]
            if banner == "cloud" and name != "index":
                continue
            sums = {column: values[truth[column]].sum() for column in together}
            if 0 < sum(sums.values()) < 100 * sum(truth[column].sum() for column in together):
                few = {column: one for column, one in sums.items() if truth[column].sum() < 5}
                found |= {("sum", name, column): one for column, one in few.items()}
    return found


@pytest.fixture(scope="module")
def attacker(source, truth, tmp_path_factory) -> ReportAttacker:
    return attacker_on(source, truth, tmp_path_factory.mktemp("read"))


def test_the_attacker_has_read_every_kind_of_table(attacker, truth):
    assert 0 < truth["stage=leading"].sum() < 5, "one stage is small"
    assert set(attacker.said) == {"share", "net", "score", "column", "standard", "depth"}
    assert attacker.said["share"] > 100


def test_all_that_the_attacker_believes_is_true(attacker, source, truth):
    values = np.array([_true(name, source, truth) for name in attacker.unknowns])
    for terms, low, high in attacker.rows:
        told = sum(factor * values[at] for at, factor in terms.items())
        assert low - 1e-6 <= told <= high + 1e-6, [list(attacker.unknowns)[at] for at in terms]


def _true(name, source, truth) -> float:
    """The count, base or sum that an unknown stands for."""
    kind, about, *rest, column = name
    wave, scores = source.wave.responses, score(source.wave.responses, source.cut_points)
    if column == "standard":
        return _standardised(_values(source)[about], truth)
    firms = truth[column]
    if kind == "sum":
        return float(_values(source)[about][firms].sum())
    if about == "stage":
        return float((firms & (scores.stage == source.instrument.stages.names.index(*rest))).sum())
    question, codes = source.instrument.by_id[about], wave.codes[about][firms]
    if kind == "base":
        return float((codes < question.not_asked).sum())
    if question.kind is Kind.MULTIPLE:
        return float((codes & question.mask(rest) > 0).sum())
    return float((codes == question.position[rest[0]]).sum())


def _standardised(values, truth) -> float:
    """The others' mean in the members' mix."""
    cells = [
        (truth[name], truth[name.replace("&member", "&rest")]) for name in truth if "&m" in name
    ]
    of_all = sum(own.sum() for own, _ in cells)
    return sum(own.sum() / of_all * values[rest].mean() for own, rest in cells if own.any())


def test_no_withheld_count_can_be_worked_out(attacker, source):
    counted = tally_answers(source.wave.responses)
    secret = {
        (question, option, column): count
        for question, option, column, count, together, base in withheld_cells(counted)
        if 0 < together < base
    }
    assert len(secret) > 50
    assert attacker.found_out(secret) == []


def test_no_withheld_mean_can_be_worked_out(attacker, source, truth):
    """To three points of a firm."""
    secret = withheld_sums(source, truth)
    assert {column.partition("=")[0] for _, _, column in secret} >= {"service_area", "stage"}
    assert attacker.free(secret, _room(secret, truth)) == list(secret)


def _room(secret, truth) -> list[float]:
    return [3.0 * truth[column].sum() for _, _, column in secret]


def test_the_attack_bites_where_only_the_small_stage_is_withheld(
    source, truth, tmp_path, monkeypatch
):
    """All less the other stages is the small one."""
    secret = withheld_sums(source, truth)
    monkeypatch.setattr(profile, "withheld", lambda n, size, groups, start: start | (n < 5))
    careless = attacker_on(source, truth, tmp_path)
    known = set(secret) - set(careless.free(secret, _room(secret, truth)))
    assert {column for _, _, column in known} >= {"stage=leading"}
