"""The publication with what its own figures prove wrong put right."""

from __future__ import annotations

from dataclasses import dataclass

from trigpoint.published.audit_bases import audit_bases
from trigpoint.published.audit_mean_row import audit_mean_row
from trigpoint.published.audit_shares import audit_shares
from trigpoint.published.misprint import Misprint
from trigpoint.published.model import Published


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected publication and what was found wrong in its tables."""

    published: Published
    misprints: tuple[Misprint, ...]


def correct_tables(published: Published) -> Correction:
    """Audit the bases and every table's shares and row of means, and put right what can be.

    A base or columns that are wrong are replaced; a figure known to be wrong becomes what the
    others leave for it or, where they leave a choice, is left open (null). A row that does not add
    up without a single figure to blame stays as printed.
    """
    published, misprints = audit_bases(published)
    tables = {}
    for where, table in published.tables.items():
        right, wrong_shares = audit_shares(published, where, table)
        mean, wrong_means = audit_mean_row(published, where, right)
        tables[where] = right.model_copy(update={"mean": mean})
        misprints += [*wrong_shares, *wrong_means]
    return Correction(published.with_tables(tables), tuple(misprints))


def corrected(published: Published) -> Published:
    """``published`` with every correction that its own figures prove."""
    return correct_tables(published).published
