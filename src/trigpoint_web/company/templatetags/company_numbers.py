"""Changes of the index in templates: exact until they are shown, then to one decimal."""

from __future__ import annotations

from fractions import Fraction

from django import template

register = template.Library()


@register.filter
def signed(value: Fraction) -> str:
    """A change, with its sign."""
    return f"{float(value):+.1f}".replace("-", "−")
