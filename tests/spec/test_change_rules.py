"""What may be said of a change, as tables: two figures, how many are shown together, the word."""

from __future__ import annotations

import pytest

from trigpoint.compare import estimate
from trigpoint.compare.difference import State, difference, states
from trigpoint.compare.estimate import Estimate
from trigpoint.tally.estimate import wilson

# p by statsmodels 0.14 proportions_ztest: 0.0138 for 120 and 150 of 300, 0.0002 for 105 and 150
# firms that chose it then, of how many; now, of how many; shown together; what is said, why
SHARES = [
    (120, 300, 150, 300, 1, "up", "40 % and 50 % of 300 firms: p is 0.014"),
    (150, 300, 120, 300, 1, "down", "the other way round it fell"),
    (120, 300, 150, 300, 4, "within_noise", "of four shown together, p has to be under 0.0125"),
    (105, 300, 150, 300, 4, "up", "a larger change stands out among four, too"),
    (40, 100, 50, 100, 1, "within_noise", "the same shares of 100 firms may be chance"),
    (0, 300, 0, 300, 1, "within_noise", "nobody then and now is no change"),
    (0, 300, 300, 300, 9, "up", "nobody then, everybody now"),
    (12, 29, 29, 29, 1, "untested", "with 29 firms nothing is tested, whatever the change"),
    (12, 30, 29, 30, 1, "up", "with 30 it is"),
]

# mean then, its standard error, firms; now; shown together; what is said, why
MEANS = [
    (39.3, 1.2, 325, 35.7, 1.2, 325, 1, "down", "3.6 points are 2.1 standard errors"),
    (39.3, 1.2, 325, 35.7, 1.2, 325, 4, "within_noise", "too little for one of four"),
    (39.3, 2.0, 325, 35.7, 2.0, 325, 1, "within_noise", "1.3 standard errors"),
    (39.3, None, None, 35.7, 1.2, 325, 1, "untested", "print tells no error"),
    (39.3, 1.2, 325, 80.0, 1.2, 19, 1, "untested", "19 firms are too few to test"),
    ("withheld", None, None, 35.7, 1.2, 325, 1, "withheld", "withheld last year"),
    (39.3, 1.2, 325, "withheld", None, None, 1, "withheld", "withheld this year"),
    ("nobody", None, 0, 35.7, 1.2, 325, 1, "not_comparable", "nobody was there last year"),
]


def said(now: Estimate, then: Estimate, together: int) -> State:
    """What is said of the change when as many changes, all the same, are shown together."""
    family = [difference(now, then)] * together
    found = states(family)
    assert len(set(found)) == 1
    return found[0]


def share(chose: int, n: int) -> Estimate:
    low, high = wilson(chose / n, n)
    error = 100 * (chose / n * (1 - chose / n) / n) ** 0.5
    return Estimate(
        100 * chose / n, 100 * float(low), 100 * float(high), error, n, float(n), share=True
    )


def mean(value: float | str, error: float | None, base: int | None) -> Estimate:
    if isinstance(value, str):
        return Estimate(float("nan"), base=base, withheld=value == "withheld")
    if error is None or base is None:
        return Estimate(value)
    return estimate.mean(value, error, base, float(base))


@pytest.mark.parametrize(("x", "n", "y", "m", "together", "word", "why"), SHARES)
def test_change_of_a_share(x, n, y, m, together, word, why):
    assert said(share(y, m), share(x, n), together) == word, why


@pytest.mark.parametrize(
    (
        "then",
        "error_then",
        "firms_then",
        "now",
        "error_now",
        "firms_now",
        "together",
        "word",
        "why",
    ),
    MEANS,
)
def test_change_of_a_mean(
    then, error_then, firms_then, now, error_now, firms_now, together, word, why
):
    after, before = mean(now, error_now, firms_now), mean(then, error_then, firms_then)
    assert said(after, before, together) == word, why


def test_a_change_that_is_not_tested_takes_no_chance_from_the_others():
    tested, printed = difference(mean(35.7, 1.2, 325), mean(39.3, 1.2, 325)), Estimate(39.3)
    untested = difference(mean(35.7, 1.2, 325), printed)
    assert states([tested, *[untested] * 20]) == ["down", *["untested"] * 20]
