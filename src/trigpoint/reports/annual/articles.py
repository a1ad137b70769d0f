"""What the wave's folder brings to read: a foreword, and articles by guests.

``foreword.<lang>.md`` and ``articles/<name>.<lang>.md``, in the order of their names. The first
heading is the title; a paragraph right after it that is wholly emphasised names the author.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from trigpoint.reports.annual.material import Material
from trigpoint.reports.annual.prose import parts, read_prose
from trigpoint.reports.content import Block, Paragraph, Section
from trigpoint.sentences import Emphasis


def foreword(material: Material) -> Section | None:
    """The foreword; None where the folder has none in the report's language.

    Raises DataError where the file cannot be read as text.
    """
    folder = material.source.folder
    file = folder / f"foreword.{material.lang}.md" if folder else None
    if file is None or not file.is_file():
        return None
    return replace(_section(file, "foreword", material), opens_page=True)


def articles(material: Material) -> Section | None:
    """The articles; None where the folder has none in the report's language.

    Raises DataError as :func:`foreword` does.
    """
    folder = material.source.folder
    found = sorted((folder / "articles").glob(f"*.{material.lang}.md")) if folder else []
    if not found:
        return None
    return Section(
        id="articles",
        title=material.own["articles"],
        sections=tuple(
            replace(_section(file, f"articles.{at}", material), opens_page=at > 1)
            for at, file in enumerate(found, 1)
        ),
        opens_page=True,
    )


def _section(file: Path, id_: str, material: Material) -> Section:
    (heading, blocks), *rest = parts(read_prose(file), material.own["picture"])
    return Section(
        id=id_,
        title=heading or material.own["untitled"],
        blocks=_with_author(blocks),
        sections=tuple(
            Section(f"{id_}.{at}", title, own) for at, (title, own) in enumerate(rest, 1)
        ),
    )


def _with_author(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, the first set as the author's name where it is wholly emphasised."""
    match blocks:
        case [Paragraph(sentence=[Emphasis(text=name, strong=False)]), *rest]:
            return (Paragraph((name,), "note"), *rest)
    return blocks
