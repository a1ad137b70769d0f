"""Answers in words."""

from __future__ import annotations

from collections.abc import Sequence

from trigpoint.instrument.model import Kind
from trigpoint.reports.company.companies import Companies


def answer_words(companies: Companies, indicator: str, answers: Sequence[str]) -> str:
    """Answers to an indicator's question in words."""
    question = companies.instrument.question_of(indicator)
    if question.kind is Kind.RATING:
        return companies.own["comma"].join(answers)
    labels = companies.text.questions[question.id].options
    return companies.own["between_answers"].join(labels[one] for one in answers)
