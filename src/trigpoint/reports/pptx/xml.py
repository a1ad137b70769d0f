"""Parts of a deck that python-pptx has no words for, from templates of their XML."""

from __future__ import annotations

import re
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without what may not stand in XML."""
    return _NOT_XML.sub("", text)


TEMPLATES = Environment(
    loader=PackageLoader("trigpoint.reports.pptx", "templates"),
    autoescape=True,
    finalize=lambda value: printable(value) if type(value) is str else value,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def xml(template: str, **values: Any) -> bytes:
    """A template filled in; every text in it is escaped."""
    return TEMPLATES.get_template(template).render(**values).encode()


def element(template: str, **values: Any) -> BaseOxmlElement:
    """A template filled in, as an element."""
    return cast(BaseOxmlElement, parse_xml(xml(template, **values)))
