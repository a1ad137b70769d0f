"""Every rule asked, what holds put into words, and the ten strongest findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from trigpoint.compare.cohort import Lead
from trigpoint.compare.depth import Depth
from trigpoint.compare.year import YearOnYear
from trigpoint.findings import change, cohort, depth, groups, scores, shares, stages
from trigpoint.findings.evidence import Evidence
from trigpoint.findings.model import Finding, Told
from trigpoint.findings.voice import Voice, voice
from trigpoint.instrument.report import (
    AnyClaim,
    GapClaim,
    LargestClaim,
    ReportPlan,
    ReportText,
    ShareClaim,
)
from trigpoint.instrument.text import Text
from trigpoint.sentences import Sentence, fill
from trigpoint.tables.heading import PLAIN, Heading
from trigpoint.tables.labels import banner_in_sentence
from trigpoint.tables.model import Tables

MOST = 10
"""A front page holds so many findings."""

Rule = Callable[[Evidence, Voice], Told | None]
Claims = Mapping[str, Rule]
"""The rules of a finding by the ids under which their sentences stand; the first is its title."""

STANDING: Mapping[tuple[str, str], Claims] = {
    ("level", "index"): {
        "mean": scores.level,
        "basis": scores.basis,
        "change": change.change,
        "self_ratings": scores.self_ratings,
    },
    ("groups", "index"): {"index": groups.index_by_group, "means": groups.index_of_groups},
    ("stages", "stages"): {
        "lower": stages.lower,
        "top": stages.top,
        "by_group": stages.lower_by_group,
    },
    ("most_common_stage", "stages"): {"most": stages.most, "top": stages.top},
    ("dimensions", "index"): {
        "means": scores.dimensions,
        "by_group": scores.lowest_dimension_by_group,
    },
    ("indicators", "indicators"): {"lowest": scores.lowest, "highest": scores.highest},
}
"""The findings that every instrument can have, with their sections."""


def find_findings(
    tables: Tables,
    plan: ReportPlan,
    text: Text,
    own: ReportText,
    *,
    heading: Heading = PLAIN,
    year: YearOnYear | None = None,
    depths: Mapping[str, Sequence[Depth]] | None = None,
    cohorts: Mapping[str, Sequence[Lead]] | None = None,
) -> tuple[Finding, ...]:
    """At most ten findings, the strongest first; none where fewer than 30 firms answered.

    ``tables`` are issued ones with the plan's nets, with a column for every answer of the
    instrument's banner. ``own`` are the plan's words in the language of ``text``. ``heading`` says
    what is simulated and so is never a finding, ``year`` what changed since last year, ``depths``
    the index by the answers to the questions that topics name, ``cohorts`` the leads of each.

    A finding is as strong as the strongest of its sentences: an effect divided by its standard
    error, against one half (shares, the index), against the next answer or score, or between
    groups. A title without such an effect is not told unless it says that there is none.
    """
    evidence = Evidence(tables, heading, year, depths or {}, cohorts or {})
    speaks = voice(text, own)
    found = [
        finding
        for (name, section), claims in _rules(evidence, plan)
        if (finding := _finding(name, section, claims, evidence, speaks))
    ]
    return tuple(sorted(found, key=lambda one: -one.strength)[:MOST])


def _rules(evidence: Evidence, plan: ReportPlan) -> Iterator[tuple[tuple[str, str], Claims]]:
    """Every finding there may be, with its section and claims."""
    yield from STANDING.items()
    for topic in plan.topics:
        if topic.depth and topic.depth in evidence.depths:
            rule = partial(depth.depth, question=topic.depth)
            yield (depth.DEPTH + topic.depth, topic.id), {"ends": rule, "without": rule}
    for name in evidence.cohorts:
        lead, alike = (partial(rule, cohort=name) for rule in (cohort.lead, cohort.alike))
        yield (cohort.COHORT + name, cohort.COHORT + name), {"lead": lead, "alike": alike}
    for finding in plan.findings:
        yield (
            (finding.id, finding.section),
            {claim.id: partial(_claim, claim=claim) for claim in finding.claims},
        )


def _claim(evidence: Evidence, voice: Voice, *, claim: AnyClaim) -> Told | None:
    match claim:
        case ShareClaim():
            return shares.share(evidence, voice, claim.question, claim.option)
        case LargestClaim():
            return shares.largest(evidence, voice, claim.question, claim.besides)
        case GapClaim():
            return groups.gap(evidence, voice, claim.question, claim.option)


def _finding(
    name: str, section: str, claims: Claims, evidence: Evidence, voice: Voice
) -> Finding | None:
    """The finding in words; None where its title does not hold or has no words for what does."""
    told = {id_: told for id_, rule in claims.items() if (told := rule(evidence, voice))}
    banner = banner_in_sentence(evidence.tables.instrument.banner, voice.text)
    common = {"index": voice.text.title, "banner": banner}
    phrases = voice.phrases[name.partition(".")[0]]
    said = {id_: _said(phrases[id_], one, common) for id_, one in told.items()}
    title = next(iter(claims))
    if not said.get(title):
        return None
    return Finding(
        id=name,
        title=said.pop(title),
        body=tuple(sentence for sentence in said.values() if sentence),
        strength=max(one.strength for one in told.values()),
        section=section,
        table=told[title].table,
    )


def _said(variants: Mapping[str, str], told: Told, common: Mapping[str, str]) -> Sentence:
    """The sentence of what was told; empty where it has no words."""
    if told.variant not in variants:
        return ()
    return fill(variants[told.variant], {**common, **told.values})
