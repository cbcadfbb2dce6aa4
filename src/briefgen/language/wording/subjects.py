"""Where the subject of a part of a sentence ends, and its verb begins."""

from __future__ import annotations

from briefgen.language.folded import word_set
from briefgen.language.found_once import found_once
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.passage import Passage, Stretch

_LONGEST_SUBJECT = 9
"""Words of a subject, at most."""
_VERBAL = frozenset({"speech", "pairs", "denials", "negation", "modality"})
"""Groups of words that a subject ends before."""
_SHORTEST_VERB = 4
_OPENING = 2
"""Words that open a relative clause, which is a part of its own: of which three are suspended."""
_VERB_PAIRS = word_set(
    "rise open begin win approve appoint impose enter buy lend paid arrest advance keep attack succeed "
    "include reveal regain guilty"
)
"""Pairs whose words are verbs."""


def subject_of(passage: Passage, part: Stretch) -> Stretch:
    """Return the words of a part before its first verb, without what joins it to the rest."""
    lists = passage.lists
    first = part.first
    joins = {t.first: t.last for t in passage.terms_in(part, "clauses")}
    while first < part.last and (first in joins or _is_skipped(passage, first)):
        first = joins.get(first, first + 1)
    verbs, named_at = _verbs_and_names(passage)
    last = first
    while last < min(part.last, first + _LONGEST_SUBJECT):
        key = passage.words[last].key
        named = last in named_at
        if last == first and last in verbs and (_is_noun(passage, last, part) or _has_article(passage, last)):
            last += 1
            continue
        if last in verbs and last + 1 < part.last and passage.words[last + 1].key in lists["be"]:
            last += 1  # a residence permit is good for five years
            continue
        if not named and (
            last in verbs or key in lists["verbs"] or key in lists["past"] or key in lists["present verbs"]
        ):
            break
        if passage.language == "en" and not named and _is_english_verb(passage, last, part):
            break
        last += 1
    return Stretch(first, last)


@found_once
def _verbs_and_names(passage: Passage) -> tuple[frozenset[int], frozenset[int]]:
    """Return the tokens that begin a verb by the lists, and those of names."""
    verbs = (
        t.first
        for t in passage.terms
        if t.group in _VERBAL and (t.group != "pairs" or t.name in _VERB_PAIRS)
        if passage.words[t.first].key not in words_of("any", "nouns among opposites")
    )
    named = (at for name in passage.names for at in range(name.first, name.last))
    return frozenset(verbs), frozenset(named)


def split_at_verb(passage: Passage, part: Stretch) -> tuple[Stretch, Stretch]:
    """Split a part into its subject and what its verb begins; the second is empty where no verb is seen.

    The verb of a relative clause, and one of speech, are not that of the part.
    """
    subject = subject_of(passage, part)
    seen = subject.last < part.last and subject.last - subject.first < _LONGEST_SUBJECT
    relative = not passage.lists["relatives"].isdisjoint(passage.keys(subject)[_OPENING:])
    seen = seen and not relative and not passage.terms_in(Stretch(subject.last, subject.last + 1), "speech")
    return subject, Stretch(subject.last, part.last) if seen else Stretch(part.last, part.last)


def _has_article(passage: Passage, at: int) -> bool:
    """Check whether a word follows an article, as in "the ban takes effect"."""
    return at > 0 and passage.words[at - 1].key in passage.lists["articles"]


def _is_skipped(passage: Passage, at: int) -> bool:
    key = passage.words[at].key
    return key in passage.lists["articles"] or key in passage.lists["conjunctions"]


def _is_noun(passage: Passage, at: int, part: Stretch) -> bool:
    """Check whether the first word of a part is a plural, as in "attacks on sheep fell"."""
    after = passage.words[at + 1].key if at + 1 < part.last else ""
    plural = passage.language == "en" and passage.words[at].key.endswith("s")
    act = any(term.first == at and term.group == "pairs" for term in passage.terms)
    return plural and act and after in passage.lists["prepositions"]


def _is_english_verb(passage: Passage, at: int, part: Stretch) -> bool:
    """Check whether a word is a verb by its ending or its place.

    That is a past, an "s" before an article or a number, or what is between a plural and a number.
    """
    key = passage.words[at].key
    if _is_between_plural_and_number(passage, at):
        return True
    if len(key) > _SHORTEST_VERB and key.endswith("ed"):
        return not _has_article(passage, at)  # "the ailing company" and "the troubled company" are alike
    if len(key) < _SHORTEST_VERB or not key.endswith("s"):
        return False
    before = passage.words[at - 1].key if at else ""
    after = passage.words[at + 1].key if at + 1 < part.last else ""
    known = passage.lists["determiners"] - {"that"}
    numbered = (at + 1) in passage.numbers and before not in known and "," not in passage.gap_before(at + 1)
    return after in known or numbered


def _is_between_plural_and_number(passage: Passage, at: int) -> bool:
    """Check whether a word follows a plural, and a number follows it."""
    key, before = passage.words[at].key, passage.words[at - 1].key if at else ""
    small = key in passage.lists["empty"] or key in passage.lists["prepositions"] or passage.is_number(at)
    return before.endswith("s") and not small and key.isalpha() and (at + 1) in passage.numbers
