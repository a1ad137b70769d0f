"""Words that people write, as they are printed."""

from __future__ import annotations

import pytest

from trigpoint.wave.legible import legible, undirected

# what was written, what is printed, why
WRITTEN = [
    ("plain words", "plain words", "stay as they are"),
    ("two\nlines", "two lines", "a title has one line"),
    ("tab\tand\u2028more", "tab and more", "whatever ends a line or jumps in it is a space"),
    ("\x00bell\x07 \x1b[31mred\x9f", "bell [31mred", "nobody sees a control character"),
    ("club \u202e49.5", "club 49.5", "what follows an override would be read as 5.94"),
    ("\u2067שלום\u2069 and \u202bשלום\u202c", "שלום and שלום", "Hebrew runs by itself"),
    (
        "👩\u200d👩\u200d👧 e\u0301 \u3000",
        "👩\u200d👩\u200d👧 e\u0301 \u3000",
        "what joins signs stays",
    ),
]


@pytest.mark.parametrize(("written", "printed", "why"), WRITTEN)
def test_what_is_printed_of_what_was_written(written, printed, why):
    assert legible(written) == printed, why
    assert legible(printed) == printed


def test_a_text_of_many_lines_keeps_them():
    assert undirected("one\n\n- two \u202ethree") == "one\n\n- two three"
