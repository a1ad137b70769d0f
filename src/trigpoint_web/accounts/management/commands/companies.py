"""``trigpoint web companies FILE``: companies and their mail domains, from a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trigpoint_web.accounts.register import FaultyRows, read, save


class Command(BaseCommand):
    """All of the file or nothing."""

    help = "Take companies with their mail domains from a CSV file: number,name,domains."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, and whether to try only."""
        parser.add_argument("file", type=Path, help="UTF-8; several domains with spaces between")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, then save."""
        try:
            rows = read(options["file"].read_text("utf-8-sig"))
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise CommandError(f"{options['file']}: not UTF-8") from None
        except FaultyRows as error:
            raise CommandError(f"{options['file']}: nothing is taken\n{error}") from None
        added, changed = save(rows, dry_run=options["dry_run"])
        self.stdout.write(
            f"{added} added, {changed} changed, {len(rows) - added - changed} as before"
        )
