"""Waves as they are run, the instruments as they were worded, and what was frozen of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

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


class WaveManager(models.Manager["Wave"]):
    """Finds waves by their times."""

    def before(self, slug: str, opens: datetime, instrument: str) -> Wave | None:
        """The last other wave of an instrument that opened before."""
        others = self.filter(instrument__name=instrument).exclude(slug=slug)
        return others.filter(opens__lt=opens).first()

    def hold(self) -> None:
        """Keep the waves that are not frozen as they are until the transaction ends.

        Whoever changes whose answers count, or freezes them, does this first of all and locks
        companies and participations after it: one waits for the other, and never crosswise.
        """
        list(self.filter(frozen=None).select_for_update(no_key=True).values_list("pk"))

    def shown(self) -> Wave | None:
        """The wave that the site is about: the open one, else the next one, else the last one."""
        now = timezone.now()
        waves = self.select_related("instrument").defer("instrument__files")
        running = waves.filter(frozen=None, opens__lte=now, closes__gt=now).first()
        return running or waves.filter(opens__gt=now).last() or waves.first()


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

    objects = WaveManager()

    class Meta:
        """The latest first."""

        ordering = ("-opens",)

    def __str__(self) -> str:
        return self.slug

    def is_open(self) -> bool:
        """Whether answers are taken now."""
        return self.state() == "open"

    def state(self) -> Literal["frozen", "upcoming", "open", "closed"]:
        """How far the wave has come."""
        if self.frozen:
            return "frozen"
        now = timezone.now()
        if now < self.opens:
            return "upcoming"
        return "open" if now < self.closes else "closed"

    def last_day(self) -> date:
        """The last day on which answers are taken."""
        return timezone.localdate(self.closes - timedelta(microseconds=1))

    def is_answered(self) -> bool:
        """Whether somebody answered, or began to: asked of what refers to the wave, unseen here."""
        return self.answers_set.exists() or self.draft_set.exists()


class BenchmarkManager(models.Manager["Benchmark"]):
    """Finds benchmarks without loading what they are made of."""

    def light(self) -> models.QuerySet[Benchmark]:
        """Without the release and the instrument's files, which are long."""
        with_wave = self.select_related("wave__instrument")
        return with_wave.defer("release", "wave__instrument__files")


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

    objects = BenchmarkManager()

    class Meta:
        """The latest first."""

        ordering = ("-dated",)

    def __str__(self) -> str:
        return f"{self.wave} (n = {self.base})"
