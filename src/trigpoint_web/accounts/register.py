"""The register of companies and their mail domains, which the team keeps as a CSV file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from django.db import transaction

from trigpoint_web.accounts.emails import domain_of, is_free
from trigpoint_web.accounts.models import Company
from trigpoint_web.accounts.numbers import is_number, plain

COLUMNS = ("number", "name", "domains")
SHARED = frozenset({"ac", "club", "co", "com", "ebiz", "edu", "game", "gov", "idv", "net", "org"})
"""What stands before a country below which anybody may have a domain: com.tw, co.uk."""


class FaultyRows(Exception):  # noqa: N818 -- said of rows
    """What is wrong with a file, a line for each fault."""


@dataclass(frozen=True, slots=True)
class Row:
    """One company; ``domains`` in ASCII."""

    number: str
    name: str
    domains: tuple[str, ...]


def read(text: str) -> Sequence[Row]:
    """The rows of a CSV file with the columns number, name, domains; FaultyRows for any fault."""
    lines = csv.DictReader(StringIO(text))
    if not set(COLUMNS) <= set(lines.fieldnames or ()):
        raise FaultyRows(f"the first line has to name {', '.join(COLUMNS)}")
    rows, faults = [], []
    for cells in lines:
        found = list(_faults(cells))
        faults += [f"line {lines.line_num}: {fault}" for fault in found]
        if not found:
            rows.append(_row(cells))
    counts = Counter(row.number for row in rows)
    faults += [f"number {number}: {n} times" for number, n in counts.items() if n > 1]
    if faults:
        raise FaultyRows("\n".join(faults))
    return rows


@transaction.atomic
def save(rows: Sequence[Row], *, dry_run: bool = False) -> tuple[int, int]:
    """Add companies and change those that differ; how many of each. None is taken out."""
    known = Company.objects.in_bulk([row.number for row in rows], field_name="number")
    added = [row for row in rows if row.number not in known]
    changed = [row for row in rows if row.number in known and _differs(known[row.number], row)]
    if not dry_run:
        for row in [*added, *changed]:
            Company.objects.update_or_create(
                number=row.number, defaults={"name": row.name, "domains": list(row.domains)}
            )
    return len(added), len(changed)


def _faults(cells: dict[str, str | None]) -> Iterator[str]:
    number = plain(cells["number"] or "")
    if not is_number(number):
        yield f"number {number!r} is no company number"
    if not 1 <= len((cells["name"] or "").strip()) <= 300:
        yield "name has to have 1 to 300 characters"
    for domain in (cells["domains"] or "").split():
        if fault := _fault_of(domain):
            yield f"domain {domain!r} {fault}"


def _fault_of(domain: str) -> str:
    """What is wrong with a domain as typed; nothing is an empty text."""
    try:
        name = domain_of(domain)
    except ValueError:
        return "is no domain"
    labels = name.split(".")
    if len(labels) < 2 or not all(labels) or "@" in name:
        return "is no domain"
    if is_free(name) or (len(labels) == 2 and labels[0] in SHARED and len(labels[1]) == 2):
        return "speaks for nobody: anybody may have an address there"
    return ""


def _row(cells: dict[str, str]) -> Row:
    domains = dict.fromkeys(domain_of(one) for one in cells["domains"].split())
    return Row(plain(cells["number"]), cells["name"].strip(), tuple(domains))


def _differs(company: Company, row: Row) -> bool:
    return (company.name, tuple(company.domains)) != (row.name, row.domains)
