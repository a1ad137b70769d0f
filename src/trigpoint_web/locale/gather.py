"""Gathers the site's words for translation, each app's in its own ``locale/``, and compiles them.

Needs gettext. The shared templates' words are in the ``locale/`` beside this file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SITE = Path(__file__).parents[1]
LANGUAGE = "zh_Hant"


def folders(site: Path) -> list[Path]:
    """The folders with words of their own: the apps, then the site itself."""
    return [*sorted(one.parent for one in site.glob("*/apps.py")), site]


def gather(site: Path) -> None:
    """Bring every catalogue up to date with the templates and the code, and compile it."""
    apps = folders(site)[:-1]
    for folder in folders(site):
        (folder / "locale").mkdir(exist_ok=True)
        others = [app.name for app in apps] if folder == site else []
        _run(folder, "makemessages", *(f"--ignore={one}/*" for one in [*others, "assets"]))
        _undate(folder)
        _run(folder, "compilemessages", *(f"--ignore={one}" for one in [*others, "assets"]))


def _undate(folder: Path) -> None:
    """Leave out what changes with every run: the same words give the same catalogue."""
    for catalogue in (folder / "locale").glob("*/LC_MESSAGES/django.po"):
        lines = catalogue.read_text("utf-8").splitlines(keepends=True)
        kept = (one for one in lines if not one.startswith(('"POT-Creation', '"Report-Msgid')))
        catalogue.write_text("".join(kept), "utf-8")


def _run(folder: Path, command: str, *options: str) -> None:
    """Run one of Django's commands in a folder."""
    tidy = ["--no-obsolete", "--no-wrap", "--add-location=file"] if command[0] == "m" else []
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-P", "-m", "django", command, "--locale", LANGUAGE, *tidy, *options],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
    )


if __name__ == "__main__":
    gather(SITE)
