"""Whether a claim has another thing or name between the same words: its steel mill, for its paper mill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.names import CAPITAL_NOUNS
from briefgen.language.wording.neighbours import word_before
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem

_SHORTEST = 4
"""Letters of a word that names a thing."""
_NO_ARTICLES = frozenset({"ar", "cs", "fa", "he", "hi", "id", "pl", "ru", "tr", "uk"})
"""Languages in which no word of its own shows that a noun follows."""
_VERB_LAST = frozenset({"hi", "ja", "ko", "tr", "fa"})
"""Languages in which a word with others behind it is no verb."""
_SAME_BEGINNING = 3
"""Letters by which two words may be forms of one: middle, mid."""
_GROUPS = frozenset(
    {"pairs", "speech", "negation", "denials", "no negation", "modality", "clauses", "source words"}
)
"""Words that other comparisons look at."""


class _Word(NamedTuple):
    """A word that means something of its own, with those beside it. `at` is the number of its token."""

    at: int
    stem: str
    before: tuple[str, str]
    """Stems of the two before it, the nearest first."""
    behind: tuple[str, str]
    joint: str
    """The preposition before it."""
    adjacent: bool
    """Whether the first word behind it is the next one, as a verb is, and no number behind "has"."""


def replaced_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a thing or a name that stands between the same words as another one in the evidence.

    Only where it is the one word of a claim that the evidence has not: who rewords, rewords more than that.
    """
    known, said = ({word.stem for word in _words(passage)} for passage in (evidence, claim))
    places = [word for word in _words(evidence) if word.stem not in said and _names_a_thing(evidence, word)]
    new = [word for word in _words(claim) if word.stem not in known and not claim.is_number(word.at)]
    if len(new) != 1 or not _names_a_thing(claim, new[0]):
        return
    other = next((each for each in places if _is_at(new[0], each)), None)
    if other is not None and not _may_be_alike(claim, new[0], evidence, other):
        there = Stretch(other.at, other.at + 1)
        yield differ("subject", claim, Stretch(new[0].at, new[0].at + 1), evidence, there, sure=False)


def _is_at(mine: _Word, other: _Word) -> bool:
    """Check whether the words on both sides are the same; two on one side, where none is on the other."""
    if mine.joint != other.joint:
        return False
    before = bool(mine.before[0]) and mine.before[0] == other.before[0]
    behind = bool(mine.behind[0]) and mine.behind[0] == other.behind[0]
    if before and behind:
        return True
    if before and not mine.behind[0]:
        return bool(mine.before[1]) and mine.before == other.before
    opens = not mine.before[0] and not other.before[0] and mine.adjacent and other.adjacent
    return opens and mine.behind == other.behind


@found_once
def _words(passage: Passage) -> tuple[_Word, ...]:
    """List the words of a text that mean something of their own, with those of the same segment."""
    found: list[_Word] = []
    empty = passage.lists["empty"]
    for segment in passage.segments:
        own = [at for at in range(segment.first, segment.last) if passage.words[at].key not in empty]
        stems = ["", "", *(stem(passage.words[at].key, passage.language) for at in own), "", ""]
        found += [
            _Word(
                at,
                stems[n + 2],
                (stems[n + 1], stems[n]),
                (stems[n + 3], stems[n + 4]),
                _joint(passage, at),
                own[n + 1 : n + 2] == [at + 1],
            )
            for n, at in enumerate(own)
        ]
    return tuple(found)


def _joint(passage: Passage, at: int) -> str:
    """Return the preposition before a word and its article; else nothing."""
    before = word_before(passage, at)
    return before if before in passage.lists["prepositions"] else ""


def _names_a_thing(passage: Passage, word: _Word) -> bool:
    """Check whether a word is a noun by what is before it, and no other comparison looks at it."""
    key, text = passage.words[word.at].key, passage.words_at(word.at)
    if len(key) < _SHORTEST or not key.isalpha() or text.isupper() or word.at in _taken(passage):
        return False
    if not word.at:
        return not key.endswith(_NOT_FIRST if passage.language == "en" else "s")
    behind = passage.words[word.at + 1].key if word.at + 1 < len(passage.words) else ""
    moved = key.endswith("s") and behind in passage.lists["particles of verbs in s"]
    if passage.is_number(word.at - 1) or moved:
        return False  # what is counted is compared with its number; "speeds up" is a verb
    named = text[0].isupper() and passage.language not in CAPITAL_NOUNS
    if named or (passage.language == "en" and key.endswith("ed")) or "," in _gap_behind(passage, word.at):
        return False  # of one of several, a claim may name the kind
    return _is_noun_by_place(passage, word)


_NOT_FIRST = ("s", "ed", "ly")
"""Endings of a first word that is no name."""


_OPENS = ("determiners", "possessives", "prepositions", "of", "joined articles")
"""Lists of words behind which a noun is."""


def _is_noun_by_place(passage: Passage, word: _Word) -> bool:
    """Check whether an article or a preposition is before a word, or another one and its verb."""
    lists, before = passage.lists, passage.words[word.at - 1].key
    if passage.language in _VERB_LAST:
        return bool(word.behind[0])
    if passage.language in _NO_ARTICLES:
        return bool(word.before[1])
    opens = lists["articles"].union(*(lists[name] for name in _OPENS))
    plural = passage.language == "en" and passage.words[word.at].key.endswith("s")
    return before in opens - lists["to of a verb"] or (plural and bool(word.before[0]))


def _gap_behind(passage: Passage, at: int) -> str:
    return passage.gap_before(at + 1) if at + 1 < len(passage.words) else ""


@found_once
def _taken(passage: Passage) -> frozenset[int]:
    """Return the words that are part of a value or a place, or that turn the sense."""
    spans = [(claim.start, claim.end) for claim in read(passage.text, passage.language).claims]
    found = {at for at, word in enumerate(passage.words) if any(a <= word.start < b for a, b in spans)}
    found |= {at for t in passage.terms if t.group in _GROUPS for at in range(t.first, t.last)}
    found |= {at for p in passage.places for at in range(p.first, p.last)}
    verbs = passage.lists["verbs"] | passage.lists["past"] | passage.lists["present verbs"]
    return frozenset(found | {at for at, word in enumerate(passage.words) if word.key in verbs})


def _may_be_alike(claim: Passage, mine: _Word, evidence: Passage, other: _Word) -> bool:
    """Check whether two words may be forms of one, or are one thing by the lists."""
    one, two = claim.words[mine.at].key, evidence.words[other.at].key
    if one[:_SAME_BEGINNING] == two[:_SAME_BEGINNING] or one in two or two in one:
        return True
    things = {t.name for t in claim.things if t.first <= mine.at < t.last}
    return any(t.name in things for t in evidence.things if t.first <= other.at < t.last)
