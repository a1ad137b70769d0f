"""Answers that are tried: a draft that is never saved, of the questions that earn points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from trigpoint_web.company.services import scored_questions
from trigpoint_web.questionnaire.fields import Field, fields
from trigpoint_web.questionnaire.models import AnswersVersion, Draft
from trigpoint_web.questionnaire.services import final_sheet, state_of, take


class Trial:
    """Answers as they would be with what was ``posted``; without it, as they are."""

    def __init__(self, version: AnswersVersion, posted: QueryDict | None) -> None:
        self._scored = scored_questions(version)
        self._draft = Draft(instrument=version.instrument, sheet=dict(version.sheet))
        if posted is not None:
            self._take(version, posted)
        self._state = state_of(self._draft)

    def _take(self, version: AnswersVersion, posted: QueryDict) -> None:
        """Take what was posted; what is not on the page stays as it is."""
        for section in state_of(self._draft).instrument.sections:
            take(self._draft, section.id, posted)
        kept = {k: v for k, v in version.sheet.items() if k not in self._scored}
        self._draft.sheet |= kept

    @property
    def sheet(self) -> dict[str, Any]:
        """The answers tried, without those to questions that would not be asked."""
        return final_sheet(self._draft)

    @property
    def faults(self) -> bool:
        """Whether something that was tried is no answer."""
        return any(one in self._state.faults for one in self._scored)

    def fields(self, lang: str) -> Iterator[Field]:
        """The questions that earn points, in the order of asking."""
        for section in self._state.sections:
            for field in fields(self._state, section, lang, check=False):
                if field.id in self._scored:
                    yield field
