"""The parts of a statement that each claim something, and how much of one part a sentence has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from briefgen.audit.subject import SubjectWord, missing_words, subject_words
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.windows import Window
from briefgen.language.claims import Claim, Difference, Quantity
from briefgen.language.compare import compare_numbers
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.names import Name

Weight = Callable[[str], float]
_JOINT = WordPattern(r";\s+|:\s+|\s[–—]\s|,?\s+{part joints}\s+|,\s+{relative joints}\s+")
"""What is between two parts of a statement that may be from two passages."""
_NUMBER_WEIGHT = 3.0
"""Weight of a number or date that both have: that of a rare word."""
_SMALL_WEIGHT = 1.0
_SMALL = 12
"""The highest count in words that tells little."""
_ALIKE = 5
"""Letters at the beginning of two words that may be forms of one word: to collect, a collection."""


class StatementPart(Struct, frozen=True):
    """A part of a statement, and what it claims. Units: places in the statement's text."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    words: tuple[SubjectWord, ...]

    def has(self, place: int) -> bool:
        """Check whether a place is in it."""
        return self.start <= place < self.end


class Beside(Struct, frozen=True):
    """A statement beside a passage."""

    claim: Reading
    window: Window
    weight: Weight

    def lacks(self, core: Reading) -> set[int]:
        """Return where the numbers and dates of the statement begin that a sentence does not have."""
        return {d.start for d in compare_numbers(self.claim, [(core, self.window.issued)])}


class Rest(Struct, frozen=True):
    """What a sentence has of a part of a statement, without what differs."""

    weight: float
    share: float
    """Its share of the part, by weight."""
    count: int
    """How many words, numbers and dates; small counts in words are left out."""
    agreed: int
    """How many numbers and dates."""


class Altered(Struct, frozen=True):
    """A part of a statement of which a sentence has all but one name, number or date."""

    part: StatementPart
    difference: Difference
    weight: float
    """The weight of the rest."""


def split_parts(claim: Reading) -> list[StatementPart]:
    """Split a statement at its conjunctions and relative pronouns, but for those in quotations."""
    inside = [(quotation.start, quotation.end) for quotation in find_quoted(claim.text)]
    inside += [(each.start, each.end) for each in claim.claims]
    ends = [
        found.end()
        for found in _JOINT.of(claim.language).finditer(claim.text)
        if not any(start <= found.start() < end for start, end in inside)
    ]
    words = subject_words(claim)
    return [
        StatementPart(
            start,
            end,
            tuple(c for c in claim.claims if start <= c.start < end),
            tuple(w for w in words if start <= w.start < end),
        )
        for start, end in pairwise([0, *ends, len(claim.text)])
    ]


def names_of(part: StatementPart, claim: Reading) -> list[Name]:
    """List the sure names of a part, without those in quotations."""
    quoted = list(find_quoted(claim.text))
    places = ((name, claim.passage.words[name.first].start) for name in find_sure_names(claim))
    return [n for n, at in places if part.has(at) and not any(q.start <= at < q.end for q in quoted)]


def compare_rest(part: StatementPart, differing: tuple[int, int], beside: Beside, core: Reading) -> Rest:
    """Compare a sentence with a part of a statement, leaving out the place that differs.

    Most words of another language cannot be compared: those that are not found are left out too.
    """
    start, end = differing
    words = [w for w in part.words if not (start < w.end and w.start < end)]
    lacking = {w.at for w in _lacking_words(words, beside, core)}
    if beside.claim.language != core.language:
        words, lacking = [w for w in words if w.at not in lacking], set()
    differs = beside.lacks(core)
    claims = [c for c in part.claims if c.start != start and not _tells_nothing(c)]
    agreed = [c for c in claims if c.start not in differs]
    has = _weigh(agreed) + sum(beside.weight(w.key) for w in words if w.at not in lacking)
    total = _weigh(claims) + sum(beside.weight(w.key) for w in words)
    count = len(words) - len(lacking) + sum(not is_small(c) for c in agreed)
    return Rest(has, has / total if total else 0.0, count, len(agreed))


def _lacking_words(words: Iterable[SubjectWord], beside: Beside, core: Reading) -> Iterator[SubjectWord]:
    """Yield the words that neither a sentence nor the title of its text has, in any form."""
    content = core.passage.content(core.passage.whole)
    begins = {key[:_ALIKE] for key in content if len(key) >= _ALIKE}
    missing = missing_words(beside.claim, words, core.passage, beside.window.opening)
    yield from (w for w in missing if w.key[:_ALIKE] not in begins)


def _weigh(claims: Iterable[Claim]) -> float:
    return sum(_SMALL_WEIGHT if is_small(each) else _NUMBER_WEIGHT for each in claims)


def is_small(each: Claim) -> bool:
    """Check whether a number is a small count in words, which many sentences have: three, seven."""
    if not isinstance(each, Quantity) or each.in_digits:
        return False
    return each.first.kind == "count" and each.first.low <= _SMALL


def _tells_nothing(each: Claim) -> bool:
    return isinstance(each, Quantity) and each.first.low <= 1 and not each.in_digits
