"""Answers, while they are filled in and once they are final. Nothing here says whose they are."""

import uuid

from django.db import models
from django.utils import timezone

from trigpoint_web.waves.models import InstrumentVersion, Wave


class Answers(models.Model):
    """One firm's final answers to a wave. ``id`` is all that links them to anybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT)

    class Meta:
        """Plural as it is."""

        verbose_name_plural = "answers"

    def __str__(self) -> str:
        return str(self.id)


class AnswersVersion(models.Model):
    """What was submitted at one time: the first answers, or a correction of them.

    ``instrument`` is the wording that was seen, ``seconds`` the time on each page.
    """

    answers = models.ForeignKey(Answers, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    instrument = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT)
    language = models.CharField(max_length=10)
    sheet = models.JSONField()
    seconds = models.JSONField(default=dict)
    submitted = models.DateTimeField(default=timezone.now)

    class Meta:
        """In order."""

        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("answers", "number"), name="one_version_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.answers_id}, {self.number}"


class DraftQuerySet(models.QuerySet):
    """Drafts, with what every page of theirs needs to know."""

    def worded(self) -> "DraftQuerySet":
        """With the version of the instrument, without the texts of its files."""
        return self.select_related("instrument").defer("instrument__files")

    def locked(self) -> "DraftQuerySet":
        """For one change at a time, inside a transaction."""
        return self.worded().select_for_update(of=("self",))


FILLED = ("sheet", "unfit", "carried", "section", "language", "seconds", "showings")
"""What changes of a draft as its pages are filled in."""


class Draft(models.Model):
    """Answers being filled in. ``corrects`` are the final ones that it will take the place of.

    ``sheet`` keeps what was answered on branches that are hidden now, ``unfit`` by question what
    was typed that is no answer, to be shown again beside its message. ``carried`` are the questions
    whose answers are last year's and have not been looked at yet. ``section`` is where the
    respondent is, nothing at the review, and ``showings`` says for every page which showing of it
    was saved last (see :mod:`trigpoint_web.questionnaire.showing`). ``revision`` tells whether it
    was changed since it was read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT)
    instrument = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT)
    corrects = models.OneToOneField(Answers, null=True, blank=True, on_delete=models.CASCADE)
    language = models.CharField(max_length=10)
    sheet = models.JSONField(default=dict)
    unfit = models.JSONField(default=dict)
    carried = models.JSONField(default=list)
    section = models.CharField(max_length=40, blank=True)
    showings = models.JSONField(default=dict)
    seconds = models.JSONField(default=dict)
    started = models.DateTimeField(default=timezone.now)
    saved = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=0, db_default=0)

    objects = DraftQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    def save_unless_changed(self) -> bool:
        """Save what was filled in; False, with nothing saved, where the row is not as it was read.

        Nobody holds a lock while answers are looked at: with SQLite all others would wait for it.
        """
        as_read = Draft.objects.filter(id=self.id, revision=self.revision)
        filled = {name: getattr(self, name) for name in FILLED}
        return bool(as_read.update(revision=self.revision + 1, saved=timezone.now(), **filled))
