"""Draw the README's pictures of the site anew: ``python docs/site_pictures.py``.

Needs Chromium. On a site of its own the tests' visitor walks from the first page to the report, at
a desk and on a telephone, in both languages.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.web.e2e.conftest import free_port  # noqa: E402
from tests.web.e2e.visitor import answer_all, begin, fill, forward, hand_in  # noqa: E402

PICTURES = Path(__file__).parent / "pictures"
LANGUAGES = {"zh-Hant": "", "en": "/en"}
DESK = {"width": 1120, "height": 1120}
TELEPHONE = {"width": 360, "height": 720}
COLOURS = 128


def main() -> None:
    """Draw every picture in both languages."""
    with site() as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium)
        for lang, prefix in LANGUAGES.items():
            desk = browser.new_context(base_url=address, viewport=DESK)
            phone = browser.new_context(
                base_url=address, viewport=TELEPHONE, device_scale_factor=2, is_mobile=True
            )
            _walk(desk.new_page(), lang, prefix)
            _answer(phone.new_page(), lang, prefix)
        browser.close()


@contextmanager
def site() -> Iterator[str]:
    """A demonstration in a folder that goes when it is over."""
    port = free_port()
    address = f"http://localhost:{port}"
    command = "from trigpoint.cli import main; main()"
    with TemporaryDirectory() as folder:
        server = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-c", command, "serve", "--demo", folder, "--port", str(port)],
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()
            server.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            if httpx.get(f"{address}/readyz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise SystemExit("the site did not get ready")


def _walk(page: Page, lang: str, prefix: str) -> None:
    """The first page, the industry, and the report with its own answers, at a desk."""
    page.goto(f"{prefix}/")
    _keep(page, f"site-home.{lang}")
    page.goto(f"{prefix}/industry/")
    _keep(page, f"site-industry.{lang}")
    begin(page, prefix)
    answer_all(page)
    hand_in(page, "someone@beichen.example")
    _keep(page, f"site-report.{lang}")


def _answer(page: Page, lang: str, prefix: str) -> None:
    """A page of questions on a telephone."""
    begin(page, prefix)
    fill(page)
    forward(page).click()
    fill(page)
    page.evaluate("scrollTo(0, 0)")
    _keep(page, f"site-question.{lang}")


def _keep(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture = ImageOps.expand(picture, border=1, fill="#d9dee5")
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
    print(f"drew {name}")


if __name__ == "__main__":
    main()
