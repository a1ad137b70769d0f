"""What a demonstration starts with: a benchmark, an open wave, and companies to answer as."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

import yaml
from django.utils import timezone

from trigpoint_web.accounts.models import Company
from trigpoint_web.public.actions import import_benchmark
from trigpoint_web.waves import services as waves
from trigpoint_web.waves.models import Benchmark, Wave

HERE = Path(__file__).parent
ANSWERED = Path(str(files("trigpoint"))) / "instruments" / "ai-index" / "waves" / "2023"
"""A shipped wave with answers; they are reconstructed, and everything made of them says so."""

SLUG = "demo"
OPEN = timedelta(days=60)
LEFT = timedelta(days=7)
"""A demonstration that would close sooner is prolonged when it is started."""


def benchmark() -> Benchmark:
    """The benchmark, made where there is none."""
    made = Benchmark.objects.filter(wave__slug=ANSWERED.name).first()
    return made or import_benchmark(ANSWERED)


def wave() -> Wave:
    """The wave, open for weeks to come unless somebody froze it."""
    made = Wave.objects.filter(slug=SLUG).first()
    today = timezone.localdate()
    if made and (made.frozen or made.closes - timezone.now() > LEFT):
        return made
    settings = Template((HERE / "wave.yaml").read_text("utf-8"))
    with TemporaryDirectory() as folder:
        text = settings.substitute(opens=today - LEFT, closes=today + OPEN)
        (Path(folder) / "wave.yaml").write_text(text, "utf-8")
        return waves.register(Path(folder))


def companies() -> None:
    """Companies with the domains of their people's addresses."""
    for one in yaml.safe_load((HERE / "companies.yaml").read_text("utf-8")):
        known = {"name": one["name"], "domains": one["domains"]}
        Company.objects.get_or_create(number=one["number"], defaults=known)
