"""Each finding is there, silent or reversed as the data say.

Every row alters the shipped wave, taken as a real one, and tells how the title of a finding then
reads (empty: there is no such finding), or a sentence of its body, or one that is never in it. A #
stands for every number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tests.findings.altered import answering, by_index, picked, within
from tests.findings.conftest import Found, Tell
from trigpoint.responses.model import Responses
from trigpoint.sentences import Number, Sentence

Alter = Callable[[Responses], Responses]
Row = tuple[str, str, Alter, str]


def same(wave: Responses) -> Responses:
    return wave


def best_third(wave: Responses) -> Responses:
    return picked(wave, np.tile(by_index(wave)[-108:], 3))


def best(firms: int) -> Alter:
    return lambda wave: picked(wave, by_index(wave)[-firms:])


def swapped(wave: Responses) -> Responses:
    """The firms of the first industry and the last change places."""
    codes = wave.codes["industry"]
    industry = np.array([3, 1, 2, 0], dtype=codes.dtype)[codes]
    return replace(wave, codes={**wave.codes, "industry": industry})


def mixed(wave: Responses) -> Responses:
    """The industries go round among the firms in the order of their index."""
    turn = {"ict": 1, "professional": 1, "retail": 1, "manufacturing": 1}
    return answering(picked(wave, by_index(wave)), "industry", turn)


def small_best(wave: Responses) -> Responses:
    """Retail has 20 firms, all of them among the best."""
    others = np.flatnonzero(~within(wave, "industry", "retail"))
    firms = picked(wave, [*others, *by_index(wave)[-20:]])
    return answering(firms, "industry", {"retail": 1}, np.arange(len(firms)) >= len(others))


def of(question: str, **dealt: int) -> Alter:
    """Those who were asked give these answers, each so often in turn."""
    return lambda wave: answering(wave, question, dealt)


def boxes(question: str, dealt: dict[str, int]) -> Alter:
    return lambda wave: answering(wave, question, dealt)


def in_industry(industry: str, question: str, **dealt: int) -> Alter:
    return lambda wave: answering(wave, question, dealt, within(wave, "industry", industry))


def both(first: Alter, second: Alter) -> Alter:
    return lambda wave: second(first(wave))


LEVEL: list[Row] = [
    ("level", "title", same, "The Industry AI Adoption Index averages #, less than half of full"),
    ("level", "title", best_third, "The Industry AI Adoption Index averages #, more than half of"),
    ("level", "title", best(180), "The Industry AI Adoption Index averages #, about half of full"),
    ("level", "body", same, "This is the mean of # firms, with an interval from # to #."),
    ("level", "body", same, "Firms rate themselves above the index: “Self-rating: found"),
    (
        "level",
        "body",
        lambda wave: _rated(wave, "9"),
        "Firms rate themselves below the index: “Self",
    ),
    ("level", "never", lambda wave: _rated(wave, "36"), "Firms rate themselves"),
    ("level", "never", lambda wave: _rated(wave, ""), "Firms rate themselves"),
]


def _rated(wave: Responses, *given: str) -> Responses:
    """All self-ratings are those given, in turn."""
    for question in ("self_foundations", "self_tools", "self_risk"):
        wave = answering(wave, question, dict.fromkeys(given, 1))
    return wave


GROUPS: list[Row] = [
    (
        "groups",
        "title",
        same,
        "The Industry AI Adoption Index is highest in ICT (#) and lowest in manufacturing and oth",
    ),
    (
        "groups",
        "title",
        swapped,
        "The Industry AI Adoption Index is highest in manufacturing and other sectors (#) and low",
    ),
    ("groups", "title", mixed, "The Industry AI Adoption Index does not tell one group of firms"),
    (
        "groups",
        "title",
        small_best,
        "The Industry AI Adoption Index is higher in ICT (#) than in manufacturing and other sect",
    ),
    (
        "groups",
        "body",
        same,
        "From the highest mean to the lowest they are ICT (#), professional ser",
    ),
    ("groups", "title", of("industry", ict=1), ""),
]

STAGES: list[Row] = [
    (
        "stages",
        "title",
        same,
        "More than half of firms (#%) are still in the Unknowing AI and Consc",
    ),
    (
        "stages",
        "title",
        best_third,
        "Fewer than half of firms (#%) are still in the Unknowing AI and",
    ),
    (
        "stages",
        "title",
        best(190),
        "About half of firms (#%) are still in the Unknowing AI and Consc",
    ),
    (
        "stages",
        "body",
        same,
        "The divide is clearest between manufacturing and other sectors (#% in those stages) and I",
    ),
    (
        "stages",
        "body",
        swapped,
        "The divide is clearest between ICT (#% in those stages) and manufac",
    ),
    ("stages", "never", mixed, "The divide"),
]

DIMENSIONS: list[Row] = [
    (
        "dimensions",
        "title",
        same,
        "Technology and data scores higher (#) than Business and governan",
    ),
    (
        "dimensions",
        "title",
        both(of("ta1", over_75=1), both(of("ta2", develop=1), of("ta3", from_8=1))),
        "Of the dimensions, Talent and training scores highest (#) and Business and governance low",
    ),
    (
        "dimensions",
        "title",
        both(of("ta2", unsure=1), both(of("ta3", none=1), of("b1", data_driven=1))),
        "Talent and training is the dimension that scores lowest (#)",
    ),
    ("dimensions", "title", of("te3", unsure=2, full=1), ""),
    (
        "dimensions",
        "body",
        same,
        "On Business and governance, the divide is clearest between ICT (#) and manufacturing and",
    ),
]

INDICATORS: list[Row] = [
    (
        "indicators",
        "title",
        same,
        "The indicators that score lowest are “Written rules for data” (#), “",
    ),
    (
        "indicators",
        "title",
        of("ta2", unsure=30, training=1),
        "The indicator that scores lowest is “Ability of AI engineers” (#)",
    ),
    (
        "indicators",
        "body",
        of("b1", data_driven=1),
        "The one that scores highest is “Degree of digitalisation” (#).",
    ),
]

GENERATIVE: list[Row] = [
    ("generative_ai", "title", same, "About half of firms (#%) use generative AI"),
    (
        "generative_ai",
        "title",
        of("te4", in_processes=1, individual=4, none=2),
        "More than half of firms (#%) use generative AI",
    ),
    (
        "generative_ai",
        "title",
        of("te4", in_processes=1, individual=1, none=4),
        "Fewer than half of firms (#%) use generative AI",
    ),
    ("generative_ai", "body", same, "Only #% have built it into their processes."),
    (
        "generative_ai",
        "body",
        of("te4", in_processes=2, none=1),
        "A majority, #%, have built it into their processes.",
    ),
    (
        "generative_ai",
        "body",
        same,
        "The most common approach among firms that use it is ready-made products (#%), follow",
    ),
    (
        "generative_ai",
        "body",
        boxes("genai_how", {"api": 3, "ready_made own_model": 1}),
        "The most common approach among firms that use it is a provider’s API (#%), foll",
    ),
    (
        "generative_ai",
        "body",
        boxes("genai_how", {"api": 10, "ready_made": 11, "own_model": 3}),
        "The most common approaches among firms that use it are a provider’s API (#%) and read",
    ),
    (
        "generative_ai",
        "body",
        same,
        "Asked what comes next, they most often name putting their data",
    ),
    (
        "generative_ai",
        "body",
        of("genai_next", no_plan=4, next_project=1),
        "As for what comes next, the answer given most is no plan at all (#%), then plan",
    ),
]

ADOPTION: list[Row] = [
    ("adoption", "title", same, "Most firms have used AI technology; #% have not"),
    (
        "adoption",
        "title",
        boxes("te1", {"none": 3, "ml": 1}),
        "More than half of firms (#%) have not used any AI technology yet",
    ),
    (
        "adoption",
        "body",
        same,
        "The divide is clearest between manufacturing and other sectors (#% without any) and ICT",
    ),
    ("adoption", "body", boxes("te1", {"none": 1, "ml": 4}), "In about half (#%) no unit is in"),
    ("adoption", "body", same, "About half of firms, #%, have set out no direction for AI."),
    (
        "adoption",
        "body",
        of("b3", none=3, roadmap=1),
        "More than half of firms, #%, have set out no direction for AI.",
    ),
    ("adoption", "body", of("ai_department", none=1, it=3), "In fewer than half (#%) no unit is"),
]

TRAINING: list[Row] = [
    ("training", "title", same, "About half of firms (#%) have no budget for AI training"),
    (
        "training",
        "title",
        of("ta3", none=2, from_1=1),
        "More than half of firms (#%) have no budget",
    ),
    (
        "training",
        "title",
        of("ta3", none=1, from_8=2),
        "Most firms have a budget for AI training; #",
    ),
    (
        "training",
        "body",
        same,
        "The divide is clearest between manufacturing and other sectors (#% without one) and ICT",
    ),
    (
        "training",
        "body",
        both(of("ta3", none=1, from_1=1), in_industry("ict", "ta3", none=1)),
        "The divide is clearest between ICT (#% without one) and",
    ),
    (
        "training",
        "body",
        of("ta1", under_25=3, over_75=1),
        "Asked what share of staff understand wh",
    ),
]

CHALLENGES: list[Row] = [
    (
        "challenges",
        "title",
        same,
        "The challenge named most often is a lack of technical skills (#%)",
    ),
    (
        "challenges",
        "title",
        boxes("management_challenges", {"cost": 3, "talent culture": 1}),
        "The challenge named most often is cost (#%)",
    ),
    (
        "challenges",
        "title",
        boxes("management_challenges", {"cost": 10, "culture": 11, "data_leak": 2}),
        "The challenges named most often are a culture that does not encourage innovation (#%) and",
    ),
    (
        "challenges",
        "title",
        boxes(
            "management_challenges", dict.fromkeys(("cost", "culture", "talent", "data_leak"), 1)
        ),
        "",
    ),
    (
        "challenges",
        "body",
        same,
        "Industries differ most on setting goals and measuring results, named by #% in ICT and #%",
    ),
    (
        "challenges",
        "body",
        in_industry("professional", "management_challenges", cost=1),
        "Industries differ most on cost, named by #% in professional services and #% in ICT.",
    ),
    (
        "challenges",
        "body",
        same,
        "In their projects, firms most often meet scarce or scattered data (#%), managers who do",
    ),
]

EVERY = [*LEVEL, *GROUPS, *STAGES, *DIMENSIONS, *INDICATORS, *GENERATIVE, *ADOPTION, *TRAINING]


@pytest.fixture(scope="module")
def found_in(wave: Responses, tell: Tell) -> Callable[[Alter], Found]:
    """What is found in an altered wave, worked out once for all its rows."""
    return cache(lambda alter: tell(alter(wave)))


@pytest.mark.parametrize(("finding", "part", "alter", "reads"), [*EVERY, *CHALLENGES])
def test_a_finding_says_what_the_data_say(
    found_in: Callable[[Alter], Found], finding: str, part: str, alter: Alter, reads: str
) -> None:
    found = found_in(alter).get(finding)
    if part == "title":
        title = _read(found.title) if found else ""
        assert title.startswith(reads)
        assert bool(title) == bool(reads)
        return
    assert found is not None
    body = [_read(one) for one in found.body]
    assert any(one.startswith(reads) for one in body) == (part == "body"), body


def _read(sentence: Sentence) -> str:
    return "".join("#" if isinstance(span, Number) else str(span) for span in sentence)
