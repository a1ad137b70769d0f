"""What cannot be right in printed tables, with the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from trigpoint.published.audit_means import audit_means
from trigpoint.published.audit_scores import audit_scores
from trigpoint.published.corrected import correct_tables
from trigpoint.published.misprint import FaultKind, Misprint
from trigpoint.published.model import Published
from trigpoint.published.recover import GRID, recover


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything found, in the order of print, and the publication with it put right.

    What is proven wrong is corrected or, where the other figures leave a choice, left open. Means
    that no key gives, and sums without a single figure to blame, stay as printed.
    """

    misprints: tuple[Misprint, ...]
    corrected: Published


def audit(published: Published) -> Audit:
    """Audit a whole publication from its own figures alone."""
    correction = correct_tables(published)
    keys = recover(correction.published)
    shares_in_doubt = {
        _table(one)
        for one in correction.misprints
        if one.suggested is None and not one.where.endswith(".mean")
    }
    sure = {id_: one for id_, one in keys.items() if f"indicators.{id_}" not in shares_in_doubt}
    means = audit_means(correction.published, sure, GRID)
    explained = {one.where for one in means}
    tables = [
        one
        for one in correction.misprints
        if one.kind is not FaultKind.PARTS_DO_NOT_ADD_UP or one.where not in explained
    ]
    scores = audit_scores(correction.published, [*tables, *means])
    places = {where: at for at, where in enumerate(published.tables)}
    in_order = sorted([*tables, *means], key=lambda one: places.get(_table(one), -1))
    return Audit((*in_order, *scores), correction.published)


def _table(one: Misprint) -> str:
    """The place of the table that a misprint is about."""
    return ".".join(one.where.split(".")[:2])
