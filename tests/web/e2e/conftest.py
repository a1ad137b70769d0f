"""The site as a visitor meets it: served as ``trigpoint serve --demo`` does, seen in Chromium."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[3]
PATIENCE = 120
"""Seconds that the site may take to be ready, and a letter to be printed."""


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the file with what it prints, letters among it."""

    address: str
    printed: Path

    def so_far(self) -> int:
        """How many characters were printed."""
        return len(self.printed.read_text("utf-8"))

    def code(self, email: str, *, after: int = 0) -> str:
        """The latest code sent to an address; ``after`` so many characters printed before."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            letters = self.printed.read_text("utf-8")[after:].split("Content-Type:")
            texts = [one.partition("\n\n")[2] for one in letters if f"To: {email}" in one]
            codes = [code for text in texts for code in re.findall(r"(?<!\d)\d{8}(?!\d)", text)]
            if codes:
                return codes[-1]
            time.sleep(0.1)
        raise AssertionError(f"no code was sent to {email}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, ready to be tried, stopped at the end."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    served = Site(f"http://localhost:{port}", folder / "printed")
    command = "from trigpoint.cli import main; main()"
    arguments = ["serve", "--demo", str(folder / "data"), "--port", str(port)]
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "DJANGO_SETTINGS_MODULE": "tests.web.e2e.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    with served.printed.open("wb") as printed:
        server = subprocess.Popen(
            [sys.executable, "-c", command, *arguments],
            stdout=printed,
            stderr=subprocess.STDOUT,
            env=environment,
        )
    try:
        wait_for(served, server)
        yield served
    finally:
        server.terminate()
        server.wait(10)


def wait_for(site: Site, server: subprocess.Popen[bytes]) -> None:
    """Wait until the site is ready; say what it printed where it does not get there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"{site.address}/readyz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(site.printed.read_text("utf-8"))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for a module at a time: while it runs, Django takes this thread for another's."""
    known = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, known)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A visitor nobody has seen before, at a desk."""
    context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test where its console complains: a broken policy, a script's error."""
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert [one for one in complaints if "404" not in one] == []
