"""A visitor who answers, page by page, as a browser without scripts does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from lxml.html import FormElement, HtmlElement, document_fromstring

from trigpoint_web.accounts.models import Participation
from trigpoint_web.questionnaire.models import Draft
from trigpoint_web.waves.models import Wave
from trigpoint_web.waves.services import register

CIVIC = Path(__file__).parents[2] / "instruments" / "civic-cloud"

SHEET = {
    "industry": "ict", "subsector": "it_services", "capital": "up_to_100m", "role": "digital_it",
    "b1": "systems", "te3": "partial", "b5": ["data_privacy", "security_mgmt"],
    "te1": ["generative", "ml"], "b2": "mostly_bought", "te2": "public_cloud",
    "te4": "individual", "genai_how": ["api"], "genai_next": "no_plan",
    "b3": "announced", "ai_department": "it", "b4": ["privacy_governance"],
    "ta1": "from_25", "ta2": "training", "ta3": "from_1",
    "project_problems": ["schedule"], "management_challenges": ["talent", "cost"],
    "self_foundations": 40, "self_tools": 55, "self_risk": 0,
}  # fmt: skip
"""Answers to everything that the shipped instrument then asks."""

WHO = {"number": "22099131", "name": "山峰股份有限公司", "email": "someone@peak.example"}


class Visitor:
    """Somebody with a browser, and the page before them."""

    def __init__(self, client: Client, prefix: str = "") -> None:
        self.client = client
        self.prefix = prefix
        self.response: HttpResponse
        self.page: HtmlElement

    def open(self, address: str) -> Visitor:
        """Go to an address and follow where it leads."""
        return self._see(self.client.get(address, follow=True))

    def begin(self, *consents: str) -> Visitor:
        """Agree, and begin."""
        self.open(f"{self.prefix}/start/")
        return self.send({"consent": list(consents or ("report", "benchmark"))})

    def send(self, answers: dict[str, Any], go: str = "", **also: str) -> Visitor:
        """Fill in the page's form, on top of what stands in it, and press a button."""
        posted = self.filled() | {name: _texts(value) for name, value in answers.items()} | also
        if go:
            posted["go"] = go
        address = self.form.action or self.address
        return self._see(self.client.post(address, posted, follow=True))

    def answer(self, sheet: dict[str, Any], go: str = "next") -> Visitor:
        """Give the answers that belong to the page."""
        asked = self.questions
        return self.send({k: v for k, v in sheet.items() if k in asked}, go)

    def answer_all(self, sheet: dict[str, Any] = SHEET) -> Visitor:
        """Answer every page from this one to the review."""
        while not self.address.endswith("/review/"):
            self.answer(sheet)
        return self

    def finish(self, **who: str) -> Visitor:
        """Say who answered, and hand it in."""
        self.open(self.address_of("finish/"))
        return self.send(WHO | who)

    def find(self, path: str) -> list[HtmlElement]:
        """The page's elements at an XPath."""
        return self.page.xpath(path)

    @property
    def form(self) -> FormElement:
        """The form of the page."""
        return self.find("//main//form")[0]

    def filled(self) -> dict[str, list[str]]:
        """What the page's form would send as it stands."""
        values: dict[str, list[str]] = {}
        for name, value in self.form.form_values():
            values.setdefault(name, []).append(value)
        return values

    @property
    def address(self) -> str:
        """Where the browser is."""
        return self.response.request["PATH_INFO"]

    def address_of(self, page: str) -> str:
        """The address of another page of the same draft."""
        return f"{self.prefix}/answer/{self.participation.id}/{page}"

    @property
    def participation(self) -> Participation:
        """What this visitor has begun."""
        return Participation.objects.get(id=self.client.session["held"][-1])

    @property
    def draft(self) -> Draft:
        """What is saved of it."""
        return Draft.objects.get(id=self.participation.draft)

    @property
    def text(self) -> str:
        """What the page says, in one line."""
        return re.sub(r"\s+", " ", self.find("//main")[0].text_content()).strip()

    @property
    def title(self) -> str:
        """The page's heading."""
        return self.find("//h1")[0].text_content().strip()

    @property
    def questions(self) -> list[str]:
        """All questions of the page, in sight or not."""
        return [one.get("data-question") for one in self.find("//*[@data-question]")]

    @property
    def in_sight(self) -> list[str]:
        """The questions that can be seen."""
        shown = self.find("//*[@data-question][not(@hidden)]")
        return [one.get("data-question") for one in shown]

    def beside(self, question: str) -> str:
        """What is said to be wrong beside a question."""
        found = self.find(f"//*[@id='{question}-error']")
        return found[0].text_content().split("：", 1)[-1].strip() if found else ""

    @property
    def summary(self) -> dict[str, str]:
        """The error summary: what each link says, by where it leads."""
        links = self.find("//*[@role='alert']//a")
        return {one.get("href"): one.text_content() for one in links}

    def _see(self, response: HttpResponse) -> Visitor:
        self.response = response
        if response.content:
            self.page = document_fromstring(response.content)
        return self


def _texts(value: Any) -> list[str]:
    """A value as a form sends it."""
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


@pytest.fixture
def visitor(wave: Wave) -> Visitor:
    """Somebody who comes to answer, in Chinese."""
    return Visitor(Client())


@pytest.fixture
def another(wave: Wave) -> Visitor:
    """Somebody else."""
    return Visitor(Client())


@pytest.fixture
def register_civic(wave: Wave, tmp_path: Path) -> Callable[..., Wave]:
    """Opens a wave of the tests' own instrument in place of the other, with lines changed."""

    def opened(edits: dict[str, str] | None = None) -> Wave:
        folder = tmp_path / "wave"
        copytree(CIVIC, folder / "civic")
        for file in folder.glob("civic/*.yaml"):
            text = file.read_text("utf-8")
            for old, new in (edits or {}).items():
                text = text.replace(old, new)
            file.write_text(text, "utf-8")
        wave.delete()
        year = timezone.localdate().year
        (folder / "wave.yaml").write_text(
            f"schema: 1\nid: civic\ntitle: {{en: Civic}}\norganiser: {{en: City}}\n"
            f"dates: {{from: {year}-01-01, to: {year + 1}-12-31}}\nmode: {{en: web}}\n"
            f"instrument: civic\n",
            "utf-8",
        )
        return register(folder)

    return opened


@pytest.fixture
def civic(register_civic) -> Wave:
    """An open wave with the tests' own instrument, which speaks English and Japanese."""
    return register_civic()


@pytest.fixture
def pages() -> Callable[[Visitor], Iterator[str]]:
    """Goes from page to page without answering, and names each."""

    def walked(visitor: Visitor) -> Iterator[str]:
        while not visitor.address.endswith("/review/"):
            yield visitor.address.rstrip("/").rpartition("/")[2]
            visitor.send({}, "skip")

    return walked
