# ruff: noqa: N999 -- the module's name is the command's
"""``trigpoint web send-mail``: sends the letters that are owed and due."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from trigpoint_web.mail.letters import deliver
from trigpoint_web.mail.models import Letter


class Command(BaseCommand):
    """Run it every few minutes; several at once do no harm."""

    help = "Send the letters that are owed and due."

    def handle(self, *args: Any, **options: Any) -> None:
        """Try each once, the oldest first."""
        due = Letter.objects.filter(sent=None, next_try__lte=timezone.now())
        tried = list(due.values_list("pk", flat=True))
        sent = sum(deliver(letter) for letter in tried)
        owed = Letter.objects.filter(sent=None).count()
        self.stdout.write(f"{sent} sent, {owed} still owed")
