"""Waves as they are run, the instruments as they were worded, and what was frozen of them."""

from django.db import models
from django.utils import timezone


class InstrumentVersion(models.Model):
    """An instrument's files as they were at one time: what a respondent saw stays what it was.

    ``files`` holds the text of every file by its name, ``fingerprint`` the SHA-256 of them all,
    ``meaning`` the library's hash of what answers and scores mean.
    """

    name = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64, unique=True)
    meaning = models.CharField(max_length=64)
    files = models.JSONField()
    added = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.fingerprint[:8]})"


class Wave(models.Model):
    """One year's fieldwork. ``settings`` is its ``wave.yaml``; new drafts take ``instrument``.

    Answers are taken from ``opens`` up to, not including, ``closes``. ``frozen`` says when the
    answers became a benchmark, ``erase_identities`` when the link between companies and answers
    has to go, and ``identities_erased`` when it went.
    """

    slug = models.SlugField(max_length=40, unique=True)
    settings = models.TextField()
    title = models.JSONField()
    organiser = models.JSONField()
    instrument = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT)
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    frozen = models.DateTimeField(null=True, blank=True)
    erase_identities = models.DateTimeField(null=True, blank=True)
    identities_erased = models.DateTimeField(null=True, blank=True)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        """The latest first."""

        ordering = ("-opens",)

    def __str__(self) -> str:
        return self.slug

    def is_open(self) -> bool:
        """Whether answers are taken now."""
        return self.frozen is None and self.opens <= timezone.now() < self.closes


class Benchmark(models.Model):
    """The release of a frozen wave: all that company reports and public pages compare with.

    ``release`` is its folder as a zip file.
    """

    wave = models.OneToOneField(Wave, on_delete=models.PROTECT)
    release = models.BinaryField()
    meaning = models.CharField(max_length=64)
    base = models.PositiveIntegerField()
    dated = models.DateField()
    simulated = models.BooleanField(default=False)
    added = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first."""

        ordering = ("-dated",)

    def __str__(self) -> str:
        return f"{self.wave} (n = {self.base})"
