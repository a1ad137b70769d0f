"""Companies, and who may speak for them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Company(models.Model):
    """A company that somebody may speak for. ``domains`` are where its people have their mail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=300)
    domains = models.JSONField(default=list)

    class Meta:
        """Plural as it is."""

        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return self.number


class EstablishedManager(models.Manager):
    """Those who may speak for their company."""

    def get_queryset(self) -> models.QuerySet:
        """By domain, by the team or by a colleague; the longest established first."""
        return super().get_queryset().filter(standing__in=ESTABLISHED).order_by("since")


class Representative(models.Model):
    """A person who says to speak for a company, and whether that is established."""

    class Standing(models.TextChoices):
        """How far the claim has come."""

        CLAIMED = "claimed"
        BY_DOMAIN = "by_domain"
        BY_TEAM = "by_team"
        BY_COLLEAGUE = "by_colleague"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    company = models.ForeignKey(Company, on_delete=models.CASCADE)
    standing = models.CharField(max_length=20, choices=Standing, default=Standing.CLAIMED)
    since = models.DateTimeField(default=timezone.now)

    objects = models.Manager()
    established = EstablishedManager()

    class Meta:
        """Once for each company."""

        constraints = (
            models.UniqueConstraint(fields=("user", "company"), name="one_claim_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} for {self.company_id}: {self.standing}"


ESTABLISHED = (
    Representative.Standing.BY_DOMAIN,
    Representative.Standing.BY_TEAM,
    Representative.Standing.BY_COLLEAGUE,
)
"""The standings that let somebody speak for a company."""
