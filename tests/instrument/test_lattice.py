"""The whole numbers of the lattice say exactly what fractions say, for any instrument."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.instrument.lattice import Lattice, lattice_faults
from trigpoint.instrument.load import load_instrument

POINTS = st.decimals(0, 100, places=1).map(Fraction)
WEIGHTS = st.decimals(Decimal("0.1"), 9, places=1).map(Fraction)


@st.composite
def scored(draw: st.DrawFn) -> tuple[Lattice, list[list[Fraction]], list[Fraction]]:
    """A lattice, the weights by indicator and dimension it was made of, and one firm's points."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    weights = [draw(st.lists(WEIGHTS, min_size=size, max_size=size)) for size in sizes]
    dimensions = draw(st.lists(WEIGHTS, min_size=len(sizes), max_size=len(sizes)))
    points = draw(st.lists(POINTS, min_size=sum(sizes), max_size=sum(sizes)))
    names = [f"d{number}" for number in range(len(sizes))]
    lattice = Lattice.of(
        points=[*points, Fraction(100)],
        indicator_weights=dict(zip(names, weights, strict=True)),
        dimension_weights=dict(zip(names, dimensions, strict=True)),
        order=[name for name, size in zip(names, sizes, strict=True) for _ in range(size)],
    )
    return lattice, [*weights, dimensions], points


def _mean(values: list[Fraction], weights: list[Fraction]) -> Fraction:
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


@given(scored())
def test_dimensions_and_index_are_those_of_fractions(
    case: tuple[Lattice, list[list[Fraction]], list[Fraction]],
) -> None:
    lattice, [*weights, dimension_weights], points = case
    units = [point * lattice.points_scale for point in points]
    assert all(unit.denominator == 1 for unit in units)
    means, taken = [], 0
    for number, part in enumerate(weights):
        own = slice(taken, taken := taken + len(part))
        means.append(_mean(points[own], part))
        total = sum(u * w for u, w in zip(units[own], lattice.dimension_weights[own], strict=True))
        assert total / lattice.dimension_scale[f"d{number}"] == means[-1]
    index = sum(u * w for u, w in zip(units, lattice.index_weights, strict=True))
    assert index / lattice.index_scale == _mean(means, dimension_weights)
    assert index % lattice.index_step == 0
    assert 0 <= index / lattice.index_step < lattice.index_bins


@given(scored(), st.decimals(Decimal("0.01"), 100, places=2))
def test_an_index_reaches_a_cut_point_exactly_where_its_units_do(
    case: tuple[Lattice, list[list[Fraction]], list[Fraction]], cut: Decimal
) -> None:
    lattice, _, points = case
    index = sum(
        int(point * lattice.points_scale) * weight
        for point, weight in zip(points, lattice.index_weights, strict=True)
    )
    [reached] = lattice.cut_units([cut])
    assert (index >= reached) == (Fraction(index, lattice.index_scale) >= Fraction(cut))


@given(scored())
def test_full_points_make_an_index_of_100(
    case: tuple[Lattice, list[list[Fraction]], list[Fraction]],
) -> None:
    lattice, _, _ = case
    full = sum(100 * lattice.points_scale * weight for weight in lattice.index_weights)
    assert full == 100 * lattice.index_scale
    assert full == (lattice.index_bins - 1) * lattice.index_step


@pytest.mark.parametrize(
    ("weights", "refused"),
    [
        (["1", "2", "3"], []),
        (["0.5", "2.25"], []),
        (["1.0001", "1", "1"], ["indicators"]),
        (["999.9999", "999.9999", "999.9999", "0.0001"], ["indicators", "indicators"]),
    ],
)
def test_weights_too_crooked_for_exact_scores_are_refused(
    weights: list[str], refused: list[str]
) -> None:
    """Thirds of 3.0001 make 30,001 parts; times 100 points they are over a million values."""
    lattice = Lattice.of(
        points=[Fraction(1), Fraction(100)],
        indicator_weights={"d": [Fraction(weight) for weight in weights]},
        dimension_weights={"d": Fraction(1)},
        order=["d"] * len(weights),
    )
    assert [found.place[0] for found in lattice_faults(lattice)] == refused


def test_the_ai_index_lies_on_twelfths_and_fifteenths_of_its_points() -> None:
    lattice = load_instrument("ai-index").lattice
    assert lattice.index_weights == (12,) * 5 + (20,) * 3 + (15,) * 4
    assert (lattice.points_scale, lattice.index_scale, lattice.index_step) == (1, 180, 5)
    assert lattice.dimension_scale == {"business": 5, "talent": 3, "technical": 4}


def test_unequal_weights_and_decimal_points_have_their_lattice(civic: Path) -> None:
    """By hand: access 2 : 1 : 1.5 at 3/5, operations 2 : 1.5 : 1 : 0.5 at 2/5, points in tenths."""
    lattice = load_instrument(civic).lattice
    assert lattice.points_scale == 10
    assert lattice.dimension_weights == (4, 2, 3, 4, 3, 2, 1)
    assert lattice.dimension_scale == {"access": 9 * 10, "operations": 10 * 10}
    assert lattice.index_weights == (20, 10, 15, 12, 9, 6, 3)
    assert lattice.index_scale == 75 * 10


@pytest.mark.parametrize(("cut", "units"), [("27.4", 4932), ("0.01", 2), ("100", 18000)])
def test_a_cut_point_is_the_first_unit_that_reaches_it(cut: str, units: int) -> None:
    assert load_instrument("ai-index").lattice.cut_units([Decimal(cut)]) == [units]
