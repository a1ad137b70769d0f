"""What is printed, derived and invented in reconstructed answers, for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trigpoint.files import write_bytes
from trigpoint.published.reconstruct.run import Reconstruction
from trigpoint.published.reproduce import Reproduced, Tag, summary

SCHEMA = 1

INVENTED = (
    "which answers to different questions go together: correlations, reliability, cross-tables",
    "how scores spread between the printed lowest and highest: percentiles, bands, deviations",
    "every table by a profile column other than the printed columns",
    "who belongs to a cohort, and all its figures but those printed",
    "self-ratings by column, and single ratings of which only a mean is printed",
)
"""What no printed figure backs, whatever the publication."""


def figures_path(answers: Path) -> Path:
    """Where the figures of an answers file stand: ``answers.figures.json`` beside it."""
    return answers.with_suffix(".figures.json")


def figures_document(
    found: Reconstruction, rows: Sequence[Reproduced], title: str, seed: int
) -> dict[str, Any]:
    """Every figure with its tag, every sentence with what bears it out, and what is invented."""
    responses = found.responses
    empty = [
        question.id
        for question in responses.instrument.by_id.values()
        if (responses.codes[question.id] == question.missing).all()
    ]
    return {
        "schema": SCHEMA,
        "instrument": responses.instrument.id,
        "instrument_hash": responses.instrument.hash,
        "published": title,
        "seed": seed,
        "tags": {str(tag): sum(row.tag is tag for row in rows) for tag in Tag},
        "verdicts": summary(rows),
        "invented": list(INVENTED),
        "left_empty": empty,
        "statements": [asdict(statement) for statement in found.statements],
        "figures": [row.document() for row in rows],
    }


def write_figures(document: dict[str, Any], answers: Path) -> Path:
    """Write the figures beside the answers; their path."""
    path = figures_path(answers)
    text = json.dumps(document, ensure_ascii=False, indent=1)
    write_bytes(path, f"{text}\n".encode())
    return path
