"""``trigpoint web wave``: a wave's folder made known to the site, or taken over again."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from trigpoint_web.waves.services import register


class Command(BaseCommand):
    """Register a wave."""

    help = "Register the wave of a folder with wave.yaml, or take over what was changed in it."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path, help="a folder with wave.yaml")

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Register it and say when it is open."""
        wave = register(folder)
        first = timezone.localdate(wave.opens)
        self.stdout.write(f"{wave}: {wave.instrument}, open {first} to {wave.last_day()}.")
