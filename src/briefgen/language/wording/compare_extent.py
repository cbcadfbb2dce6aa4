"""Whether a claim takes in as much as its evidence: all, most or some."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from briefgen.language.claims import Difference, Quantity
from briefgen.language.found_once import found_once
from briefgen.language.lazy import lazy
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import read_sense

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
_EVERY = frozenset({"every", "each"})
_YEAR = lazy(r"1[5-9]\d\d|20\d\d")


def extent_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim of "all" on evidence of "most", and of "most" on "some", where it has no "most" too."""
    theirs, mine = _extents(evidence), _extents(claim)
    sizes = {size for _, size in theirs}
    if not sizes.isdisjoint(size for _, size in mine):
        return
    for place, size in mine:
        conflicts = _CONFLICTS[size]
        turned = claim.language != evidence.language and _turned(claim) != _turned(evidence)
        if not sizes or not sizes <= conflicts or _says_something_else(size, sizes, claim, evidence):
            continue
        if _is_borne_out(size, claim, evidence):
            continue
        if {size, *sizes} == {"all", "none"} and claim.find_entries("no in other words"):
            continue  # all were late: none was on time
        if not (turned or _is_denied_alike(size, sizes, claim, evidence)):
            yield differ("part-and-whole", claim, place, evidence, theirs[0][0], sure=False)
            return


def _is_borne_out(size: str, claim: Passage, evidence: Passage) -> bool:
    """Check whether a share or a count of what a claim speaks of is of a size: most, of 71 of 133."""
    least, most = _SHARES.get(size, (0, 0))
    marks = [mark for mark in value_marks(evidence) if mark.kind == "number"]
    numbers = read(evidence.text, evidence.language).of(Quantity) if most else ()
    whole = max((q.first.high for q in numbers if q.first.kind == "count"), default=0)
    for each in numbers:
        share = {"share": 1, "count": whole}.get(each.first.kind, 0)
        if not share or not least * share < each.first.high < most * share:
            continue
        at = token_at(evidence, each.start)
        end = next((m.at for m in marks if m.at > at), len(evidence.words))
        segment = next(s for s in evidence.segments if s.has(at))
        behind = evidence.content(Stretch(at + 1, max(at + 1, min(end, segment.last))))
        if not behind.isdisjoint(claim.content(claim.whole)):
            return True
    return False


_SHARES = MappingProxyType({"most": (Fraction(1, 2), Fraction(1)), "few": (Fraction(0), Fraction(1, 6))})
"""For some sizes, between which parts of a whole they are."""


def _says_something_else(size: str, sizes: set[str], claim: Passage, evidence: Passage) -> bool:
    """Check whether "none" is said with another last word than "all" is: none was lost, all came home."""
    if claim.language != evidence.language or "none" not in (size, *sizes):
        return False
    words = (claim.content(Stretch(at, at + 1)) for at in reversed(range(len(claim.words))))
    last = next(filter(None, words), frozenset())
    return last.isdisjoint(evidence.content(evidence.whole))


def _turned(passage: Passage) -> bool:
    """Check whether a denial turns how much a text speaks of: asked all not to leave, asked all to stay."""
    return any(
        _size(passage, part, size) != size
        for size in _SIZES
        for part in passage.find_entries(f"extent {size}")
        if _counts(passage, part, size)
    )


def _is_denied_alike(size: str, sizes: set[str], claim: Passage, evidence: Passage) -> bool:
    """Check whether one text denies of all what the other says of none: on no day, on all days not."""
    denying = {"none": evidence, "all": claim}.get(size)
    other = {"none": "all", "all": "none"}.get(size)
    return denying is not None and other in sizes and any(t.group == "negation" for t in denying.terms)


@found_once
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
    """Check whether a word says how many: not "some 40 ships", "every 100 places", "all of 2022"."""
    after = passage.words[part.last].key if part.last < len(passage.words) else ""
    numbered = part.last in passage.numbers
    if numbered and (size in ("some", "few", "most") or passage.words[part.first].key in _EVERY):
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
