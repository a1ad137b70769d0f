"""A release as a folder: written, read back, and refused when it is not what was written."""

from __future__ import annotations

import hashlib
import json

import pytest

from trigpoint.errors import DataError, MachineError
from trigpoint.instrument.text import load_text
from trigpoint.release.files import read_release, write_release
from trigpoint.release.issue import make_release
from trigpoint.tally.kernel import tally_answers


@pytest.fixture(scope="module")
def issued(ai_index, make_wave):
    return make_release(tally_answers(make_wave(ai_index, 200)))


@pytest.fixture(scope="module")
def texts():
    return {lang: load_text("ai-index", lang) for lang in ("zh-Hant", "en")}


@pytest.fixture
def folder(issued, texts, tmp_path):
    write_release(issued, tmp_path / "out", texts)
    return tmp_path / "out"


def test_what_is_written_is_read_back(issued, folder):
    again = read_release(folder)
    for name, part in issued.parts().items():
        assert again.parts()[name].equals(part)
    assert again.manifest == issued.manifest


def test_the_manifest_names_every_other_file_with_its_hash(folder):
    named = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    others = {path.name: path for path in folder.iterdir() if path.name != "manifest.json"}
    assert named == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in others.items()
    }


def test_the_same_release_gives_the_same_bytes(issued, texts, folder, tmp_path):
    write_release(issued, tmp_path / "again", texts)
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_the_codebook_gives_every_option_its_words_in_both_languages(folder):
    book = (folder / "codebook.md").read_text("utf-8")
    assert "| manufacturing | 製造、營建、政府機關與其他 |" in book
    assert "Questions and options (en)" in book
    for field in ("effective_base", "letters", "suppressed"):
        assert f"| {field} |" in book


def test_a_wave_of_invented_answers_says_so_wherever_it_is_released(
    ai_index, make_wave, texts, tmp_path
):
    invented = make_release(
        tally_answers(make_wave(ai_index, 50)), warning="These firms are invented."
    )
    write_release(invented, tmp_path / "out", texts)
    assert "**These firms are invented.**" in (tmp_path / "out" / "codebook.md").read_text("utf-8")
    assert read_release(tmp_path / "out").manifest["warning"] == "These firms are invented."


def test_a_changed_file_is_refused(folder):
    (folder / "tables.parquet").write_bytes(b"PAR1")
    with pytest.raises(DataError, match=r"tables\.parquet: is not the file that the manifest"):
        read_release(folder)


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        (None, "is not there"),
        ("{", "is no JSON"),
        ("[]", "is no release's manifest"),
        ('{"schema": 99, "files": {}}', "has the schema 99"),
        ('{"schema": 1, "files": {}}', "is no complete release"),
    ],
)
def test_a_folder_that_is_no_release_is_refused(tmp_path, manifest, says):
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest, "utf-8")
    with pytest.raises(DataError, match=says):
        read_release(tmp_path)


def test_a_folder_that_cannot_be_made_is_the_machines_failure(issued, texts, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(MachineError, match="cannot be made"):
        write_release(issued, tmp_path / "taken", texts)
