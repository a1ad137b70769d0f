"""The company's name as it is typed or pasted at the end."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from trigpoint_web.questionnaire.forms import NameField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  山峰股份有限公司 ", "山峰股份有限公司"),
        ("山峰\u200b股份\ufeff", "山峰股份"),
        ("\u202e山峰\u202c", "山峰"),
        ("\u2066evil\u2069 \u200e", "evil"),
        ("\ue000家", "\ue000家"),
    ],
    ids=["spaces", "of no width", "turned around", "isolated", "a rare character"],
)
def test_marks_that_nobody_sees_are_left_out(typed, kept):
    assert NameField().clean(typed) == kept


@pytest.mark.parametrize(
    "typed", ["a\x9b2Jb", "a\x85b", "a\u2028b", "a\x1b[2Jb", "\u202e", " \u200b "]
)
def test_what_a_terminal_would_obey_or_nobody_could_read_is_refused(typed):
    with pytest.raises(ValidationError):
        NameField().clean(typed)
