"""The attacker on what is released."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.release.attacker import Attacker


@pytest.fixture(scope="session")
def attack() -> Callable[..., Attacker]:
    """``attack(release, instrument, banners, sizes)`` → what an attacker can work out."""
    return Attacker.of
