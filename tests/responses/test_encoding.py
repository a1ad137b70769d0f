"""Text that is not UTF-8 is converted and said, or refused: never guessed."""

import codecs

import pytest

from trigpoint.errors import DataError

CHINESE = "respondent,sector,tools\n甲,工業,機器學習\n乙,服務業,不使用\n"
UTF_16 = "answers.csv: converted from UTF-16 to UTF-8."
BIG5 = "answers.csv: converted from Big5 (CP950) to UTF-8."

CONVERTED = {
    "UTF-16 of a spreadsheet": (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), UTF_16),
    "UTF-16, big end first": (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), UTF_16),
    "UTF-16 without a mark": (CHINESE.encode("utf-16-le"), UTF_16),
    "UTF-16 without a mark, big end first": (CHINESE.encode("utf-16-be"), UTF_16),
    "Big5": (CHINESE.encode("big5"), BIG5),
    "code page 950": (CHINESE.encode("cp950"), BIG5),
}


@pytest.mark.parametrize("name", CONVERTED)
def test_it_is_converted_and_said(read, answers, name):
    content, notice = CONVERTED[name]
    result = read(content)

    assert result.responses.respondent.tolist() == ["甲", "乙"]
    assert answers(result.responses, "tools") == ["ml", "none"]
    assert result.notices[0] == notice


def test_utf8_is_no_conversion(read):
    assert not any("converted" in notice for notice in read(CHINESE).notices)


REFUSED = {
    "Big5 whose answers are ids: nothing proves it": "respondent,way\n甲公司,bought\n".encode(
        "cp950"
    ),
    "simplified Chinese": "respondent,sector\n甲,工业\n".encode("gbk"),
    "Japanese": "respondent,sector\nア,サービス\n".encode("shift_jis"),
    "Western European": "respondent,way\nSociété,bought\n".encode("cp1252"),
    "UTF-8 with a byte broken": CHINESE.encode().replace("機".encode(), b"\xe6\xa9"),
    "UTF-8 that breaks off in a character": CHINESE.encode()[:-9] + b"\xe4",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_be_several_encodings_is_refused_with_the_line(read, name):
    with pytest.raises(DataError, match=r'answers.csv, line [123]: is not UTF-8.*\n.*"CSV UTF-8"'):
        read(REFUSED[name])


@pytest.mark.parametrize("content", [CHINESE.encode("utf-16")[:-1], b"\xff\xfe\x00\xd8"])
def test_damaged_utf_16_is_refused(read, content):
    with pytest.raises(DataError, match="damaged UTF-16"):
        read(content)
