"""Answers in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trigpoint.instrument.model import Kind
from trigpoint.reports.company.companies import Companies

_EXPLAINED = re.compile(r"\s*[：（:(].*", re.DOTALL)


def answer_words(companies: Companies, indicator: str, answers: Sequence[str]) -> str:
    """Answers to an indicator's question in words; of a multiple's boxes just the names."""
    question = companies.instrument.question_of(indicator)
    if question.kind is Kind.RATING:
        return companies.own["comma"].join(answers)
    labels = companies.text.questions[question.id].options
    if question.kind is Kind.MULTIPLE:
        labels = _names(labels)
    return companies.own["between_answers"].join(labels[one] for one in answers)


def _names(labels: Mapping[str, str]) -> Mapping[str, str]:
    """The labels without what explains them, where they can still be told apart."""
    names = {option: _EXPLAINED.sub("", label) or label for option, label in labels.items()}
    return names if len(set(names.values())) == len(names) else labels
