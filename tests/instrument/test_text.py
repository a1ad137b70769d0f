"""Words are complete in every language, and answers are recognised by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trigpoint.errors import DataError, UsageError
from trigpoint.instrument.load import load_instrument
from trigpoint.instrument.text import load_text, normalise, wordings


def test_every_option_has_its_label_in_every_language(civic: Path) -> None:
    assert load_text(civic, "en").questions["cloud"].options["pilot"] == "Yes, in a trial"
    assert load_text(civic, "ja").questions["cloud"].options["pilot"] == "試験的に使用"


def test_sections_are_titled_and_contradictions_told_in_every_language(civic: Path) -> None:
    for lang, title in (("en", "Looking ahead"), ("ja", "これから")):
        text = load_text(civic, lang)
        assert (text.sections["outlook"].title, text.sections["outlook"].about) == (title, None)
        assert list(text.contradictions) == ["tested_without_backup"]


def test_an_indicator_is_titled_by_its_question_unless_it_has_a_title_of_its_own(
    civic: Path,
) -> None:
    titles = {one: words.title for one, words in load_text(civic, "en").indicators.items()}
    assert titles["reach"] == "Reach beyond the counter"
    assert titles["backup"] == "Backups"
    assert list(titles) == list(load_instrument(civic).indicator)


def test_a_language_that_an_instrument_lacks_is_refused(civic: Path) -> None:
    with pytest.raises(UsageError, match=r"not in this language\. Allowed: en, ja"):
        load_text(civic, "zh-Hant")


def test_words_that_lack_something_do_not_open(edit: Callable[[str, str, str], Path]) -> None:
    folder = edit("text.en.yaml", "  connected: {name: Connected}\n", "")
    with pytest.raises(DataError, match=r"text\.en\.yaml:\d+: connected has no words here"):
        load_text(folder, "en")


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("  By   phone ", "by phone"),
        ("ＢＹ　ＰＨＯＮＥ", "by phone"),
        ("Straße", "strasse"),
        ("２言語", "2言語"),
        ("ｱﾌﾟﾘ", "アプリ"),
        ("", ""),
    ],
)
def test_wordings_are_compared_without_width_case_and_space(written: str, compared: str) -> None:
    assert normalise(written) == compared


def test_a_wording_in_any_language_stands_for_its_option(civic: Path) -> None:
    found = wordings(civic)
    assert found["channels"]["by phone"] == found["channels"]["電話"] == "phone"
    assert found["ease"] == {}
    assert list(found) == list(load_instrument(civic).by_id)


def test_every_label_of_the_ai_index_leads_back_to_its_option() -> None:
    found = wordings("ai-index")
    for lang in load_instrument("ai-index").languages:
        for question, words in load_text("ai-index", lang).questions.items():
            for option, label in words.options.items():
                assert found[question][normalise(label)] == option


def test_a_label_that_stands_for_two_options_is_refused(
    edit: Callable[[str, str, str], Path],
) -> None:
    folder = edit("text.ja.yaml", "web: ウェブページ", "web: app")
    with pytest.raises(DataError, match=r"text\.ja\.yaml: app could also stand for app"):
        wordings(folder)
