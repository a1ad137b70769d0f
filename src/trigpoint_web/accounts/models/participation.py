"""Taking part in a wave: consent, and the secret addresses to it. Who, never what."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from trigpoint_web.accounts.models.companies import Company
from trigpoint_web.waves.models import Wave


class Participation(models.Model):
    """That somebody answers, or answered, a wave: who, for which company. Not what.

    ``draft`` and ``answers`` are ids and no foreign keys: whoever analyses answers never comes
    here, and whoever erases the link leaves no trace there. ``number``, ``name`` and ``email`` are
    what was typed at the end; ``user`` stands once the address is verified, ``company`` once
    somebody verified speaks for it. ``counted`` says since when the answers are the company's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT)
    draft = models.UUIDField(null=True, unique=True)
    answers = models.UUIDField(null=True, unique=True)
    number = models.CharField(max_length=8, blank=True)
    name = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL)
    counted = models.DateTimeField(null=True, blank=True)
    begun = models.DateTimeField(default=timezone.now)
    submitted = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One final answer for each company and wave."""

        constraints = (
            models.UniqueConstraint(
                fields=("wave", "company"),
                condition=models.Q(counted__isnull=False),
                name="one_final_answer",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    def stands(self) -> bool:
        """Whether answers were handed in and have not been withdrawn."""
        return self.submitted is not None and self.withdrawn is None


class Consent(models.Model):
    """What was agreed to or not, for one purpose, in which text, when. Never changed: added to."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=20)
    given = models.BooleanField()
    text_version = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In order of time."""

        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.purpose}: {self.given}"


class Link(models.Model):
    """A secret address: to come back to a draft, or to show a report. Only its digest is kept.

    A link to come back has an ``email``, and expires.
    """

    class Kind(models.TextChoices):
        """What the link opens."""

        RESUME = "resume"
        REPORT = "report"

    kind = models.CharField(max_length=10, choices=Kind)
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.participation_id}"
