"""Every word of the site is said in Chinese, and what is served is what was translated."""

from __future__ import annotations

import gettext
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import trigpoint_web

SITE = Path(trigpoint_web.__file__).parent
CATALOGUES = sorted(SITE.glob("**/locale/*/LC_MESSAGES/django.po"))
BY_APP = [pytest.param(one, id=one.parents[3].name) for one in CATALOGUES]
CHINESE = "[\u3400-\u9fff]"
TYPED_SPACE = re.compile(rf"{CHINESE} [\w%]|[\w)] {CHINESE}")


@pytest.fixture(scope="session", autouse=True)
def tools() -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("gettext is not installed")


def compiled(catalogue: Path, folder: Path) -> Path:
    """The catalogue, compiled anew; the compiler's complaints fail the test."""
    target = folder / "django.mo"
    subprocess.run(["msgfmt", "--check-format", "--output-file", target, catalogue], check=True)
    return target


def words(catalogue: Path) -> Mapping[str, str]:
    """The translations of a compiled catalogue."""
    with catalogue.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


@pytest.mark.parametrize("catalogue", BY_APP)
def test_what_is_served_is_what_was_translated(catalogue: Path, tmp_path: Path) -> None:
    assert words(catalogue.with_suffix(".mo")) == words(compiled(catalogue, tmp_path))


@pytest.mark.parametrize("catalogue", BY_APP)
def test_no_space_is_typed_between_chinese_and_latin(catalogue: Path) -> None:
    said = words(catalogue.with_suffix(".mo")).items()
    assert [text for name, text in said if name and TYPED_SPACE.search(text)] == []


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's folder, with its words gathered anew."""
    copy = tmp_path_factory.mktemp("gathered") / "trigpoint_web"
    shutil.copytree(SITE, copy, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    subprocess.run([sys.executable, copy / "locale" / "gather.py"], check=True)
    return copy


@pytest.mark.slow
@pytest.mark.parametrize("catalogue", BY_APP)
def test_every_word_is_translated_and_none_by_guess(catalogue: Path, gathered: Path) -> None:
    anew = (gathered / catalogue.relative_to(SITE)).read_text("utf-8")
    assert "#, fuzzy" not in anew
    assert not re.search(r'^msgstr(\[\d\])? ""\n(?!")', anew, re.MULTILINE)
