"""``trigpoint web demo``: what a demonstration starts with; run again, it changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from trigpoint_web.public import demo


class Command(BaseCommand):
    """Make ready what can be tried."""

    help = "Import the reconstructed wave as the benchmark, open a wave, add a few companies."

    def handle(self, **options: Any) -> None:
        """Make it, where it is not there yet."""
        demo.benchmark()
        demo.wave()
        demo.companies()
