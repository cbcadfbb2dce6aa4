"""Whether a number is what is left of a whole of which a text gives one part or two: the remaining eleven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from briefgen.language.claims import Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.lexicon import load_lexicon
from briefgen.language.listed_totals import has_phrase, is_called_rest
from briefgen.language.other_sides import in_unit_of
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits, single_numbers, terms_of
from briefgen.language.same_of_numbers import says_the_same
from briefgen.language.word_pattern import WordPattern

_OF_THEM = WordPattern(r"(?<!\w){of them}(?!\w)")
_OF_THEM_UNSPACED = WordPattern(r"{of them}")
_BEHIND_PART = 16
"""Characters behind a part in which it is called one: 1.9 billion of it."""
_UNSPACED = frozenset({"zh", "ja"})


def is_remainder(mine: Quantity, claim: Reading, texts: Sequence[tuple[Reading, Issued]]) -> bool:
    """Check whether a number is a whole less a part of it, or less two, if it is called the rest."""
    named = next(terms_of(mine), None)
    if named is None or mine.first.low != mine.first.high:
        return False
    rest = is_called_rest(mine, claim)
    for text, _ in texts:
        called = rest or has_phrase(load_lexicon(text.language).rests, text.text.lower())
        found = [*_less_two(mine, text)] if called else []
        if not says_the_same(claim, text):
            found += _less_part(mine, text)
        if mine.first.kind == "share" and _says_otherwise(claim, text):
            found += _shares_left(text)
        if any(fits(mine, value, named=named.value) for value in found):
            return True
    return False


def _less_two(mine: Quantity, text: Reading) -> Iterator[Fraction]:
    """Yield what two numbers of a text leave of a third, or two shares of all."""
    given = _alike(mine, text)
    if mine.first.kind == "share":
        yield from (1 - one - other for one, other in combinations(given, 2) if one + other < 1)
        return
    for whole in given:
        parts = [value for value in given if value < whole]
        yield from (whole - sum(pair) for pair in combinations(parts, 2) if sum(pair) < whole)


def _alike(mine: Quantity, text: Reading) -> list[Fraction]:
    """List the numbers of a text that are of one kind with another, or lack the sign of those that are."""
    kind = next(terms_of(mine)).dimension
    single = single_numbers(text)
    full = [(q, t.value) for q in single for t in terms_of(q) if t.dimension == kind]
    bare = [q for q in single if q.first.kind == "count" and not q.noun and kind[0] != "count"]
    scaled = [in_unit_of(q, value, each, any_noun=True) for q, value in full[:1] for each in bare]
    return list(dict.fromkeys([*(value for _, value in full), *(value for value in scaled if value)]))


def _less_part(mine: Quantity, text: Reading) -> Iterator[Fraction]:
    """Yield what a part leaves of the whole that a text names it a part of: 1.9 billion of it, 14 of 60."""
    kind = next(terms_of(mine)).dimension
    single = single_numbers(text)
    for whole in single:
        value = next((t.value for t in terms_of(whole) if t.dimension == kind), None)
        for part in single if value else ():
            size = in_unit_of(whole, value, part, any_noun=True) if value and part is not whole else None
            if value and size and size < value and _is_part(part, whole, text):
                yield value - size


def _shares_left(text: Reading) -> Iterator[Fraction]:
    """Yield what share of a whole is left where a text counts a part of it: 26 of 48, where 22 are out."""
    counts = [q for q in single_numbers(text) if q.first.kind == "count"]
    for part, whole in permutations(counts, 2):
        if 0 < part.first.low < whole.first.low and _is_of_whole(part, whole, text):
            yield 1 - part.first.low / whole.first.low


def _is_of_whole(part: Quantity, whole: Quantity, text: Reading) -> bool:
    """Check whether a count is one of a whole beside it: 22 of the 48; of the 48, 22."""
    if whole.end <= part.start:
        opened = _OPENING.of(text.language).search(text.text, 0, whole.start)
        near = part.start - whole.end <= _BEHIND_WHOLE
        return bool(opened and near) or _is_part(part, whole, text)
    return bool(_JOINT.of(text.language).fullmatch(text.text, part.end, whole.start))


_OPENING = WordPattern(r"(?i:(?:^|[.;:,] ){of} (?:[^\W\d_]+ ){0,2}$)")
_BEHIND_WHOLE = 48
"""Characters between a whole that opens a clause and its part: of the 48 buses of the city, only 22."""
_JOINT = WordPattern(r"(?: [^\W\d_]+)? (?:{between a part and its whole}|{of}) (?:[^\W\d_]+(?:['’]s)? ){0,3}")


def _says_otherwise(claim: Reading, text: Reading) -> bool:
    """Check whether a claim says of others what a text says of some: stayed, did not leave."""
    mine, theirs = claim.passage, text.passage
    denials = [sum(term.group == "negation" for term in passage.terms) for passage in (mine, theirs)]
    sides = [{(t.name, t.sign) for t in passage.terms if t.group == "pairs"} for passage in (mine, theirs)]
    turned = any((name, -sign) in sides[1] for name, sign in sides[0] - sides[1])
    stayed = [bool(_STAYING.of("any").search(each.text.lower())) for each in (claim, text)]
    return denials[0] != denials[1] or turned or stayed == [True, False]


_STAYING = WordPattern(r"(?<!\w){staying behind}(?!\w)")


def _is_part(part: Quantity, whole: Quantity, text: Reading) -> bool:
    """Check whether a text calls a number a part of another one."""
    if whole.whole and part.end <= whole.start:
        return not any(part.end <= q.start < whole.start for q in text.of(Quantity))
    if part.start < whole.end:
        return False
    pattern = (_OF_THEM_UNSPACED if text.language in _UNSPACED else _OF_THEM).of(text.language)
    return bool(pattern.search(text.text.lower(), whole.end, part.end + _BEHIND_PART))


def is_ratio_of_bare(mine: Quantity, texts: Sequence[tuple[Reading, Issued]]) -> bool:
    """Check whether a share or multiple is of a number and one beside it that lacks its unit: 1.6 of 13.5."""
    for text, _ in texts:
        single = single_numbers(text)
        for full in (q for q in single if q.first.kind in ("money", "measure", "share")):
            value = next(terms_of(full)).value
            bare = (q for q in single if q.first.kind == "count" and not q.noun and q.start > full.end)
            sizes = (in_unit_of(full, value, each, any_noun=True) for each in bare)
            if any(size and any(fits(mine, r) for r in (size / value, value / size)) for size in sizes):
                return True
    return False
