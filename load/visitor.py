"""One respondent in a browser: the pages as they come, their forms sent back with answers.

It speaks through the proxy that :mod:`load.site` leaves to us: every visitor has an address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from ipaddress import ip_address
from random import Random
from typing import Any
from urllib.parse import urlencode

from stdnum.tw import ubn

from load.http import Failed, Response, request

Posted = Mapping[str, Any]

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
NAMED = re.compile(r'<input[^>]* name="([^"]+)"')
FORM = re.compile(r'<form id="(?:begin|answers|who)".*?</form>', re.DOTALL)


@dataclass
class Visitor:
    """A browser with its cookies, and the sheet of answers that its owner has in mind.

    ``saved`` has what the site has acknowledged, question by question; ``pending`` what was sent
    and not acknowledged yet; the same for handing in: ``submitted`` and ``finishing``.
    """

    port: int
    sheet: Mapping[str, Any]
    number: int
    page: str = ""
    path: str = "/start/"
    participation: str = ""
    finishing: bool = False
    submitted: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    saved: dict[str, Any] = field(default_factory=dict)
    pending: dict[str, Any] = field(default_factory=dict)

    async def begin(self) -> None:
        """Read what is asked before, agree, begin."""
        await self.show("/start/")
        response = await self.send({"consent": ["report", "benchmark"]})
        self.path = self.redirected(response)
        self.participation = self.path.rstrip("/").rpartition("/")[2]

    async def show(self, path: str = "") -> None:
        """Show a page, and what it leads to; the one that comes next unless another is named."""
        self.path = path or self.path
        response = await self.ask("GET", self.path)
        while response.status == 302:
            self.path = response.location
            response = await self.ask("GET", self.path)
        if response.status != 200:
            raise Failed(f"{self.path}: {response.status}")
        self.page = response.text

    @property
    def has_questions(self) -> bool:
        """Whether the page that comes next is one of questions."""
        return "/page/" in self.path

    async def save(self) -> None:
        """Fill in the page that is shown and go on: on 302 the site has said that it is saved."""
        self.pending = self.answers()
        self.path = self.redirected(await self.send({**self.pending, "go": "next"}))
        self.saved |= self.pending
        self.pending = {}

    async def keep(self, change: int) -> None:
        """Save quietly the first answers of the page, as its script does after each change."""
        self.pending = dict(list(self.answers().items())[:change])
        sent = {**self.pending, "change": change}
        response = await self.send(sent, f"{self.path.partition('?')[0]}keep/")
        if response.status != 204:
            raise Failed(f"{self.path}keep/: {response.status}")
        self.saved |= self.pending
        self.pending = {}

    async def go_to_end(self) -> None:
        """Show the page where one says who answered; where that is done it leads to the report."""
        await self.show(f"/answer/{self.participation}/finish/")

    async def finish(self) -> None:
        """Say who answered; afterwards the report comes next."""
        self.finishing = True
        self.path = self.redirected(await self.send(self.company()))
        self.submitted = True

    async def save_pdf(self) -> None:
        """Fetch the PDF of the report that is shown."""
        response = await self.ask("GET", f"{self.path}report.pdf")
        if response.status != 200 or not response.body.startswith(b"%PDF"):
            raise Failed(f"{self.path}report.pdf: {response.status}")

    def company(self) -> dict[str, str]:
        """Who answers."""
        return {
            "number": company_number(self.number),
            "name": f"測試公司 {self.number}",
            "email": f"someone@firm{self.number}.example",
        }

    def answers(self) -> dict[str, Any]:
        """The answers to what is on the page."""
        return {name: self.sheet[name] for name in _names(self.page) if name in self.sheet}

    async def send(self, answers: Posted, path: str = "") -> Response:
        """Post the form of the page that is shown, with all that its page put into it."""
        hidden = [(name, value) for name, value in _hidden(self.page) if name not in answers]
        body = urlencode([*hidden, *_pairs(answers)]).encode()
        return await self.ask("POST", path or self.path, body)

    def redirected(self, response: Response) -> str:
        """Where a redirection leads."""
        if response.status != 302:
            raise Failed(f"{self.path}: {response.status}")
        return response.location

    async def ask(self, method: str, path: str, body: bytes = b"") -> Response:
        """One request, as the proxy hands it on; cookies are kept."""
        site = f"localhost:{self.port}"
        headers = {
            "Host": site,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Referer": f"https://{site}{path}",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": str(ip_address("10.0.0.0") + self.number),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        response = await request(self.port, method, path, headers, body)
        for value in response.cookies:
            self.cookies |= {name: one.value for name, one in SimpleCookie(value).items()}
        return response


def company_number(number: int) -> str:
    """A company number of its own for each visitor."""
    first = f"{Random(number).randrange(10**7):07}"
    return next(one for one in (f"{first}{last}" for last in range(10)) if ubn.is_valid(one))


def _form(page: str) -> str:
    found = FORM.search(page)
    if found is None:
        raise Failed("the page has no form")
    return found.group()


def _hidden(page: str) -> list[tuple[str, str]]:
    return [(name, unescape(value)) for name, value in HIDDEN.findall(_form(page))]


def _names(page: str) -> set[str]:
    return set(NAMED.findall(_form(page)))


def _pairs(answers: Posted) -> list[tuple[str, str]]:
    """As a form sends them: what is ticked several times under its name."""
    return [
        (name, str(one))
        for name, value in answers.items()
        for one in (value if isinstance(value, list) else [value])
    ]
