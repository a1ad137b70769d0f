"""Weights that make a wave's answers meet what is known of all firms."""

from trigpoint.weights.margins import Margins, read_margins
from trigpoint.weights.raking import Raking, rake

__all__ = ["Margins", "Raking", "rake", "read_margins"]
