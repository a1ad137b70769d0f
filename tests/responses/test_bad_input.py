"""Files that should never have been sent: one clear message, bounded memory, never a traceback."""

import errno
import os
import resource
import stat
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trigpoint.errors import DataError, MachineError, TrigpointError
from trigpoint.responses.read import read_answers
from trigpoint.responses.write import write_answers

LONG = "x" * (5 << 20)

BAD = {
    "an empty file": (b"", "is empty"),
    "white space only": (b" \n\r\n ", "has no header|respondent: is not there"),
    "zeros": (b"\0" * 1000, "respondent|damaged|zero bytes"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "this is no text"),
    "a PDF": (b"%PDF-1.7\n", "is a PDF by its contents"),
    "a workbook named as text": (b"PK\x03\x04...", "is an XLSX workbook by its contents"),
    "an old workbook": (b"\xd0\xcf\x11\xe0...", "is an old or protected Excel file"),
    "a compressed file": (b"\x1f\x8b\x08\0...", "is a gzip file by its contents"),
    "200,000 columns": (
        ("respondent," + ",".join(f"c{at}" for at in range(200_000)) + "\n").encode(),
        "has 200001 columns",
    ),
    "200,000 cells in a row": (b"respondent\na" + b"," * 200_000 + b"\n", "has 200001 cells"),
    "5 MB in a cell": (f"respondent,way\na,{LONG}\n".encode(), '…" is no option'),
    "5 MB in an id": (f"respondent,way\n{LONG},\n".encode(), '…" cannot be an id'),
    "5 MB in a name": (f"respondent,{LONG}\n".encode(), "has no header"),
    "40 MB in a cell": (f"respondent,way\na,{LONG * 8}\n".encode(), "longer than 16 MB"),
    "a cell that is never closed": (f'respondent,way\na,"{LONG}'.encode(), "never closed"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_in_a_sentence(read, name):
    content, message = BAD[name]
    with pytest.raises(DataError, match=message) as caught:
        read(content)

    assert len(str(caught.value)) < 600


def test_paths_that_are_no_answers_are_refused(tmp_path, survey):
    for path, message in (
        (tmp_path / "none.csv", "is not there"),
        (tmp_path / "folder.csv", "is a folder"),
        (tmp_path / "answers.ods", r"ends in \.ods.*Allowed: \.csv"),
        (tmp_path / "answers", "ends in nothing"),
    ):
        (tmp_path / "folder.csv").mkdir(exist_ok=True)
        with pytest.raises(DataError, match=message):
            read_answers(path, survey, {})


def test_a_device_is_refused_and_not_waited_for(tmp_path, survey):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(DataError, match="is no file"):
        read_answers(tmp_path / "pipe.csv", survey, {})


@pytest.mark.parametrize("code", ["EACCES", "EIO"])
def test_a_file_that_may_not_be_read_is_refused(tmp_path, survey, monkeypatch, code):
    # root may read everything, so the refusal is played
    path = tmp_path / "answers.csv"
    path.write_text("respondent\na\n")
    path.chmod(stat.S_IWUSR)

    def refuse(*_, **__):
        raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(DataError, match=r"cannot be read \("):
        read_answers(path, survey, {})


def test_a_machine_without_memory_is_told_from_bad_data(tmp_path, survey, monkeypatch):
    def starve(*_):
        raise MemoryError

    monkeypatch.setattr("trigpoint.responses.read.code_batch", starve)
    (tmp_path / "answers.csv").write_text("respondent\na\n")
    with pytest.raises(MachineError, match="memory of this machine"):
        read_answers(tmp_path / "answers.csv", survey, {})


def test_a_sector_nobody_belongs_to_is_fine(read, answers):
    responses = read("respondent,sector\na,services\n").responses

    assert answers(responses, "sector") == ["services"]


HEADERS = ["respondent,way,tools\n", "respondent;weight;cohort\n", "respondent,tools.ml,rating\n"]


def never_a_traceback(read, content: bytes, name: str) -> None:
    with suppress(TrigpointError):
        read(content, name)


quietly = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quietly
@given(st.sampled_from(HEADERS), st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16"]))
@example(HEADERS[0], b'a,"\r', "utf-8")
def test_random_bytes_never_give_a_traceback(read, header, content, encoding):
    never_a_traceback(read, header.encode(encoding) + content, "answers.csv")


@quietly
@given(st.text(alphabet=st.sampled_from("a1,;\t\"'|\r\n \0=.é工\ufeff"), max_size=60))
def test_random_cells_never_give_a_traceback(read, text):
    never_a_traceback(read, HEADERS[0] + text, "answers.csv")
    never_a_traceback(read, text, "answers.csv")


@quietly
@given(st.binary(max_size=300), st.sampled_from(["answers.xlsx", "answers.parquet"]))
def test_random_files_never_give_a_traceback(read, content, name):
    start = b"PK\x03\x04" if name.endswith("xlsx") else b"PAR1"
    never_a_traceback(read, content, name)
    never_a_traceback(read, start + content, name)


@quietly
@given(st.data())
def test_workbooks_with_odd_cells_never_give_a_traceback(read, workbook, data):
    kinds = ["s", "str", "inlineStr", "b", "n", "e", "d", "x"]
    values = ["0", "7", "-1", "99999999999999999999", "x", "", "1e999", "NaN", "工"]
    cells = "".join(
        f'<c r="{column}{row}" t="{data.draw(st.sampled_from(kinds))}" s="3">'
        f"<v>{data.draw(st.sampled_from(values))}</v></c>"
        for row in (1, 2)
        for column in "AB"
    )
    never_a_traceback(read, workbook(f"<row>{cells}</row>"), "answers.xlsx")


@quietly
@given(st.data())
def test_files_with_a_byte_changed_never_give_a_traceback(read, tmp_path, survey, respond, data):
    name = data.draw(st.sampled_from(["whole.csv", "whole.xlsx", "whole.parquet"]))
    write_answers(respond(survey, [{"tools": ["ml"], "way": "bought"}] * 3), tmp_path / name)
    content = bytearray((tmp_path / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    never_a_traceback(read, bytes(content), name)


READ = """
import resource, sys
from pathlib import Path
from trigpoint.errors import DataError
from trigpoint.instrument.load import load_instrument
from trigpoint.responses.read import read_answers
from trigpoint.responses.write import write_answers
instrument = load_instrument("ai-index")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_answers(Path(sys.argv[1]), instrument, {})
except DataError:
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10)
"""


@pytest.mark.parametrize("name", ["200,000 columns", "200,000 cells in a row", "5 MB in a cell"])
def test_wide_and_long_files_are_refused_in_little_memory(tmp_path, name):
    path = tmp_path / "answers.csv"
    path.write_bytes(BAD[name][0])
    limit = (4 << 30, 4 << 30)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit),
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 250
