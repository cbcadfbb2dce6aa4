"""Which words of a statement a passage has: whether both are about the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefgen.audit.cognates import is_cognate, spelt_alike
from briefgen.audit.label import label_of
from briefgen.audit.name_forms import code_of, named_places
from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import meanings_of
from briefgen.language.wording.meanings import meanings, meanings_in
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_SENSES = frozenset({"pairs", "modality", "negation", "denials"})
"""Groups of words that mean the same where kind and side are the same."""
_QUALIFIER = 3
"""Words before and behind a number that may belong to it."""
_MAY_LACK = 0.25
"""Share of the words of a statement that the sentence with most of them may lack."""
_SPEECH = frozenset({"speech", "source words"})


class SubjectWord(Struct, frozen=True):
    """A word of a statement that means something of its own. Units: places in the statement's text."""

    at: int
    """Its number among all words of the statement."""
    start: int
    end: int
    key: str
    """Its stem."""
    named: bool
    """Whether it is part of a name."""


def subject_words(claim: Reading) -> list[SubjectWord]:
    """List the words of a statement that mean something, without those of numbers and dates."""
    passage = claim.passage
    numeric = {at for each in claim.claims for at in range(each.start, each.end)}
    numeric |= {at for each in claim.of(Quantity) for at in _around_number(each, passage)}
    named = {at for name in passage.names if name.sure for at in range(name.first, name.last)}
    empty = passage.lists["empty"] | passage.lists["joints"]
    return [
        SubjectWord(at, word.start, word.end, stem(word.key, claim.language), at in named)
        for at, word in enumerate(passage.words)
        if word.key not in empty and word.start not in numeric
    ]


def _around_number(number: Quantity, passage: Passage) -> Iterator[int]:
    """Yield where the words of a number's qualifier and rate begin: at least 40, 40 a day."""
    at = next((i for i, word in enumerate(passage.words) if word.end > number.start), 0)
    for word in reversed(passage.words[max(at - _QUALIFIER, 0) : at] if number.bound else ()):
        if word.key not in passage.lists["qualifier words"]:
            break
        yield word.start
    behind = [word for word in passage.words if word.start >= number.end][:_QUALIFIER]
    yield from (word.start for word in behind if number.per and word.key == number.per)


def denies(reading: Reading) -> bool:
    """Check whether a text denies something."""
    return any(term.group in ("negation", "denials") for term in reading.passage.terms)


def is_in_one_sentence(claim: Reading, sentences: Iterable[Reading], beside: Iterable[Reading] = ()) -> bool:
    """Check whether one sentence has nearly all words of a statement, which are not torn from several.

    `beside` has what says the same as the sentences, in other words.
    """
    words = subject_words(claim)
    others = [reading.passage for reading in beside]
    for sentence in sentences:
        lacking: Iterable[SubjectWord] = words
        for passage in (sentence.passage, *others):
            lacking = unlike_words(claim, missing_words(claim, lacking, passage, frozenset()), passage)
        if len(list(lacking)) <= len(words) * _MAY_LACK:
            return True
    return False


def missing_words(
    claim: Reading, words: Iterable[SubjectWord], evidence: Passage, names: frozenset[str]
) -> list[SubjectWord]:
    """List those of a statement's words that a passage does not have, in any form or known synonym.

    `names` has the stems of names that are known though the passage lacks them. The name of who is quoted has
    no words but for a name.
    """
    label = label_of(evidence)
    said = Stretch(label.last, len(evidence.words)) if label else evidence.whole
    named = {spelt_alike(key) for key in evidence.content(evidence.whole)}
    has = {spelt_alike(key) for key in evidence.content(said)}
    senses = {sense for term in evidence.terms for sense in _senses(term)}
    across = _known_across(claim.passage, evidence)
    meanings = meanings_of(claim.language, "same sense") if claim.language == evidence.language else {}
    theirs = {meanings[word.key] for word in evidence.words[said.first :] if word.key in meanings}
    found = []
    for word in words:
        known = named if claim.text[word.start].isupper() and word.at else has
        if spelt_alike(word.key) in known or word.at in across or (word.named and word.key in names):
            continue
        if meanings.get(claim.passage.words[word.at].key) in theirs:
            continue
        terms = [term for term in claim.passage.terms if term.first <= word.at < term.last]
        if not any(sense in senses for term in terms for sense in _senses(term)):
            found.append(word)
    return found


def unlike_words(claim: Reading, missing: Iterable[SubjectWord], evidence: Passage) -> list[SubjectWord]:
    """List those of the words that a passage lacks for which it has no other form, as far as is known."""
    label = label_of(evidence)
    theirs = meanings_in(evidence, label.last if label else 0)
    across = claim.language != evidence.language
    keys = evidence.keys(evidence.whole) if across else ()
    return [
        word
        for word in missing
        if word.named
        or (
            theirs.isdisjoint(meanings(claim.passage.words[word.at].key, claim.language))
            and not any(is_cognate(word.key, key) for key in keys)
        )
    ]


def _known_across(claim: Passage, evidence: Passage) -> frozenset[int]:
    """Return the words of a statement that name a thing or country which a text in another language names.

    A word with a capital is a name that is the same in both.
    """
    things, places = {term.name for term in evidence.things}, named_places(evidence)
    both = [term for term in claim.things if term.name in things]
    both += [term for term in claim.places if code_of(term, claim) in places]
    known = {at for term in both for at in range(term.first, term.last)}
    if claim.language != evidence.language:
        keys = {word.key for word in evidence.words}
        capital = (at for at, word in enumerate(claim.words) if claim.text[word.start].isupper())
        known.update(at for at in capital if claim.words[at].key in keys)
    return frozenset(known)


def _senses(term: Term) -> list[tuple[str, str, int]]:
    """Return what a term means, in a form that is equal for synonyms."""
    if term.group in _SPEECH:
        return [("speech", "", 0)]
    return [(term.group, term.name, term.sign)] if term.group in _SENSES else []
