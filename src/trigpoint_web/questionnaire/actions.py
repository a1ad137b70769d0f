"""What is done to drafts: begun, saved page by page, submitted, taken up again to correct."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import astuple
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from trigpoint_web.accounts import consent
from trigpoint_web.accounts.actions import take
from trigpoint_web.accounts.models import Link, Participation, User
from trigpoint_web.questionnaire import services
from trigpoint_web.questionnaire.models import Answers, AnswersVersion, Draft
from trigpoint_web.questionnaire.route import Stop, leads_to
from trigpoint_web.questionnaire.showing import Showing, posted_from
from trigpoint_web.waves.models import Wave

ONWARD = {"next", "skip"}
"""The ways to leave a page that say one has looked at all of it."""


class Closed(Exception):  # noqa: N818 -- said of a wave
    """The wave takes no answers now."""


class Incomplete(Exception):  # noqa: N818 -- said of a draft
    """Something has to be put right before the answers can be submitted."""


@transaction.atomic
def begin(
    wave: Wave,
    consents: Collection[str],
    language: str,
    before: AnswersVersion | None = None,
    user: User | None = None,
) -> Participation:
    """Start a participation in an open wave: its draft and what is agreed to, purpose by purpose.

    ``before`` are earlier answers to fill in; whoever is signed in finds the draft by that.
    """
    draft = Draft(wave=wave, instrument=wave.instrument, language=language)
    if before is not None:
        draft.sheet = services.carried_over(draft, before)
        draft.carried = sorted(draft.sheet)
    draft.save(force_insert=True)
    participation = Participation.objects.create(wave=wave, draft=draft.id, user=user)
    consent.record(participation, consents, language)
    return participation


def save_page(draft_id: UUID | None, section: str, posted: QueryDict, language: str) -> Stop:
    """Save one page as it is left, and no other; where the button leads.

    Raises Draft.DoesNotExist once the draft is gone.
    """
    while True:
        draft = Draft.objects.worded().get(id=draft_id)
        stop = _leave(draft, section, posted)
        draft.section, draft.language = stop.section, language
        if draft.save_unless_changed():
            return stop


def _leave(draft: Draft, section: str, posted: QueryDict) -> Stop:
    """Take over a page as it is left; where the button leads."""
    showing = posted_from(posted, left=True)
    if not showing.was_left(_saved(draft, section)):
        draft.seconds[section] = draft.seconds.get(section, 0) + showing.seconds()
    if posted.get("go") in ONWARD:
        seen = services.questions_in(draft, section)
        draft.carried = [name for name in draft.carried if name not in seen]
    services.take(draft, section, posted)
    draft.showings[section] = astuple(showing)
    return leads_to(services.state_of(draft), section, posted)


def keep_page(draft_id: UUID | None, section: str, posted: QueryDict) -> None:
    """Save one page while it is being filled in, unless something later of it is saved already."""
    showing = posted_from(posted, left=False)
    while True:
        draft = Draft.objects.worded().get(id=draft_id)
        if showing.is_overtaken_by(_saved(draft, section)):
            return
        services.take(draft, section, posted)
        draft.showings[section] = astuple(showing)
        if draft.save_unless_changed():
            return


def _saved(draft: Draft, section: str) -> Showing:
    """What of a page was saved last."""
    return Showing(*draft.showings.get(section, ()))


@transaction.atomic
def submit(id_: UUID, typed: dict[str, str], user: User | None) -> Participation | None:
    """Make a draft final; None where it was already, and then nothing changes.

    ``typed`` are the company's number, its name and the e-mail address; for a correction they stay
    what they were. A signed-in ``user`` whose address it is has shown that already; answers with
    another address are nobody's until a code has shown whose it is.
    """
    participation = _held(id_)
    if participation.draft is None:
        return None
    draft = Draft.objects.locked().get(id=participation.draft)
    if not participation.wave.is_open():
        raise Closed
    if services.state_of(draft).obstacles:
        raise Incomplete
    participation.answers = _final(draft).answers_id
    participation.draft = None
    first = participation.submitted is None
    if first:
        participation.submitted, participation.user = timezone.now(), None
        for field, value in typed.items():
            setattr(participation, field, value)
    participation.save()
    draft.delete()
    Link.objects.filter(participation=participation, kind=Link.Kind.RESUME).delete()
    if first and user is not None and user.email == participation.email:
        take(participation, user)
    return participation


def _held(id_: UUID) -> Participation:
    """A participation for one change at a time. Raises Closed where a freeze has erased it."""
    Wave.objects.hold()
    rows = Participation.objects.select_related("wave").select_for_update(of=("self",))
    found = rows.filter(id=id_).first()
    if found is None:
        raise Closed
    return found


def _final(draft: Draft) -> AnswersVersion:
    """The draft as the next version of its answers, or the first of new ones."""
    answers = draft.corrects or Answers.objects.create(wave_id=draft.wave_id)
    return AnswersVersion.objects.create(
        answers=answers,
        number=answers.versions.count() + 1,
        instrument=draft.instrument,
        language=draft.language,
        sheet=services.final_sheet(draft),
        seconds=draft.seconds,
    )


@transaction.atomic
def correct(id_: UUID, language: str) -> None:
    """Take up final answers again, in the wording that was seen; once begun, it goes on.

    Of answers that were withdrawn there is nothing to take up.
    """
    participation = _held(id_)
    if participation.draft is not None or participation.answers is None:
        return
    if not participation.wave.is_open():
        raise Closed
    last = AnswersVersion.objects.filter(answers=participation.answers).last()
    draft = Draft.objects.create(
        wave=participation.wave,
        instrument_id=last.instrument_id,
        corrects_id=participation.answers,
        language=language,
        sheet=last.sheet,
    )
    participation.draft = draft.id
    participation.save(update_fields=["draft"])
