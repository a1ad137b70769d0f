"""The pages hang together: links lead somewhere, and no command is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trigpoint.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("http://", "https://")):
            continue
        path, _, heading = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        assert not heading or heading in _anchors(target), link


@pytest.mark.parametrize("page", sorted(ROOT.glob("README*.md")), ids=lambda page: page.name)
def test_the_pictures_of_a_readme_are_there_described_and_small(page: Path) -> None:
    pictures = PICTURE.findall(page.read_text("utf-8"))
    assert len(pictures) >= 4
    for described, path in pictures:
        content = (ROOT / path).read_bytes()
        assert described
        assert content.startswith(b"\x89PNG")
        assert len(content) < 200_000


def test_every_picture_is_shown_and_all_together_are_small() -> None:
    shown = {
        ROOT / path
        for page in ROOT.glob("README*.md")
        for _, path in PICTURE.findall(page.read_text("utf-8"))
    }
    pictures = set((ROOT / "docs" / "pictures").iterdir())
    assert pictures == shown
    assert sum(picture.stat().st_size for picture in pictures) < 1_000_000


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_shown_in_a_guide(command: str) -> None:
    guides = [page for page in PAGES if page.parent.name in ("tutorial", "how-to")]
    assert any(f"trigpoint {command}" in page.read_text("utf-8") for page in guides)


def test_the_index_leads_to_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {
        (index.parent / link.partition("#")[0]).resolve()
        for link in LINK.findall(index.read_text("utf-8"))
    }
    pages = {
        page
        for page in (ROOT / "docs").rglob("*.md")
        if page != index and page.parent.name != "decisions"
    }
    assert pages - linked == set()


def _anchors(page: Path) -> set[str]:
    """The anchors that the usual renderers make of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
