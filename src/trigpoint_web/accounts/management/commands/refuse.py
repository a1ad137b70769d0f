"""``trigpoint web refuse CLAIM``: the team does not let somebody speak for a company."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trigpoint_web.accounts import claims
from trigpoint_web.accounts.management.decide import claim_of


class Command(BaseCommand):
    """Refuses one claim."""

    help = "Do not let somebody speak for a company. What they answered does not count for it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which claim."""
        parser.add_argument("claim", help="the claim's id, as listed by approve")

    def handle(self, *args: Any, **options: Any) -> None:
        """Decide."""
        claims.refuse(claim_of(options["claim"]))
        self.stdout.write("refused; the letter is on its way")
