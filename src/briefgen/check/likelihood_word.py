"""likelihood-word: running text speaks of probability in words that the brief's profile does not define.

Each reader puts another number to "a good chance" or "may". The profile's own terms pass; so do "will",
quoted words, and comparatives such as "more likely to". Judgements have their likelihood as a field and are
not looked at here.

PASS  The storms are likely to return.                 (profile: icd203)
FAIL  The storms could return.
FAIL  There is a good chance that the storms return.

State it, use a term of the profile, or make it a judgement with its likelihood.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.estimative import find_likelihood
from briefgen.check.prose_field import ProseField, brief_prose, corpus_prose, place_of, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile

RULE = "likelihood-word"


def check(brief: Entry[Brief], corpus: Corpus, profile: Profile) -> Iterator[Diagnostic]:
    """Report probability words outside judgements that are not the profile's."""
    known = profile.words()
    for field in (*brief_prose(brief), *corpus_prose(corpus)):
        if field.path[:1] != ("judgements",):
            yield from _in_field(field, known, profile.id)


def _in_field(field: ProseField, known: frozenset[str], profile: str) -> Iterator[Diagnostic]:
    for children in field.paragraphs():
        for found in find_likelihood(words_of(children)):
            if found.term not in known:
                span = field.span(*place_of(children, found.start, found.end))
                message = f"`{found.words}` is not a term of the profile `{profile}`"
                hint = "state it, use a term of the profile, or make it a judgement with its likelihood"
                yield warning(RULE, span, message, hint)
