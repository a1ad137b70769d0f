"""Everything that the site holds about a person and their companies, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from trigpoint_web.accounts.models import Link, Participation, Representative, User
from trigpoint_web.accounts.models.companies import ESTABLISHED
from trigpoint_web.company.services import answers_in_words
from trigpoint_web.mail.models import Letter
from trigpoint_web.questionnaire.models import AnswersVersion, Draft


def everything(user: User, participations: Iterable[Participation]) -> dict[str, Any]:
    """All of it, as JSON can hold it; times in ISO 8601.

    What a company that one only claims to speak for is called here is nothing held about oneself.
    """
    claims = Representative.objects.filter(user=user).select_related("company")
    return {
        "person": {"email": user.email, "language": user.language, "joined": user.joined},
        "speaks_for": [
            {
                "number": one.company.number,
                "name": one.company.name if one.standing in ESTABLISHED else "",
                "standing": one.standing,
                "since": one.since,
            }
            for one in claims
        ],
        "participations": [_participation(one) for one in participations],
        "letters": list(
            Letter.objects.filter(to=user.email).values("template", "context", "written", "sent")
        ),
    }


def _participation(one: Participation) -> dict[str, Any]:
    versions = AnswersVersion.objects.filter(answers=one.answers).select_related("instrument")
    drafts = Draft.objects.filter(pk=one.draft).select_related("instrument")
    links = Link.objects.filter(participation=one)
    return {
        "id": one.id,
        "wave": one.wave.slug,
        "number": one.number,
        "name": one.name,
        "email": one.email,
        "begun": one.begun,
        "submitted": one.submitted,
        "counted": one.counted,
        "withdrawn": one.withdrawn,
        "consents": list(
            one.consent_set.values("purpose", "given", "text_version", "language", "at")
        ),
        "links": list(links.values("kind", "email", "made", "expires", "revoked")),
        "answers": [
            {
                "version": version.number,
                "submitted": version.submitted,
                "seconds": version.seconds,
                "answers": answers_in_words(version),
            }
            for version in versions
        ],
        "draft": [
            {"saved": draft.saved, "seconds": draft.seconds, "answers": answers_in_words(draft)}
            for draft in drafts
        ],
    }
