"""Reading printed tables from YAML with every digit as it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from trigpoint.documents import read_document, validated
from trigpoint.published.model import Published

ANSWER_SHEET = ("misprints", "recovered_key", "cut_points")
"""What a file may say about its own faults. It is dropped unread: we find them from the print."""


def read_published(path: Path) -> Published:
    """Read a file of printed tables.

    Raises DataError with every fault of its form: file and line, what is wrong, what is allowed.
    """
    document = read_document(path)
    data = _as_printed(document.root)
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in ANSWER_SHEET}
    return validated(replace(document, data=data), Published)


def _as_printed(node: yaml.Node) -> Any:
    """The node's data with every number still as its text, so that 40.0 is not 40."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _as_printed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_as_printed(item) for item in node.value]
    return None if node.tag.endswith(":null") else node.value
