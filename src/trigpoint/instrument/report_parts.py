"""The parts of a report plan as values: nets, topics, findings with their claims, and their words.

The rules behind the claims are code, in :mod:`trigpoint.findings`; here stand their parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from trigpoint.documents import Part
from trigpoint.instrument.parts import Id
from trigpoint.instrument.text import Words

Net = Annotated[tuple[Id, ...], Field(min_length=2)]
"""The options of a question that are also counted together."""


class Topic(Part):
    """A chapter about some questions; ``depth`` is the one whose use is set against the index."""

    id: Id
    questions: tuple[Id, ...] = Field(min_length=1)
    depth: Id | None = None


class Claim(Part):
    """One sentence of a finding: what a rule says about a question, in one of its variants."""

    required: ClassVar[tuple[str, ...]]
    optional: ClassVar[tuple[str, ...]] = ()
    names: ClassVar[tuple[str, ...]]
    """What the sentence may name in braces."""

    id: Id
    question: Id

    @property
    def named(self) -> tuple[str, ...]:
        """The options and nets that the claim names."""
        return ()


class ShareClaim(Claim):
    """How many gave an answer (or one of a net): more than half, fewer, or about half."""

    required = ("over", "under")
    optional = ("even",)
    names = ("option", "share", "low", "high", "base")

    rule: Literal["share"]
    option: Id

    @property
    def named(self) -> tuple[str, ...]:
        """The option or net."""
        return (self.option,)


class LargestClaim(Claim):
    """Which answer was given most often, or which few that chance cannot tell apart.

    ``besides`` are answers that do not count, such as ``other``.
    """

    required = ("one", "several")
    names = ("option", "share", "second", "second_share", "list", "base")

    rule: Literal["largest"]
    besides: tuple[Id, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The options left aside."""
        return self.besides


class GapClaim(Claim):
    """Which two groups of firms differ most in an answer; of any answer where none is named."""

    required = ("apart",)
    names = ("option", "more", "more_share", "fewer", "fewer_share")

    rule: Literal["gap"]
    option: Id | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The option or net, if any."""
        return (self.option,) if self.option else ()


AnyClaim = Annotated[ShareClaim | LargestClaim | GapClaim, Field(discriminator="rule")]


class FindingPlan(Part):
    """A finding that data may bear out: its headline, then up to three sentences.

    Where the first claim does not hold the finding is silent; of the others only those that hold
    are told. ``section`` is the topic or dimension it belongs to.
    """

    id: Id
    section: Id
    claims: tuple[AnyClaim, ...] = Field(min_length=1, max_length=4)


class ReportPlan(Part):
    """The contents of ``report.yaml``; by default nothing. ``nets`` are by question and net id."""

    nets: Mapping[Id, Mapping[Id, Net]] = {}
    topics: tuple[Topic, ...] = ()
    findings: tuple[FindingPlan, ...] = ()


class TopicText(Part):
    """A topic's title, and a sentence of what it is about."""

    title: Words
    about: Words


class ReportText(Part):
    """The words of a report plan in one language.

    ``called`` says what an answer, or a ``stage``, is called within a sentence, where its label
    would be too long. ``findings`` holds the sentence of every variant of every claim of every
    finding.
    """

    called: Mapping[Id, Mapping[Id, Words]] = {}
    nets: Mapping[Id, Mapping[Id, Words]] = {}
    topics: Mapping[Id, TopicText] = {}
    findings: Mapping[Id, Mapping[Id, Mapping[Id, Words]]] = {}
