"""Written answers read back as the same answers, whatever they are; the same bytes every time."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trigpoint.errors import MachineError, UsageError
from trigpoint.responses import write
from trigpoint.responses.check import check_answers
from trigpoint.responses.model import Responses
from trigpoint.responses.read import read_answers
from trigpoint.responses.write import write_answers

FORMATS = [(ending, wide) for ending in ("csv", "xlsx", "parquet") for wide in (False, True)]

IDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=9
)
SAFE_IDS = IDS.filter(lambda text: text[0] not in "=+-@＝＋－＠" and text.strip() == text)


@st.composite
def any_answers(draw, instrument):
    """Any codes at all, made valid by the check; with weights and cohorts or without."""
    ids = draw(st.lists(SAFE_IDS, min_size=1, max_size=8, unique=True))
    size = len(ids)
    codes = {}
    for question in instrument.by_id.values():
        lowest = 1 if question.kind == "multiple" else 0
        code = st.integers(lowest, question.not_asked - 1) | st.just(question.missing)
        codes[question.id] = np.array([draw(code) for _ in range(size)], question.dtype)
    weight = st.floats(0, 1000) | st.sampled_from([1.0, 0.1, 1e-9, 999.999])
    weights = draw(
        st.none()
        | st.lists(weight, min_size=size, max_size=size).filter(lambda some: max(some) >= 0.01)
    )
    members = st.lists(st.booleans(), min_size=size, max_size=size).filter(any)
    names = SAFE_IDS.filter(lambda text: not set(text) & set("|｜"))
    return check_answers(
        Responses(
            instrument=instrument,
            respondent=np.array(ids, dtype=object),
            codes=codes,
            weights=None if weights is None else np.array(weights),
            cohorts={
                name: np.array(rows)
                for name, rows in sorted(draw(st.dictionaries(names, members, max_size=2)).items())
            },
        )
    )


def same(one: Responses, other: Responses) -> None:
    assert one.respondent.tolist() == other.respondent.tolist()
    for name, codes in one.codes.items():
        assert codes.tolist() == other.codes[name].tolist(), name
        assert codes.dtype == other.codes[name].dtype
    assert (one.weights is None) == (other.weights is None)
    if one.weights is not None:
        assert one.weights.tolist() == other.weights.tolist()
    assert {name: rows.tolist() for name, rows in one.cohorts.items()} == {
        name: rows.tolist() for name, rows in other.cohorts.items()
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from(FORMATS))
def test_what_is_written_reads_back_as_it_was(survey, tmp_path, data, form):
    ending, wide = form
    written = data.draw(any_answers(survey))
    path = tmp_path / f"answers.{ending}"
    write_answers(written, path, wide=wide)
    result = read_answers(path, survey, {})

    same(written, result.responses)
    assert result.notices == ()


def test_a_real_wave_goes_through_every_form(ai_index, make_wave, tmp_path):
    wave = check_answers(make_wave(ai_index, 200, seed=4, weighted=True))
    for ending, wide in FORMATS:
        path = tmp_path / f"answers.{ending}"
        write_answers(wave, path, wide=wide)
        same(wave, read_answers(path, ai_index, {}).responses)


def test_the_csv_is_the_one_of_the_contract(survey, respond, tmp_path):
    wave = check_answers(
        respond(survey, [{"sector": "industry", "tools": ["ml", "vision"], "rating": "7"}])
    )
    member = {"B": np.array([True]), "A": np.array([True])}
    write_answers(replace(wave, cohorts=member, weights=np.array([0.5])), tmp_path / "a.csv")

    assert (tmp_path / "a.csv").read_text() == (
        "respondent,sector,branch,tools,host,cloud_kind,problems,way,rating,weight,cohort\n"
        "R0,industry,,ml|vision,,,,,7,0.5,A|B\n"
    )


def test_wide_writes_one_column_of_0_and_1_per_option(survey, respond, tmp_path):
    wave = check_answers(respond(survey, [{"problems": ["a"]}, {}]))
    write_answers(wave, tmp_path / "a.csv", wide=True)
    header, *rows = [line.split(",") for line in (tmp_path / "a.csv").read_text().splitlines()]

    at = header.index("problems.a")
    assert header[at : at + 3] == ["problems.a", "problems.b", "problems.c"]
    assert [row[at : at + 3] for row in rows] == [["1", "0", "0"], ["", "", ""]]


@pytest.mark.parametrize(("ending", "wide"), FORMATS)
def test_the_same_answers_give_the_same_bytes(ai_index, make_wave, tmp_path, ending, wide):
    first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
    for path in (first, second):
        write_answers(check_answers(make_wave(ai_index, 50, weighted=True)), path, wide=wide)

    assert first.read_bytes() == second.read_bytes()


def test_nothing_in_a_workbook_is_a_formula(survey, respond, tmp_path):
    wave = respond(survey, [{}])
    wave.respondent[0] = "=1+1"  # which reading would refuse
    write_answers(wave, tmp_path / "a.xlsx")
    sheet = python_calamine.load_workbook(tmp_path / "a.xlsx").get_sheet_by_index(0)

    assert sheet.to_python()[1][0] == "=1+1"


def test_another_ending_is_refused(survey, respond, tmp_path):
    with pytest.raises(UsageError, match=r"Allowed: \.csv, \.xlsx, \.parquet"):
        write_answers(respond(survey, [{}]), tmp_path / "answers.ods")


def test_more_rows_than_a_sheet_holds_are_refused_before_any_is_written(
    survey, respond, tmp_path, monkeypatch
):
    monkeypatch.setattr(write, "XLSX_ROWS", 3)
    write_answers(respond(survey, [{}] * 2), tmp_path / "fits.xlsx")
    (tmp_path / "fits.xlsx").unlink()
    with pytest.raises(UsageError, match="holds 2 respondents"):
        write_answers(respond(survey, [{}] * 3), tmp_path / "a.xlsx")

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_folder_that_is_not_there_is_the_machines_fault(survey, respond, tmp_path, ending):
    with pytest.raises(MachineError, match="cannot be written"):
        write_answers(respond(survey, [{}]), tmp_path / "none" / f"answers.{ending}")


WRITE = """
import resource, sys
from pathlib import Path
from trigpoint.errors import MachineError
from trigpoint.instrument.load import load_instrument
from trigpoint.responses.read import read_answers
from trigpoint.responses.write import write_answers
read = read_answers(Path(sys.argv[1]), load_instrument("ai-index"), {})
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_answers(read.responses, Path(sys.argv[2]))
except MachineError as error:
    print(error)
"""


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(
    ai_index, make_wave, tmp_path, ending
):
    source, target = tmp_path / "answers.csv", tmp_path / f"target.{ending}"
    write_answers(make_wave(ai_index, 900), source)
    target.write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(source), str(target)], capture_output=True, text=True
    )

    assert "cannot be written" in done.stdout, done.stderr
    assert target.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == [source, target]
