"""A qualifier in other words than those beside its number: exceeded the limit of 40, a maximum of 40."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefgen.language.claims import Bound, Quantity
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import UNSPACED
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_Words = tuple[WordPattern, WordPattern]
Placed = tuple[Quantity, Reading]
"""A number, and the text that has it."""


def is_bounded_otherwise(mine: Placed, theirs: Placed) -> bool:
    """Check whether the evidence has a claim's qualifier in other words: a verb, a limit, "unless"."""
    bounds, texts = (mine[0].bound, theirs[0].bound), (mine[1].text, theirs[1].text)
    by_verb = _has_by_verb(bounds[0], theirs) or _has_by_verb(bounds[1], mine)
    limited = _is_limit(*bounds, texts[1]) or _is_limit(*bounds[::-1], texts[0])
    few = any(_is_few(*pair) or _names_rule(*pair) for pair in ((mine, theirs), (theirs, mine)))
    return by_verb or limited or few or _is_unless(bounds, texts)


def _is_few(one: Placed, other: Placed) -> bool:
    """Check whether a number is called small by both: as few as three, only three, no more than three."""
    begin, end = one[0].qualified
    fewest = _FEWEST.of("any").match(one[1].text.lower(), begin, end) if end else None
    return fewest is not None and other[0].bound in ("exact", "at-most", "barely")


def _names_rule(one: Placed, other: Placed) -> bool:
    """Check whether a number names the rule that the other text states: the 30-year condition."""
    quantity, reading = one
    rule = not quantity.bound and other[0].bound in ("at-least", "at-most")
    return rule and bool(_RULE.of(reading.language).match(reading.text.lower(), quantity.end))


_RULE = WordPattern(r"[ -]{rules named by a number}(?!\w)")


def is_bounded(theirs: Placed) -> bool:
    """Check whether words around a number without a qualifier say that it is a bound or an estimate."""
    return names_limit(theirs[1].text) or any(_has_by_verb(bound, theirs) for bound in _SAID_BY)


def _has_by_verb(bound: Bound, other: Placed) -> bool:
    """Check whether words around a number without a qualifier say a bound: a fall below the mark of 78."""
    number, reading = other
    if number.bound not in ("", "exact") or bound not in _SAID_BY:
        return False
    given = reading.of(Quantity)
    since = max((q.end for q in given if q.end <= number.start and q.bound), default=0)
    until = min(
        (q.qualified[0] or q.start for q in given if q.start >= number.end), default=len(reading.text)
    )
    reach = _REACH_UNSPACED if reading.language in UNSPACED else _REACH
    before = _ENDS.split(reading.text[max(since, number.start - reach) : number.start])[-1]
    behind = _ENDS.split(reading.text[number.end : min(until, number.end + reach)])[0]
    said, if_denied = _SAID_BY[bound]
    words = [(said, False), *([(if_denied, True)] if if_denied else [])]
    words += [(_REACHING, False)] if bound == "at-most" else []
    return any(
        _is_denied(found, reading.language) == denied
        for part in (before.lower(), behind.lower())
        for patterns, denied in words
        for found in patterns[reading.language in UNSPACED].of(reading.language).finditer(part)
    )


def _is_denied(found: re.Match[str], language: str) -> bool:
    """Check whether a word that denies is right before some words, or one word before them."""
    return bool(
        _DENIAL.of(language).search(found.string, max(0, found.start() - _DENIAL_REACH), found.start())
    )


_REACH, _REACH_UNSPACED = 90, 16
"""Characters beside a number in which words of exceeding are looked for; fewer in a text without spaces."""
_ENDS = lazy(r"[.;:()](?: |$)|[。；：（），]|,(?=[^\s\d])")
_DENIAL = WordPattern(r"(?<!\w){negation}(?: \w+){0,2} ?$")
_DENIAL_REACH = 40
_BEYOND, _SHORT, _NEAR, _ESTIMATING, _REACHING = (
    (WordPattern(rf"(?<!\w){{{name}}}"), WordPattern(f"{{{name}}}"))
    for name in ("going beyond", "falling short", "coming near", "estimating", "reaching up to")
)
"""Words beside a number that say a bound or an estimate: those that begin a word, and any in a text without
spaces."""
_SAID_BY: Mapping[Bound, tuple[_Words, _Words | None]] = MappingProxyType(
    {
        "above": (_BEYOND, None),
        "at-least": (_BEYOND, _SHORT),
        "below": (_SHORT, _REACHING),
        "at-most": (_SHORT, _BEYOND),
        "nearly": (_NEAR, None),
        "about": (_ESTIMATING, None),
    }
)
"""For each bound, words that say it of a number, and words that say it where they are denied."""


def _is_limit(bound: Bound, other: Bound, text: str) -> bool:
    """Check whether a text calls a number a limit that the other text gives as one: an allowance of 200."""
    if other not in ("", "exact") or bound not in _LIMITS:
        return False
    return bool(_LIMITS[bound].of("any").search(text.lower()))


_LIMITS = MappingProxyType(
    {
        "at-most": WordPattern(r"(?<!\w){words of a maximum}(?!\w)"),
        "at-least": WordPattern(r"(?<!\w){words of a minimum}(?!\w)"),
    }
)


def names_limit(text: str) -> bool:
    """Check whether a text calls something a limit: a cap, a ceiling, a minimum."""
    return any(words.of("any").search(text.lower()) for words in _LIMITS.values())


def _is_unless(bounds: tuple[Bound, Bound], texts: tuple[str, str]) -> bool:
    """Check whether "unless at least 10%" says the same as "if fewer than 10%"."""
    unless = [bool(_UNLESS.of("any").search(text.lower())) for text in texts]
    return frozenset(bounds) in _COMPLEMENTS and unless[0] != unless[1]


_FEWEST = WordPattern(r"{as few as}(?!\w)")
_COMPLEMENTS = (frozenset({"below", "at-least"}), frozenset({"above", "at-most"}))
_UNLESS = WordPattern(r"(?<!\w){unless}(?!\w)")
