"""Whether what the site has acknowledged is in its database: ``python -m load.kept`` beside it.

It reads, as JSON, what each visitor was told is saved, and prints what is not so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from load.site import Site
from load.visitor import Visitor


def lost(site: Site, visitors: Iterable[Visitor]) -> list[str]:
    """What each visitor misses or finds half written; empty as it should be."""
    expected = [
        {
            "participation": one.participation,
            "saved": one.saved,
            "pending": one.pending,
            "submitted": one.submitted,
            "finishing": one.finishing,
        }
        for one in visitors
        if one.participation
    ]
    checked = subprocess.run(
        [sys.executable, "-m", "load.kept"],
        input=json.dumps(expected).encode(),
        stdout=subprocess.PIPE,
        check=True,
        env=site.environment,
    )
    return list(json.loads(checked.stdout))


def main() -> None:
    """Compare what is expected with what is there."""
    import django

    django.setup()
    found = [fault for one in json.load(sys.stdin) for fault in _faults(one)]
    json.dump(found, sys.stdout)


def _faults(expected: dict[str, Any]) -> Iterable[str]:
    """An answer that was acknowledged is there; one that was only sent is there whole or not."""
    from trigpoint_web.accounts.models import Participation
    from trigpoint_web.questionnaire.models import AnswersVersion, Draft

    name = expected["participation"]
    row = Participation.objects.get(id=name)
    final = list(AnswersVersion.objects.filter(answers=row.answers))
    drafts = list(Draft.objects.filter(id=row.draft))
    if len(final) + len(drafts) != 1:
        yield f"{name}: {len(drafts)} drafts and {len(final)} answers"
        return
    if (expected["submitted"] and not final) or (final and not expected["finishing"]):
        yield f"{name}: {'not ' * (not final)}handed in"
    sheet = (final or drafts)[0].sheet
    before = expected["saved"]
    if sheet not in (before, before | expected["pending"]):
        yield f"{name}: {sheet} and not {before}"


if __name__ == "__main__":
    main()
