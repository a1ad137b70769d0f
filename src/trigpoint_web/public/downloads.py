"""The files of a release, as they were written when its wave was frozen."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from trigpoint_web.waves.models import Benchmark

WHOLE = "release.zip"
"""The name of all files in one."""

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
}
ABOUT = {
    "tables": _(
        "Every figure: each question and the index, in all and by peers, with base and interval"
    ),
    "index_bands": _("How many companies have an index in each band of points"),
    "summary": _("The index of all companies: mean, spread, percentiles"),
    "codebook": _("What every column and every name means"),
    "manifest": _("How the release was made, by which rules, and the checksum of each file"),
    "release": _("All of these files in one"),
}
"""What is in a file, by its name without the ending."""

SECONDS = 300
"""So long a browser need not ask again."""


class File(NamedTuple):
    """A file to be downloaded, with its size in bytes."""

    name: str
    size: int

    def about(self) -> str:
        """What is in it."""
        return ABOUT.get(self.name.partition(".")[0], "")


def files_of(benchmark: Benchmark) -> tuple[File, ...]:
    """All files of a release in one, then each."""
    return _files(benchmark.pk, benchmark.added)


@lru_cache(maxsize=8)
def _files(pk: int, added: object) -> tuple[File, ...]:
    """``added`` tells a benchmark from the one whose place it took."""
    packed = Benchmark.objects.values_list("release", flat=True).get(pk=pk)
    with ZipFile(BytesIO(packed)) as archive:
        single = [File(one.filename, one.file_size) for one in archive.infolist()]
    return (File(WHOLE, len(packed)), *single)


def etag(request: HttpRequest, name: str) -> str | None:
    """What tells one freezing's file from another's; nothing for what is no file of it."""
    benchmark = Benchmark.objects.light().first()
    if benchmark is None or name not in {one.name for one in files_of(benchmark)}:
        return None
    return f'"{benchmark.pk}-{benchmark.added.timestamp()}-{name}"'


def read(benchmark: Benchmark, name: str) -> bytes | None:
    """What is in a file; None where the release has no such file."""
    if name == WHOLE:
        return bytes(benchmark.release)
    with ZipFile(BytesIO(benchmark.release)) as archive:
        return archive.read(name) if name in archive.namelist() else None


def response(benchmark: Benchmark, name: str, content: bytes) -> HttpResponse:
    """The file, to be saved under the wave's name."""
    kind = KINDS.get(name.rpartition(".")[2], "application/octet-stream")
    saved_as = f'attachment; filename="{benchmark.wave.slug}-{name}"'
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": saved_as,
            "Cache-Control": f"public, max-age={SECONDS}",
        },
    )
