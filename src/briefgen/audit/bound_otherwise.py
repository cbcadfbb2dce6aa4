"""Whether a number or date of a statement belongs to something else in the sentence that has it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from msgspec import Struct

from briefgen.audit.bindings import is_rounded, is_same_or_bare, opening_dates
from briefgen.audit.computed import is_share_of
from briefgen.audit.senses import senses_of
from briefgen.language.claims import Claim, DateClaim, Ordinal, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.names import CAPITAL_NOUNS
from briefgen.language.wording.stems import stem

_JOINT = WordPattern(
    r"[;:]\s|,\s(?!{relatives}\s)|[，、；]|\s[–—]|[–—]\s|\)\s|\s\(|\s(?:{joins parts}|{set against})\s"
)
"""What is between the parts of a sentence that two numbers belong to."""
_PART = WordPattern(r"\W*{of them}(?!\w)")
"""What the part of a whole begins with: 64,000 were imported, of which 41,000 were sold."""
_STRONG = WordPattern(r"[;:]\s|[；]|\s[–—]|[–—]\s|,\s{joins parts}\s")

FEWEST = 2
"""Words of a number's part of a statement by which its part of a sentence is known."""


def is_bound_otherwise(claim: Reading, sentences: Iterable[Reading]) -> bool:
    """Check whether each sentence with one number of a statement has another with more of its words.

    "Stocks stood at 61 days of demand in May and 54 in April" does not say that stocks stood at 54 days.
    """
    read = [Numbers(claim, sentence) for sentence in sentences]
    for item in (each for each in claim.claims if tells(each)):
        found = [numbers for numbers in read if numbers.equal(item)]
        if found and all(numbers.has_other_role(item) or numbers.has_other_range(item) for numbers in found):
            return True
        if found and all(numbers.is_of_something_else(item) for numbers in found):
            return True
    return any(numbers.has_swapped() for numbers in read)


_ENDS = frozenset({"from", "to"})
"""Roles of the numbers between which something moves."""


class Numbers(Struct, frozen=True):
    """The numbers and dates of a statement and of a sentence."""

    claim: Reading
    evidence: Reading

    @property
    def _theirs(self) -> list[Claim]:
        return [each for each in self.evidence.claims if tells(each)]

    @property
    def all_words(self) -> set[str]:
        """What the sentence has."""
        return self._read(self.evidence, 0, len(self.evidence.text))

    def has_of_kind(self, given: Iterable[Claim]) -> bool:
        """Check whether the sentence has a number of the kind of some others, which the statement lacks."""
        free = [o for o in self._theirs if not any(is_same(one, o) for one in self.claim.claims)]
        return any(is_of_kind(one, other) for one in given for other in free)

    def words_of(self, item: Claim) -> set[str]:
        """Return the words of a number's part of the statement."""
        return self._words(item)

    def equal(self, item: Claim) -> list[Claim]:
        """List those of the sentence that have the value of one of the statement."""
        return [each for each in self._theirs if is_same(item, each)]

    def is_of_something_else(self, item: Claim) -> bool:
        """Check whether another number of the sentence has more words of a number's part of the statement."""
        own, rivals = self.equal(item), self._rivals(item)
        if self._has_share_of(item) and any(_is_whole(each) for each in own):
            return False
        if rivals and not _is_whole(item) and all(_is_whole(each) for each in own):
            return True
        words = self._words(item)
        return bool(rivals) and all(any(self._is_nearer(r, o, item, words) for r in rivals) for o in own)

    def has_other_role(self, item: Claim) -> bool:
        """Check whether a statement has a rise to a number from which the sentence has one, or reversed."""
        roles = {role_of(item)} | {role_of(each) for each in self.equal(item)}
        return roles == _ENDS

    def has_other_range(self, item: Claim) -> bool:
        """Check whether the sentence lacks one end of a range: 6 months to 45 years, 6 to 45 years."""
        if not isinstance(item, Quantity) or item.first.low == item.first.high:
            return False
        given = {
            (q.first.unit, end) for q in self.evidence.of(Quantity) for end in (q.first.low, q.first.high)
        }
        return not all((item.first.unit, end) in given for end in (item.first.low, item.first.high))

    def _has_share_of(self, item: Claim) -> bool:
        """Check whether a statement gives a share of a number: four-fifths of the 35."""
        numbers = self.claim.of(Quantity)
        return isinstance(item, Quantity) and any(is_share_of(q, item) for q in numbers)

    def has_swapped(self) -> bool:
        """Check whether two numbers or dates may have changed places, in another language.

        They have not if more words of each are in its own part than in the other's. In one language, the
        order of the names and numbers tells more.
        """
        if not self._across:
            return False
        own = [(item, self.equal(item)) for item in self.claim.claims if tells(item)]
        placed = [(item, found[0]) for item, found in own if len(found) == 1]
        return any(self._are_swapped(one, other) for one, other in combinations(placed, 2))

    def _are_swapped(self, one: tuple[Claim, Claim], other: tuple[Claim, Claim]) -> bool:
        roles = any(role_of(item) and role_of(item) == role_of(found) for item, found in (one, other))
        if roles or not is_of_kind(one[0], other[0]) or one[1] == other[1]:
            return False  # a word such as "from" says which is which
        mine = [self._words(item) for item, _ in (one, other)]
        theirs = [self.words_beside(found) for _, found in (one, other)]
        straight = sum(len((mine[n] - mine[1 - n]) & (theirs[n] - theirs[1 - n])) for n in (0, 1))
        crossed = sum(len((mine[n] - mine[1 - n]) & (theirs[1 - n] - theirs[n])) for n in (0, 1))
        return crossed >= straight

    def words_beside(self, found: Claim) -> set[str]:
        """Return the words of a number's part of the sentence."""
        return self._read(self.evidence, *self._part_of(found))

    def _rivals(self, item: Claim) -> list[Claim]:
        """List the numbers of the sentence that may be meant instead, and are not in the statement."""
        mine = [each for each in self.claim.claims if tells(each)]
        own = self.equal(item)
        alike = [o for o in self._theirs if any(is_of_kind(each, o) for each in own)]
        return [each for each in alike if not any(is_same(one, each) for one in mine)]

    def _is_nearer(self, rival: Claim, own: Claim, item: Claim, words: set[str]) -> bool:
        here, there = self._part_of(own), self._part_of(rival)
        if here == there or (role_of(item) and role_of(item) == role_of(own) != role_of(rival)):
            return False
        dated = self._dating()
        close, far = self._read(self.evidence, *here) - dated, self._read(self.evidence, *there) - dated
        if _PART.of(self.evidence.language).match(
            self.evidence.text, there[0]
        ):  # what is said of a part is not said of the whole
            return bool(words & (far - close))
        named, others = self._names(*there) & words - close, self._names(*here) - self._all_of_claim() - far
        if named and others and isinstance(own, Quantity):
            return True
        own_words = words & (close - far)
        if self._takes_a_place(words & (far - close), here):
            return True
        return len(words & (far - close)) > len(own_words) and not (own_words and here[0])

    def _takes_a_place(self, foreign: set[str], here: tuple[int, int]) -> bool:
        """Check whether a part of a sentence has another word between the same two words: caused by people.

        The statement has "caused by lightning", which the sentence has of another number.
        """
        mine, theirs = self.claim.passage.words, self.evidence.passage.words
        own = self._all_of_claim()
        around = {
            (mine[at - 1].key, mine[at + 1].key)
            for at in range(1, len(mine) - 1)
            if self._read(self.claim, mine[at].start, mine[at].end) & foreign
        }
        return any(
            (theirs[at - 1].key, theirs[at + 1].key) in around
            and not self._read(self.evidence, theirs[at].start, theirs[at].end) & own
            for at in range(1, len(theirs) - 1)
            if here[0] <= theirs[at].start < here[1]
        )

    def _names(self, start: int, end: int) -> set[str]:
        """Return the words of the sure names in a part of a sentence; none where all nouns are capitals."""
        passage = self.evidence.passage
        if passage.language in CAPITAL_NOUNS:
            return set()
        names = (name for name in passage.names if name.sure)
        parts = ((passage.words[name.first].start, passage.words[name.last - 1].end) for name in names)
        return {key for a, b in parts if start <= a < end for key in self._read(self.evidence, a, b)}

    def _all_of_claim(self) -> set[str]:
        return self._read(self.claim, 0, len(self.claim.text))

    def _dating(self) -> set[str]:
        """Return the words of dates that are those of all numbers of a sentence."""
        dates = [dated for dated, _ in opening_dates(self.evidence)]
        return {word for dated in dates for word in self._read(self.evidence, dated.start, dated.end)}

    def _words(self, item: Claim) -> set[str]:
        """Return the words of a number's part of the statement; of a part with few words, all of them."""
        close = self.close_words(item)
        if len(close) >= FEWEST:
            return close
        return self._beside(item, 0, len(self.claim.text))

    def close_words(self, item: Claim) -> set[str]:
        """Return the words of a number's part of the statement."""
        text = self.claim.text
        cuts = [found.end() for found in _JOINT.of(self.claim.language).finditer(text)]
        start = max((cut for cut in cuts if cut <= item.start), default=0)
        return self._beside(item, start, min((cut for cut in cuts if cut > item.end), default=len(text)))

    def _beside(self, item: Claim, start: int, end: int) -> set[str]:
        return self._read(self.claim, start, item.start) | self._read(self.claim, item.end, end)

    def _read(self, reading: Reading, start: int, end: int) -> set[str]:
        return set(senses_of(reading, start, end)) if self._across else _stems(reading, start, end)

    @property
    def _across(self) -> bool:
        return self.claim.language != self.evidence.language

    def _part_of(self, item: Claim) -> tuple[int, int]:
        """Return the part of the sentence that a number belongs to, up to those of its neighbours."""
        alike = [each for each in self._theirs if is_of_kind(item, each)]
        before = max((each.end for each in alike if each.end <= item.start), default=None)
        behind = min((each.start for each in alike if each.start >= item.end), default=None)
        start = 0 if before is None else _cut(self.evidence, before, item.start)
        return start, len(self.evidence.text) if behind is None else _cut(self.evidence, item.end, behind)


def _is_whole(each: Claim) -> bool:
    return isinstance(each, Quantity) and each.whole


def role_of(each: Claim) -> str:
    """Return the word before a number that something rises or falls to, by or from."""
    return each.role if isinstance(each, Quantity) else ""


def _cut(reading: Reading, start: int, end: int) -> int:
    for pattern in (_STRONG, _JOINT):
        found = list(pattern.of(reading.language).finditer(reading.text, max(start - 1, 0), end))
        if found:
            return found[-1].start()
    return (start + end) // 2


def _stems(reading: Reading, start: int, end: int) -> set[str]:
    empty = reading.passage.lists["empty"]
    return {
        stem(word.key, reading.language)
        for word in reading.passage.words
        if start <= word.start < end and word.key not in empty
    }


def tells(each: Claim) -> bool:
    """Check whether a number is no "one" in words, nor "dozens"."""
    if not isinstance(each, Quantity):
        return isinstance(each, DateClaim | Ordinal)
    first = each.first
    counts = first.low > 1 or each.in_digits or first.kind == "share"
    return bool(each.end) and first.kind != "vague" and counts


def is_of_kind(one: Claim, other: Claim) -> bool:
    """Check whether two numbers count or measure the same kind of thing, or two dates are alike."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        alike = one.first.kind != "measure" or one.first.unit == other.first.unit
        return measures_alike(one, other) and alike and not other.whole
    if isinstance(one, DateClaim) and isinstance(other, DateClaim):
        return one.kind == other.kind
    return isinstance(one, Ordinal) and isinstance(other, Ordinal)


def is_same(one: Claim, other: Claim) -> bool:
    """Check whether two numbers have the same value, or two dates agree."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        overlap = one.first.low <= other.first.high and other.first.low <= one.first.high
        return (overlap or is_rounded(one, other)) and (
            measures_alike(one, other) or is_same_or_bare(one, other)
        )
    if isinstance(one, DateClaim) and isinstance(other, DateClaim):
        return agrees(one, other, Issued())
    return isinstance(one, Ordinal) and isinstance(other, Ordinal) and one.value == other.value
