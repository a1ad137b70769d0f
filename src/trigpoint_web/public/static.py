"""The style and script of the library's reports among the static files of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage

from trigpoint_web.public import services


class ReportFinder(BaseFinder):
    """Gives ``collectstatic`` what the library writes; nothing of it lies on a disk before."""

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        """``trigpoint_web/report.css`` and ``trigpoint_web/report.js``."""
        storage = InMemoryStorage()
        for name, text in services.report_files().items():
            yield storage.save(f"trigpoint_web/{name}", ContentFile(text)), storage

    def find(self, path: str, **options: Any) -> list[str]:
        """No path to a file: the site serves what was collected."""
        return []
