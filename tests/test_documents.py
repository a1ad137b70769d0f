"""YAML files are read within bounds, and what cannot be read is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, model_validator

from trigpoint import documents
from trigpoint.documents import Located, read_document, refuse, validated
from trigpoint.errors import DataError


def _told(path: Path) -> list[str]:
    with pytest.raises(DataError) as told:
        read_document(path)
    return [str(fault).removeprefix(f"{path.parent}/") for fault in told.value.faults]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "a.yaml: is empty."),
        (b"a: 1\nb: \xff\n", "a.yaml:2: is not in UTF-8."),
        ("a: 1\n".encode("utf-16"), "a.yaml:1: is not in UTF-8."),
        (b"a: \x00", "a.yaml: is no YAML: "),
        (b"a: 1\n---\nb: 2\n", "a.yaml:2: is no YAML: "),
        (b"\n" + b"- " * 10_000, "a.yaml:2: lies more than 50 levels deep."),
        (b"a: b: c", "a.yaml:1: is no YAML: "),
        (b"a: 0b\nb: " + b"9" * 5000, "a.yaml:2: is no number that can be read."),
    ],
)
def test_what_is_no_plain_yaml_is_said_in_one_line(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    [message] = _told(path)
    assert message.startswith(told)
    assert "\n" not in message


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert _told(tmp_path / "a.yaml") == ["a.yaml: is not there."]
    (tmp_path / "b.yaml").mkdir()
    assert _told(tmp_path / "b.yaml") == ["b.yaml: is a folder. Allowed: a YAML file."]


def test_a_file_is_read_up_to_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_BYTES", 8)
    path = tmp_path / "a.yaml"
    path.write_text("a: 12345")
    assert read_document(path).data == {"a": 12345}
    path.write_text("a: 123456")
    assert _told(path) == ["a.yaml: is larger than 8 bytes."]


def test_aliases_tags_and_repeated_keys_are_all_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: &x [1]\nb: [*x, *x]\nc: !!set {}\na: 2\n<<: {d: 1}\n")
    assert [message.split(".")[1] for message in _told(path)] == [
        "yaml:1: is repeated by an alias (*): write it out",
        "yaml:1: is repeated by an alias (*): write it out",
        "yaml:3: tag:yaml",
        "yaml:4: the key a stands here twice",
        "yaml:5: tag:yaml",
    ]


def test_dates_and_words_stay_as_they_are_written_and_a_mark_at_the_start_is_dropped(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(
        "\ufeffday: 2023-06-01\nnever: 2023-99-99\nword: none\n數: [1, 2.5, ~]\n".encode()
    )
    assert read_document(path).data == {
        "day": "2023-06-01",
        "never": "2023-99-99",
        "word": "none",
        "數": [1, 2.5, None],
    }


class _Range(BaseModel):
    low: int
    high: int

    @model_validator(mode="after")
    def _ordered(self) -> _Range:
        refuse([Located(("high",), "high is below low")] if self.high < self.low else [])
        return self


class _Ranges(BaseModel):
    ranges: list[_Range]


def test_a_models_faults_stand_in_the_order_of_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("ranges:\n- low: 3\n  high: 1\n- low: x\n  high: 1\n- high: 3\n")
    with pytest.raises(DataError) as told:
        validated(read_document(path), _Ranges)
    assert [str(fault).removeprefix(f"{path}:") for fault in told.value.faults] == [
        "3: high is below low.",
        "4: low: input should be a valid integer, unable to parse string as an integer, not 'x'.",
        "6: low is missing.",
    ]


def test_a_fault_is_short_however_long_what_it_is_about(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"ranges: {'very long words ' * 10_000}\n")
    with pytest.raises(DataError) as told:
        validated(read_document(path), _Ranges)
    assert len(str(told.value)) < 300 + len(str(path)) + 20
