"""From bytes to UTF-8: what a text file is written in, told apart or refused."""

from __future__ import annotations

import codecs
import mmap
from collections.abc import Set

import numpy as np
import pyarrow as pa

from trigpoint.errors import DataError, Fault
from trigpoint.instrument.text import normalise

HEAD = 1 << 12
"""In so many bytes from the start, UTF-16 shows a zero byte."""

SAMPLE = 1 << 20
"""So many characters are searched for a wording that proves an old Chinese encoding."""

_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ADVICE = 'Save the file as "CSV UTF-8" and run again.'


def to_utf8(name: str, content: mmap.mmap, wordings: Set[str]) -> tuple[pa.Buffer, str]:
    """The text in UTF-8 without a byte order mark, and the encoding it was converted from.

    The second is empty where nothing was converted. Bytes that are neither UTF-8 nor UTF-16 are
    taken for Big5 (code page 950) only where the text then holds one of ``wordings``; anything
    else is refused with DataError, since a wrong guess would change answers silently.
    """
    for mark, encoding in _UTF_16:
        if content[:2] == mark:
            return _decoded(name, content[2:], encoding), "UTF-16"
    if b"\0" in content[:HEAD]:
        return _decoded(name, content[:], _unmarked_utf16(name, content)), "UTF-16"
    start = len(codecs.BOM_UTF8) if content[:3] == codecs.BOM_UTF8 else 0
    text = pa.py_buffer(content).slice(start)
    return (text, "") if _is_utf8(text) else (_from_big5(name, content, wordings), "Big5 (CP950)")


def _is_utf8(text: pa.Buffer) -> bool:
    """Whether the bytes are valid UTF-8, checked by Arrow in place as one long string."""
    ends = pa.py_buffer(np.array([0, text.size], np.int64))
    try:
        pa.LargeStringArray.from_buffers(1, ends, text).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _unmarked_utf16(name: str, content: mmap.mmap) -> str:
    """UTF-16 without a mark shows in its header, whose ids are ASCII: every other byte is 0."""
    head = content[:16]
    for odd, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[odd::2], head[1 - odd :: 2]
        if len(head) % 2 == 0 and not any(zeros) and all(others):
            return encoding
    raise DataError(Fault(name, "holds zero bytes: this is no text", "CSV in UTF-8"))


def _decoded(name: str, content: bytes, encoding: str) -> pa.Buffer:
    try:
        return pa.py_buffer(content.decode(encoding).encode())
    except UnicodeDecodeError as error:
        raise DataError(
            Fault(name, f"is damaged UTF-16 ({error.reason})"), advice=_ADVICE
        ) from None


def _from_big5(name: str, content: mmap.mmap, wordings: Set[str]) -> pa.Buffer:
    try:
        text = content[:].decode("cp950")
    except UnicodeDecodeError:
        text = ""
    sample = normalise(text[:SAMPLE])
    if any(not wording.isascii() and wording in sample for wording in wordings):
        return pa.py_buffer(text.encode())
    line = _first_line_not_utf8(content)
    what = "is not UTF-8, and nothing shows which other encoding it is"
    allowed = "UTF-8, UTF-16, or Big5 that holds a wording of the instrument"
    raise DataError(Fault(f"{name}, line {line}", what, allowed), advice=_ADVICE)


def _first_line_not_utf8(content: mmap.mmap) -> int:
    try:
        content[:].decode()
    except UnicodeDecodeError as error:
        return content[: error.start].count(b"\n") + 1
    return 1
