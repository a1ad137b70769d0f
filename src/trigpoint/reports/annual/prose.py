"""Markdown as blocks of a report: what people write for it beside its figures.

Headings, paragraphs, lists, quotes, emphasis and links to http, https and mailto are kept. HTML and
code are shown as text, any other link by its words alone, a picture by its description.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.tree import SyntaxTreeNode

from trigpoint.errors import DataError, Fault
from trigpoint.reports.content import Block, Paragraph, Points
from trigpoint.sentences import Emphasis, Link, Sentence, Span, is_wide, joined, merged, plain
from trigpoint.wave.legible import undirected

MAX_BYTES = 200_000
"""The largest file that is read; a long article takes about 30 kB."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

Part = tuple[str, tuple[Block, ...]]
"""A heading, empty where there is none, with the blocks that follow it."""


def read_prose(path: Path) -> str:
    """The text of a file. Raises DataError where it is too large, or no plain text in UTF-8."""
    content = path.read_bytes()
    if len(content) > MAX_BYTES:
        what, allowed = f"is {len(content):,} bytes long", f"at most {MAX_BYTES:,}"
        raise DataError(Fault(str(path), what, allowed))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError(Fault(f"{path}, line {line}", "is not UTF-8", "UTF-8")) from None
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise DataError(Fault(f"{path}, line {line}", "holds a control character", "plain text"))
    return undirected(text)


def parts(text: str, picture: str) -> list[Part]:
    """The headings of a text, each with its blocks; ``picture`` introduces a description.

    What stands before the first heading belongs to it.
    """
    headings, blocks = [""], [list[Block]()]
    for node in SyntaxTreeNode(_parser().parse(text)).children:
        if node.type != "heading":
            blocks[-1] += _blocks(node, picture)
        elif headings == [""]:
            headings = [plain(_sentence(node, picture))]
        else:
            headings.append(plain(_sentence(node, picture)))
            blocks.append([])
    return [(heading, tuple(own)) for heading, own in zip(headings, blocks, strict=True)]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.core.ruler.after("block", "join_lines", _join_lines)
    return parser


def _join_lines(state: StateCore) -> None:
    """Between Chinese or Japanese characters the end of a line is no space."""
    for token in state.tokens:
        if token.type == "inline":
            first, *rest = token.content.split("\n")
            for line in rest:
                wide = all(map(is_wide, first[-1:] + line[:1]))
                first += line if wide else "\n" + line
            token.content = first


def _blocks(node: SyntaxTreeNode, picture: str, *, quoted: bool = False) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            sentence = _sentence(node, picture)
            if sentence:
                yield Paragraph(sentence, "quote" if quoted else "text")
        case "bullet_list" | "ordered_list":
            items = tuple(_items(node, picture))
            if items:
                yield Points(items, numbered=node.type == "ordered_list")
        case "blockquote":
            for child in node.children:
                yield from _blocks(child, picture, quoted=True)
        case "heading":
            yield Paragraph((Emphasis(plain(_sentence(node, picture))),))
        case "fence" | "code_block":
            yield Paragraph((node.content.strip(),))


def _items(node: SyntaxTreeNode, picture: str) -> Iterator[Sentence]:
    """The items of a list; those of a list within it follow the item that they belong to."""
    for item in node.children:
        inner = [block for child in item.children for block in _blocks(child, picture)]
        own = [block.sentence for block in inner if isinstance(block, Paragraph)]
        if own:
            yield joined(own, " ")
        for block in inner:
            if isinstance(block, Points):
                yield from block.items


def _sentence(node: SyntaxTreeNode, picture: str) -> Sentence:
    return _stripped(merged(_spans(node.children, picture, str)))


def _stripped(sentence: Sentence) -> Sentence:
    """Without white space at the ends."""
    spans = list(sentence)
    if spans and isinstance(spans[0], str):
        spans[0] = spans[0].lstrip()
    if spans and isinstance(spans[-1], str):
        spans[-1] = spans[-1].rstrip()
    return merged(iter(spans))


def _spans(
    nodes: Sequence[SyntaxTreeNode], picture: str, wrap: Callable[[str], Span]
) -> Iterator[Span]:
    """The spans of inline nodes; ``wrap`` makes one of a text."""
    for node in nodes:
        match node.type:
            case "inline":
                yield from _spans(node.children, picture, wrap)
            case "strong":
                yield from _spans(node.children, picture, Emphasis)
            case "em":
                yield from _spans(node.children, picture, _lightly)
            case "link":
                yield _link(node, picture, wrap)
            case "image":
                yield wrap(f"[{picture}{node.content}]")
            case "softbreak" | "hardbreak":
                yield " "
            case _:
                yield wrap(node.content)


def _lightly(text: str) -> Emphasis:
    return Emphasis(text, strong=False)


def _link(node: SyntaxTreeNode, picture: str, wrap: Callable[[str], Span]) -> Span:
    """A link where its address may be followed; else its words."""
    text = plain(tuple(_spans(node.children, picture, str)))
    link = Link(text, str(node.attrs["href"]))
    return link if link.leads and text.strip() else wrap(text)
