"""``trigpoint web refuse [CLAIM]``: the team lets somebody speak for no company, or no longer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trigpoint_web.accounts import claims
from trigpoint_web.accounts.management.decide import claim_of, speaking


class Command(BaseCommand):
    """Refuses one claim, or lists who speaks for a company."""

    help = (
        "Do not let somebody speak for a company, or no longer; without CLAIM, list who does. "
        "What they answered does not count for it, unless the wave is frozen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which claim."""
        parser.add_argument("claim", nargs="?", help="the claim's id, as listed here or by approve")

    def handle(self, *args: Any, **options: Any) -> None:
        """Decide or list."""
        if options["claim"] is None:
            self.stdout.write("\n".join(speaking()) or "nobody speaks for a company")
            return
        claims.refuse(claim_of(options["claim"]))
        self.stdout.write("refused; the letter is on its way")
