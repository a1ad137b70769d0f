"""Every threat that is written down is held by a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[1]
TEXT = (WEB.parents[1] / "docs" / "explanation" / "threats.md").read_text("utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ") and "held by" not in line]
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", TEXT)))


def test_every_threat_names_its_test():
    assert len(ROWS) > 30
    assert all("::test_" in row for row in ROWS)


@pytest.mark.parametrize(("file", "function"), NAMED)
def test_the_test_is_there(file, function):
    tree = ast.parse((WEB / file).read_text("utf-8"))
    assert function in {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
