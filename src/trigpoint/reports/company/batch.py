"""The reports of many firms, a file each, made by several processes at once."""

from __future__ import annotations

import hashlib
import math
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.report import company_report
from trigpoint.reports.formats import write_report

WORTH_A_PROCESS = 20
"""So many reports take longer than a further process takes to start."""

_SAFE = re.compile(r"\w[\w-]{0,59}")
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Written:
    """One firm's file, and why it could not be written, empty where it was."""

    respondent: str
    file: Path
    failure: str


def write_companies(
    companies: Companies, respondents: Sequence[str], folder: Path, ending: str
) -> Iterator[Written]:
    """Write the report of every respondent into ``folder`` (which is there), in their order.

    ``ending`` says the format. Each file is written whole or not at all; a report that fails does
    not stop the others.
    """
    files = [folder / f"{name}{ending}" for name in file_names(respondents)]
    processes = min(os.cpu_count() or 1, math.ceil(len(files) / WORTH_A_PROCESS))
    if processes < 2:
        yield from map(partial(_write, companies), respondents, files)
        return
    # Started afresh: a fork of a process in which Arrow runs threads may hang.
    with ProcessPoolExecutor(processes, get_context("spawn"), _hold, (companies,)) as pool:
        yield from pool.map(_write_held, respondents, files, chunksize=4)


def file_names(respondents: Sequence[str]) -> list[str]:
    """A file's name, without ending, for every respondent: safe on any system, none twice.

    An id that is no safe name, or differs from another only in its case, is cut to its letters,
    digits, ``-`` and ``_``, and told apart by the start of its SHA-256.
    """
    seen = Counter(_folded(one) for one in respondents)
    return [
        one if _is_safe(one) and seen[_folded(one)] == 1 else _told_apart(one)
        for one in respondents
    ]


def _folded(respondent: str) -> str:
    return unicodedata.normalize("NFC", respondent).casefold()


def _is_safe(respondent: str) -> bool:
    normal = unicodedata.normalize("NFC", respondent) == respondent
    return normal and bool(_SAFE.fullmatch(respondent)) and not _RESERVED.fullmatch(respondent)


def _told_apart(respondent: str) -> str:
    letters = _UNSAFE.sub("_", unicodedata.normalize("NFC", respondent))[:40].strip("_")
    digest = hashlib.sha256(respondent.encode()).hexdigest()[:12]
    return f"{letters}-{digest}" if letters else digest


def _write(companies: Companies, respondent: str, file: Path) -> Written:
    try:
        write_report(company_report(companies, respondent), file)
    except Exception as error:
        return Written(respondent, file, f"{error}" or type(error).__name__)
    return Written(respondent, file, "")


_held: list[Companies] = []
"""What a process of its own makes reports from."""


def _hold(companies: Companies) -> None:
    # There is a process for every core: further threads of the typesetter would only wait.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    _held.append(companies)


def _write_held(respondent: str, file: Path) -> Written:
    return _write(_held[0], respondent, file)
