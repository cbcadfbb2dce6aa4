"""Where in the words of a link something differs from the evidence of its fact."""

from __future__ import annotations

from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.diagnostic import Span
from briefgen.language.claims import Difference, Respect
from briefgen.reading.prose import Reference

_TURNS: frozenset[Respect] = frozenset({"direction", "negation"})
_OF_WHAT: frozenset[Respect] = frozenset({"subject", "time-order", "date"})
"""Respects in which words around a link that is alone in its statement count."""
_MOST_BETWEEN = 4
"""Words between a verb and the link that it belongs to."""


def place_in_link(
    difference: Difference, field: ProseField, link: Reference, before: str, previous: int, *, alone: bool
) -> Span | None:
    """Return the place of what differs in the words of a link; all of them where something is left out.

    What is outside the link is another fact's, or the analyst's own, save for who speaks, for the verb that
    the link belongs to ("lowered its [forecast](fact:ID)"), and for what has the number of a link that is
    `alone` in its statement: for smoke the fine was [300 francs](fact:ID). `previous` is where the link
    before ends.
    """
    length = len(words_of(link.children))
    start, end = difference.start - len(before), difference.end - len(before)
    if difference.end and (start < 0 or end > length) and difference.respect != "speaker":
        governs = difference.respect in _TURNS and end <= 0 and _is_close(before[difference.end :])
        belongs = alone and difference.respect in _OF_WHAT and end > 0
        if not (governs or belongs) or difference.start < previous:
            return None
    if not difference.end or start < 0 or end > length:
        start, end = 0, length
    return field.span(*place_of(link.children, start, end))


def _is_close(between: str) -> bool:
    """Check whether some words between a verb and a link have neither a comma nor too many words."""
    return len(between.split()) <= _MOST_BETWEEN and not any(mark in between for mark in ",;:–—()")
