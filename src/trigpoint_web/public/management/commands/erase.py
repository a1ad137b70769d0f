"""``trigpoint web erase``: erases what has had its time. To be run every day."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trigpoint_web.public.retention import due_waves, erase


class Command(BaseCommand):
    """Erase what has had its time."""

    help = (
        "Erase sessions, codes, attempts and links that have run out, old letters, drafts and "
        "accounts that rest, and the link between companies and answers where a wave says so."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How long drafts rest, and whether to try only."""
        parser.add_argument(
            "--idle-days",
            type=int,
            default=90,
            help="how long drafts, letters and accounts without answers rest (90)",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *, idle_days: int, dry_run: bool, **options: Any) -> None:
        """Erase, and say how much of each kind went."""
        gone = erase(timedelta(days=idle_days), dry_run=dry_run)
        word = "would go" if dry_run else "erased"
        for kind, count in gone.items():
            self.stdout.write(f"{count} {kind} {word}")
        for wave in due_waves().filter(frozen=None):
            self.stderr.write(
                f"{wave.slug} is to be taken from its companies by now and is not frozen: "
                f"nothing of it was erased. Freeze it first: trigpoint web freeze {wave.slug}"
            )
