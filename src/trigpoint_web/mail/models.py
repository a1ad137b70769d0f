"""Letters that are owed. They hold no secret: what may not be kept readable is sent at once."""

from django.db import models
from django.utils import timezone


class Letter(models.Model):
    """A letter that somebody is owed, written in the same transaction as what it tells of.

    ``template`` names the two templates of subject and body, ``context`` fills them.
    """

    to = models.EmailField()
    language = models.CharField(max_length=10)
    template = models.CharField(max_length=40)
    context = models.JSONField(default=dict)
    written = models.DateTimeField(default=timezone.now)
    sent = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)

    class Meta:
        """Those owed longest first."""

        indexes = (models.Index(fields=("sent", "next_try")),)
        ordering = ("written",)

    def __str__(self) -> str:
        return self.template
