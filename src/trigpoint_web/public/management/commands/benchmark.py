"""``trigpoint web benchmark``: a wave with answers, imported as what companies compare with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trigpoint_web.public.actions import import_benchmark


class Command(BaseCommand):
    """Import a benchmark."""

    help = (
        "Import the wave of a folder with answers as a frozen benchmark, and tell companies that "
        "waited for one. Only its release stays."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path, help="a folder with wave.yaml and answers")

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Import it and say what it is."""
        made = import_benchmark(folder)
        simulated = ", of invented firms" if made.simulated else ""
        self.stdout.write(f"{made}{simulated}, dated {made.dated}.")
