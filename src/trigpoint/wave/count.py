"""Counting a wave: its tally says where its answers are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trigpoint.tally.kernel import tally_answers
from trigpoint.tally.model import Invented, Tally
from trigpoint.wave.open import Wave


def tally_wave(wave: Wave, banners: Sequence[str] = ()) -> Tally:
    """What :func:`tally_answers` counts of a wave's answers, marked where they are invented."""
    counted = tally_answers(wave.responses, banners)
    own = wave.settings.reconstructed if wave.settings else None
    if own is None:
        return counted
    return replace(counted, invented=Invented(dict(own.note), tuple(sorted(own.simulated))))
