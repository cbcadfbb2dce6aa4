"""likelihood-word: running text has a word of probability that the brief's profile does not define.

Readers understand "a good chance" or "may" differently. The terms of the profile pass; so do "will", quoted
words, what a sentence lays to a speaker, what a law permits or a linked fact says is allowed, what a linked
fact itself says may be or has as a forecast, a plan or a target, or as an estimate on a condition ("if"),
what a thing is able to do or to be had for, a probability with its number, and comparatives such as "more
likely to". In the text of an option and the statement of a hypothesis "may" gives leave to act: "a commander
may give orders", but not "firms may leave".

Not checked are judgements, whose likelihood is a field; a view's `claim` and `reasoning`, which are its
holder's; an option's `risks`, which say what may happen; what a gap `matters`, which hangs on an answer that
nobody has; and decisions and next steps, which ask for something.
A brief in another language needs a profile with terms of that language.

PASS  The storms are likely to return.                 (profile: icd203)
PASS  The pilots say that the storms may return.
PASS  Three ports could supply the fleet.
PASS  The quay could be had for €40 million.
PASS  The chance of a storm is 40%.
FAIL  The storms could return.
FAIL  There is a good chance that the storms return.

State it as a fact, use a term of the profile, or make it a judgement with its likelihood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.prose_field import (
    ProseField,
    brief_prose,
    corpus_prose,
    links_between,
    place_of,
    words_of,
)
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import TO_COME, Fact
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language import word_pattern
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.likelihood import LikelihoodWords, find_likelihood
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Inlines
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile

RULE = "likelihood-word"
_NOT_CHECKED = frozenset(
    {("views", "claim"), ("views", "reasoning"), ("options", "risks"), ("gaps", "matters")}
)
"""Fields, by their first and last key, whose words of probability are someone else's or name what is open."""
_TERMS = frozenset({("options", "text"), ("hypotheses", "statement")})
"""Fields that say by which terms something is to be done, so that "may" gives leave."""
_ASKING = frozenset({"decision", "next_steps"})
"""Fields that assert nothing: give an opinion on what a system may hold."""


def check(brief: Entry[Brief], corpus: Corpus, profile: Profile) -> Iterator[Diagnostic]:
    """Report words of probability outside judgements that are not in the profile."""
    known = profile.words()
    for field in (*brief_prose(brief), *corpus_prose(corpus, brief.value.language)):
        silent = field.path[0] in {"judgements", *_ASKING}
        if not silent and (field.path[0], field.path[-1]) not in _NOT_CHECKED:
            yield from _in_field(field, corpus, known, profile)


def _in_field(
    field: ProseField, corpus: Corpus, known: frozenset[str], profile: Profile
) -> Iterator[Diagnostic]:
    for children in field.paragraphs():
        text = words_of(children)
        for found in find_likelihood(text, field.language):
            linked = _linked(found, field, children, corpus)
            own = not any(_leaves_open(fact, field.language) for fact in linked)
            if found.term not in known and own and not _is_permission(found, text, field, linked):
                span = field.span(*place_of(children, found.start, found.end))
                message = f"`{found.words}` is not a term of the profile `{profile.id}`"
                terms = ", ".join(f"`{band.terms[0]}` ({band.range_words})" for band in profile.bands)
                hint = "state it as a fact, or make it a judgement with its likelihood"
                yield warning(RULE, span, message, hint, f"or use a term that has a range: {terms}")


def _linked(found: LikelihoodWords, field: ProseField, children: Inlines, corpus: Corpus) -> list[Fact]:
    """Return the facts that the sentence of a word links."""
    first, last = sentences_around(words_of(children), field.language, found.start, found.end)
    return [
        corpus.facts[link.id].value
        for link in links_between(children, first, last)
        if link.scheme == "fact" and link.id in corpus.facts
    ]


def _leaves_open(fact: Fact, usual: str) -> bool:
    """Check whether a fact is a forecast or plan, or says itself what may be, or would be on a condition."""
    status = fact.figure.status if fact.figure else None
    language = guess_language(fact.statement, (), usual)
    if status in TO_COME or any(find_likelihood(fact.statement, language, reported=True)):
        return True
    return status == "estimate" and any(read(fact.statement, language).passage.find_entries("if"))


def _is_permission(found: LikelihoodWords, text: str, field: ProseField, linked: list[Fact]) -> bool:
    """Check whether a modal says what a linked fact allows, or what an option lets someone do."""
    if (field.path[0], field.path[-1]) in _TERMS and _BY_PERMISSION.of(field.language).match(
        text, found.start
    ):
        return True
    if found.term not in word_pattern.words_of(field.language, "modals of what is allowed"):
        return False
    return any(_ALLOWED.of(field.language).search(fact.statement.casefold()) for fact in linked)


_ALLOWED = word_pattern.WordPattern(r"(?<!\w){allowing}(?!\w)")
_BY_PERMISSION = word_pattern.WordPattern(
    r"{modals of a permission}\s+{acts by permission}(?!\w)", re.IGNORECASE
)
