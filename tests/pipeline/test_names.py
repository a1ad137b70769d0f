"""Nothing outside ``instruments/`` knows an item of the instrument that comes along by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest

SOURCE = Path(str(files("trigpoint")))
FILES = sorted(
    file
    for file in SOURCE.rglob("*")
    if file.suffix in {".py", ".pyi", ".yaml", ".html", ".json"}
    and "instruments" not in file.relative_to(SOURCE).parts
)
ORDINARY = {"business", "capital", "industry", "role"}
"""Ids that are English words, which prose and HTML may use; no string of code may be one."""

EVERYDAY_OPTIONS = {"none", "other"}
"""Options of many questionnaires that libraries take as settings too."""

COHORT = "aita"


@pytest.fixture(scope="module")
def items(ai_index) -> set[str]:
    """Questions, indicators, dimensions, the banner's columns, and a cohort once printed."""
    return {
        *ai_index.by_id,
        *ai_index.indicator,
        *(one.id for one in ai_index.dimensions),
        *ai_index.by_id[ai_index.banner].options,
        COHORT,
    }


@pytest.fixture(scope="module")
def every_id(ai_index, items) -> set[str]:
    """The items, their options and the stages."""
    options = {option for question in ai_index.by_id.values() for option in question.options}
    return items | set(ai_index.stages.names) | {one for one in options if len(one) > 3}


def test_there_is_something_to_look_through():
    assert len(FILES) > 100
    assert {".py", ".yaml", ".html"} <= {file.suffix for file in FILES}


def test_no_file_names_an_item(items):
    found = {file: set(re.findall(r"\w+", _without_epilogs(file))) for file in FILES}
    assert not _hits(found, items - ORDINARY)


def test_no_string_of_code_is_the_name_of_an_item_or_option(every_id):
    trees = {file: ast.parse(file.read_text("utf-8")) for file in FILES if file.suffix == ".py"}
    found = {file: set(_strings(tree)) for file, tree in trees.items()}
    assert not _hits(found, every_id - EVERYDAY_OPTIONS)


def _hits(found: Mapping[Path, set[str]], names: set[str]) -> dict[str, set[str]]:
    return {
        str(file.relative_to(SOURCE)): words & names
        for file, words in found.items()
        if words & names
    }


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _without_epilogs(file: Path) -> str:
    """The file's text; a command's example may name an item of the default instrument."""
    text = file.read_text("utf-8")
    if file.parent.name != "cli":
        return text
    lines = text.splitlines()
    for first, last in _epilogs(ast.parse(text)):
        lines[first - 1 : last] = [""] * (last - first + 1)
    return "\n".join(lines)


def _epilogs(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """The lines of every ``epilog=...``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "epilog":
            yield node.value.lineno, node.value.end_lineno or node.value.lineno
