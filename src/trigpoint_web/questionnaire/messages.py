"""What is said beside a field whose answer does not do, in the page's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, ngettext

from trigpoint_web.questionnaire.services import Fault, State


def message(fault: Fault, state: State, language: str) -> str:
    """One sentence that says what to do about a fault."""
    return SENTENCES[fault.rule](fault, state, language)


def summary(faults: Iterable[Fault], state: State, language: str) -> Iterator[tuple[str, str]]:
    """The question of each fault and what is said of it away from the field.

    The question's title stands before it; a contradiction names its questions, and is said once.
    """
    titles, said = state.text(language).questions, set()
    for fault in faults:
        sentence = message(fault, state, language)
        if not fault.about:
            title = titles[fault.question].title
            told = gettext("%(question)s: %(sentence)s") % {"question": title, "sentence": sentence}
            yield fault.question, told
        elif fault.about not in said:
            said.add(fault.about)
            yield fault.question, sentence


def _unanswered(fault: Fault, state: State, language: str) -> str:
    kind = state.instrument.by_id[fault.question].kind
    if kind == "multiple":
        return gettext("Choose at least one option.")
    return gettext("Choose one option.") if kind == "single" else _number(fault, state, language)


def _number(fault: Fault, state: State, language: str) -> str:
    question = state.instrument.by_id[fault.question]
    return gettext("Enter a whole number from %(least)s to %(most)s.") % {
        "least": question.min,
        "most": question.max,
    }


def _exclusive(fault: Fault, state: State, language: str) -> str:
    labels = state.text(language).questions[fault.question].options
    chosen = state.given(fault.question)
    alone = next(one for one in state.instrument.by_id[fault.question].exclusive if one in chosen)
    return gettext("Choose either “%(option)s” or other options, not both.") % {
        "option": labels[alone]
    }


def _over_limit(fault: Fault, state: State, language: str) -> str:
    limit = state.instrument.by_id[fault.question].max_choices
    return ngettext(
        "Choose at most %(limit)s option.", "Choose at most %(limit)s options.", limit
    ) % {"limit": limit}


def _not_within(fault: Fault, state: State, language: str) -> str:
    parent = state.instrument.by_id[fault.question].parent
    words = state.text(language).questions[parent]
    return gettext("Choose one option that belongs to “%(parent)s”.") % {
        "parent": words.options[state.given(parent)]
    }


def _contradiction(fault: Fault, state: State, language: str) -> str:
    return state.text(language).contradictions[fault.about]


SENTENCES = {
    "unanswered": _unanswered,
    "no_number": _number,
    "exclusive_with_others": _exclusive,
    "over_limit": _over_limit,
    "not_within": _not_within,
    "contradiction": _contradiction,
}
"""What to say, by the rule that was broken."""
