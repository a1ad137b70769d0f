"""``trigpoint web approve [CLAIM]``: the team lets somebody speak for a company."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trigpoint_web.accounts import claims
from trigpoint_web.accounts.management.decide import claim_of, waiting


class Command(BaseCommand):
    """Approves one claim, or lists those that wait."""

    help = "Let somebody speak for a company; without CLAIM, list the claims that wait."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which claim."""
        parser.add_argument("claim", nargs="?", help="the claim's id, as listed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Decide or list."""
        if options["claim"] is None:
            self.stdout.write("\n".join(waiting()) or "no claim waits")
            return
        claims.approve(claim_of(options["claim"]))
        self.stdout.write("approved; the letter is on its way")
