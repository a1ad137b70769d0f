"""The typefaces: what is installed, what they can draw, and what stands for the rest."""

from __future__ import annotations

import re
import sys

import pytest

from trigpoint.errors import MachineError
from trigpoint.reports import fonts
from trigpoint.reports.fonts import COMMON, drawable, drawable_characters, font_folders


def test_chinese_has_a_regular_and_a_bold_of_its_own() -> None:
    names = {path.name for folder in font_folders() for path in folder.rglob("*.otf")}
    assert names == {"NotoSansCJKjp-Regular.otf", "NotoSansCJKjp-Bold.otf"}


def test_each_font_comes_with_its_licence() -> None:
    for folder in font_folders():
        beside = folder.parent.glob(f"{folder.name}-*.dist-info/licenses/*")
        texts = [path for path in (*beside, *folder.rglob("*OFL*")) if path.is_file()]
        assert any("SIL Open Font License" in path.read_text("utf-8") for path in texts), folder


def test_what_is_not_looked_up_can_be_drawn() -> None:
    common = re.compile(f"[{COMMON}]")
    taken = {code for code in range(sys.maxunicode + 1) if common.match(chr(code))}
    assert taken - drawable_characters() == {ord("\t"), ord("\n")}


@pytest.mark.parametrize(
    "name",
    [
        "臺灣𠮷野家股份有限公司",
        "㐂堃峯喆𤧟企業社",
        "「玫瑰‧園」～（股）…—",
        "Łódź Žižek Ağaoğlu Nguyễn",
        "Київ Ελλάδα Россия",
        "חברת בינה מלאכותית",
        "شركة الذكاء الاصطناعي",
        "株式会社カタカナ 한국전자",
        "#$[*_`<b>&{%\\",
    ],
)
def test_a_name_that_fonts_can_draw_stays_as_it_is(name: str) -> None:
    assert drawable(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("🚀火箭", "[U+1F680]火箭"),
        ("𡍼記", "[U+2137C]記"),
        ("\ue000造字", "[U+E000]造字"),
        ("❤\ufe0f", "[U+2764]"),
        ("a\x07b\ufeffc", "abc"),
    ],
)
def test_what_no_font_has_is_named_by_its_code_point(name: str, shown: str) -> None:
    assert drawable(name) == shown


def test_a_missing_font_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGES", ("no_such_typeface",))
    font_folders.cache_clear()
    with pytest.raises(MachineError, match=r"no_such_typeface are not installed\. Run pip install"):
        font_folders()
