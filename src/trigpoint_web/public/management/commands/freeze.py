"""``trigpoint web freeze``: a closed wave becomes the benchmark of the next reports."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trigpoint_web.public.actions import freeze


class Command(BaseCommand):
    """Freeze a wave."""

    help = "Make the benchmark of a closed wave from the answers that count, and tell companies."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which wave."""
        parser.add_argument("wave", help="the id in its wave.yaml")

    def handle(self, *, wave: str, **options: Any) -> None:
        """Freeze it and say what came of it."""
        made = freeze(wave)
        self.stdout.write(f"{made}, dated {made.dated}: company reports compare with it from now.")
