"""Whether a claim takes in as much as its evidence: all, most or some; the highest since a year, or ever."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from briefgen.language.claims import Difference
from briefgen.language.lazy import lazy
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import read_sense
from briefgen.language.wording.stems import stem
from briefgen.language.wording.units import read_units
from briefgen.language.wording.word_lists import Term

_SIZES = ("all", "most", "some", "few", "none", "not all")
_CONFLICTS = MappingProxyType(
    {
        "all": frozenset({"most", "some", "few", "none", "not all"}),
        "most": frozenset({"some", "few", "none", "most not"}),
        "some": frozenset({"none"}),
        "few": frozenset({"all", "most"}),
        "none": frozenset({"all", "most", "some", "few", "not all"}),
        "not all": frozenset({"all"}),
        "most not": frozenset({"all", "most"}),
    }
)
"""For each size, those of which evidence does not support it."""
_DENIED = MappingProxyType(
    {
        "all": "none",
        "most": "most not",
        "some": "not all",
        "few": "most",
        "none": "none",
        "not all": "not all",
    }
)
_YEAR = lazy(r"1[5-9]\d\d|20\d\d")


def extent_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim of "all" on evidence of "most", and of "most" on "some"."""
    theirs = _extents(evidence)
    sizes = {size for _, size in theirs}
    for place, size in _extents(claim):
        conflicts = _CONFLICTS[size]
        if sizes and sizes <= conflicts and not _is_denied_alike(size, sizes, claim, evidence):
            yield differ("part-and-whole", claim, place, evidence, theirs[0][0], sure=False)
            return


def _is_denied_alike(size: str, sizes: set[str], claim: Passage, evidence: Passage) -> bool:
    """Check whether one text denies of all what the other says of none: on no day, on all days not."""
    denying = {"none": evidence, "all": claim}.get(size)
    other = {"none": "all", "all": "none"}.get(size)
    return denying is not None and other in sizes and any(t.group == "negation" for t in denying.terms)


@lru_cache(maxsize=512)
def _extents(passage: Passage) -> list[tuple[Stretch, str]]:
    """Find the words for how much of something, the longest at each place, each with its size."""
    found = [(part, size) for size in _SIZES for part in passage.find_entries(f"extent {size}")]
    if not found:
        return []
    others = passage.find_entries("not extent")
    longest = [
        (part, size)
        for part, size in found
        if not any(_is_inside(part, other) for other in (*others, *(p for p, _ in found)))
    ]
    return [(part, _size(passage, part, size)) for part, size in longest if _counts(passage, part, size)]


def _is_inside(part: Stretch, other: Stretch) -> bool:
    shorter = part.last - part.first < other.last - other.first
    return shorter and part.first < other.last and other.first < part.last


def _counts(passage: Passage, part: Stretch, size: str) -> bool:
    """Check whether a word says how many: not "some 40 ships", "all of 2022", "the most dangerous"."""
    after = passage.words[part.last].key if part.last < len(passage.words) else ""
    numbered = part.last in passage.numbers
    if size in ("some", "few", "most") and numbered:
        return False
    if _YEAR.fullmatch(after):
        return False
    superlative = passage.lists["before a superlative"]
    if superlative and size == "most" and part.last == part.first + 1:
        before = passage.words[part.first - 1].key if part.first else ""
        return before not in superlative and (
            passage.words[part.first].key != "most" or after.endswith("s") or after in passage.lists["verbs"]
        )
    return True


def _size(passage: Passage, part: Stretch, size: str) -> str:
    """Return a size, or what it becomes in a clause that denies it: "most have not"."""
    clause = next(c for c in passage.clauses if c.has(part.first))
    negations = [
        term
        for term in read_sense(passage, clause).negations
        if not part.has(term.first) and term.first >= part.last
    ]
    inside = part.first > clause.first and passage.words[part.first - 1].key in passage.lists["prepositions"]
    return _DENIED[size] if negations and not inside else size


def scope_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "in the country" for a number that the evidence gives of its north, and of nothing else."""
    wide = claim.find_entries("nationwide")
    if not wide or evidence.find_entries("nationwide") or _sides(claim, claim.whole):
        return
    claimed = {mark.what for mark in value_marks(claim) if mark.kind == "number"}
    homes = [u.part for u in read_units(evidence, across=True) if claimed & u.marks]
    for part in homes if len(homes) == 1 else ():
        sides = _sides(evidence, part)
        if sides:
            yield differ("part-and-whole", claim, wide[0], evidence, sides[0], sure=False)


def _sides(passage: Passage, part: Stretch) -> list[Term]:
    """Return the words for a side of a country: north, west."""
    return [t for t in passage.terms_in(part, "pairs") if t.name in ("north", "east")]


def counted_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "all districts" for "three districts", where the evidence does not speak of all three."""
    if claim.language != evidence.language or any(size == "all" for _, size in _extents(evidence)):
        return
    known = evidence.lists["determiners"] | evidence.lists["articles"]
    counted = {
        stem(evidence.words[at + 1].key, evidence.language): at
        for at in sorted(evidence.numbers)
        if at + 1 < len(evidence.words) and not (at and evidence.words[at - 1].key in known)
    }
    for place in claim.find_entries("extent all"):
        noun = claim.words[place.last].key if place.last < len(claim.words) else ""
        at = counted.get(stem(noun, claim.language)) if noun else None
        if at is not None:
            yield differ("part-and-whole", claim, place, evidence, Stretch(at, at + 1), sure=False)


def peak_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "the highest ever" for what is the highest since a year."""
    ever = claim.find_entries("ever")
    if not ever or claim.find_entries("since"):
        return
    peaks = [term for term in evidence.terms if term.group == "pairs" and term.name == "max"]
    since = evidence.find_entries("since")
    if peaks and since and not evidence.find_entries("ever"):
        yield differ("part-and-whole", claim, ever[0], evidence, since[0], sure=False)
