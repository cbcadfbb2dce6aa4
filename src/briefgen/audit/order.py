"""Check whether the names or numbers of a statement may have been swapped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefgen.audit.name_forms import is_located
from briefgen.language.claims import Quantity
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.reading import Reading
from briefgen.language.wording.names import CAPITAL_NOUNS, Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import find_voices
from briefgen.language.wording.stems import stem

_FEWEST = 2


def is_reordered(claim: Reading, evidence: Reading) -> bool:
    """Check whether names or numbers are in another order than in a sentence, or from several parts of it."""
    return (
        are_names_turned(claim.passage, evidence.passage)
        or _numbers_in_another_order(claim, evidence)
        or not _in_one_part(claim, evidence.passage)
    )


def is_turned_round(claim: Reading, evidence: Reading) -> bool:
    """Check whether names or numbers of one sentence have changed places."""
    return are_names_turned(claim.passage, evidence.passage) or _numbers_in_another_order(claim, evidence)


def are_names_turned(claim: Passage, evidence: Passage) -> bool:
    """Check whether a sentence has the names of a statement, but nowhere in the same order."""
    if claim.language in CAPITAL_NOUNS and len(claim.clauses) < _FEWEST:
        return False  # where nouns look like names
    across = claim.language != evidence.language  # whose words have other stems
    both = ((claim, _names_reported(claim)), (evidence, _names_in_order(evidence)))
    mine, theirs = ([_last_word(name, p, across=across) for name in names] for p, names in both)
    places = {_last_word(n, p, across=across) for p, names in both for n in names if is_located(p, n)}
    for names in ([n for n in mine if n in places], [n for n in mine if n not in places]):
        rest = iter(theirs)  # "in Ostby" may be anywhere
        if not all(name in rest for name in dict.fromkeys(names) if name in theirs):
            return True
    return False


def _last_word(name: Name, passage: Passage, *, across: bool) -> str:
    return name.keys[-1] if across else stem(name.keys[-1], passage.language)


def _names_in_order(passage: Passage) -> list[Name]:
    """List the names of a sentence; of one that quotes somebody, only those in the quotation."""
    sure = _sure_names(passage)
    quoted = list(find_quoted(passage.text))
    if not quoted or not any(term.group == "speech" for term in passage.terms):
        return sure
    places = ((name, passage.words[name.first].start) for name in sure)
    return [n for n, at in places if any(q.start <= at < q.end for q in quoted)]


def _names_reported(passage: Passage) -> list[Name]:
    """List the names of a statement without that of who says it, which may be anywhere in a sentence."""
    speakers = [voice.speaker for voice in find_voices(passage)]
    return [n for n in _sure_names(passage) if not any(part.has(n.first) for part in speakers)]


def _sure_names(passage: Passage) -> list[Name]:
    calendar = passage.lists["calendar"]
    return [name for name in passage.names if name.sure and calendar.isdisjoint(name.keys)]


def _numbers_in_another_order(claim: Reading, evidence: Reading) -> bool:
    """Check whether two numbers of one unit are in the other order, and no word says which is which.

    No word does in another language: 90 for guards and 13 for staff, 13 Euro für Personal und 90 für Wachen.
    """
    both_texts = (claim, evidence) if claim.language == evidence.language else ()
    placed = {q.first.low for text in both_texts for q in text.of(Quantity) if q.role or q.whole}
    mine, theirs = (
        [((q.first.kind, q.first.unit), q.first.low) for q in text.of(Quantity) if q.first.low not in placed]
        for text in (claim, evidence)
    )
    both = [each for each in dict.fromkeys(mine) if each in theirs]
    again = [each for each in dict.fromkeys(theirs) if each in both]
    pairs = [(a, b) for a, b in combinations(both, 2) if a[0] == b[0]]
    return any(again.index(a) > again.index(b) for a, b in pairs)


def is_turned_in_time(claim: Passage, evidence: Passage) -> bool:
    """Check whether two things have changed places around a "before" or "after": A before B, B before A."""
    if claim.language != evidence.language:
        return False
    theirs = list(_in_time(evidence))
    for earlier, later in _in_time(claim):
        for first, second in theirs:
            turned = len(earlier & second), len(later & first)
            if all(turned) and sum(turned) > len(earlier & first) + len(later & second):
                return True
    return False


def _in_time(passage: Passage) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the stems of what a sentence says was earlier, and of what was later: A before B, after A B."""
    relatives = passage.lists["relatives"]
    for term in passage.terms:
        of_time = term.group == "pairs" and term.name == "before"
        if of_time and relatives.isdisjoint(passage.keys(Stretch(term.last, term.last + 1))):  # "after which"
            left = passage.content(Stretch(0, term.first))
            right = passage.content(Stretch(term.last, len(passage.words)))
            if not left and len(passage.segments) > 1:  # it begins with "before"
                end = passage.segments[0].last
                right = passage.content(Stretch(term.last, end))
                left = passage.content(Stretch(end, len(passage.words)))
            yield (left, right) if term.sign > 0 else (right, left)


def _in_one_part(claim: Reading, evidence: Passage) -> bool:
    """Check whether one part of a sentence, between semicolons, has all names of a statement of one part."""
    parts = evidence.statements()
    if len(parts) < 2 or len(claim.passage.statements()) > 1:
        return True
    if claim.language != evidence.language:  # whose words have other stems
        keys = {key for n in claim.passage.names if n.sure for key in n.keys}
        keys &= set(evidence.keys(evidence.whole))
        return any(keys <= set(evidence.keys(part)) for part in parts)
    named = {stem(key, claim.language) for n in claim.passage.names if n.sure for key in n.keys}
    if claim.language == evidence.language:
        named &= evidence.content(evidence.whole)  # others are known by another form or from elsewhere
    moves = {term.name for term in claim.passage.terms if term.group == "pairs"}
    for part in parts:
        has = {term.name for term in evidence.terms_in(part, "pairs")}
        if named <= evidence.content(part) and moves & {t.name for t in evidence.terms} <= has:
            return True
    return not named
