"""What columns are called within a sentence."""

from __future__ import annotations

import pytest

from trigpoint.instrument.text import load_text
from trigpoint.tables.labels import banner_in_sentence

# as the title of columns · within a sentence
CALLED = [
    ("Industry", "industry"),
    ("Paid-in capital", "paid-in capital"),
    ("IT sector", "IT sector"),
    ("產業", "產業"),
]


@pytest.mark.parametrize(("title", "called"), CALLED)
def test_a_banner_loses_its_capital_within_a_sentence_but_not_its_initials(title, called):
    text = load_text("ai-index", "en")
    named = text.questions["industry"].model_copy(update={"title": title})
    text = text.model_copy(update={"questions": {**text.questions, "industry": named}})
    assert banner_in_sentence("industry", text) == called
