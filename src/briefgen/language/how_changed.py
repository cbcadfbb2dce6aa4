"""Whether a number of a text is by how much something differs from another or has changed, and which way."""

from __future__ import annotations

import re
from typing import Literal

from briefgen.language.claims import Quantity
from briefgen.language.lazy import lazy
from briefgen.language.listed_totals import is_of_year_before
from briefgen.language.ranges import MOVES
from briefgen.language.reading import Reading
from briefgen.language.spans_of_time import is_later
from briefgen.language.word_pattern import WordPattern

CLAUSE_END = re.compile(r"[.,;:()，。；]")
_MOVE_SPAN = 36
"""Characters before a number in which a verb of change is looked for."""
_CHANGE_BEFORE = lazy(r"[多少增减高低升降]\w{0,3}$")
_BY_HOW_MUCH = WordPattern(r"(?<!\w){differences}")
"""Words before a number that is a difference."""
_AGAIN = WordPattern(r" {again as much}(?!\w)")
_OR_LESS = WordPattern(r",? or (?:{about a change} )?[\d.,]+ ?(?:%|per ?cent) {changed against}(?!\w)")
"""The change in per cent behind one in numbers: 122 tonnes or 26% less."""
_APART = WordPattern(r"(?: [^\W\d_]+){0,2} {apart behind a number}(?!\w)")
"""Words behind what a number counts that set it against what there should be: three ministers short."""
_AGAINST = WordPattern(r"(?<!\w){set against a number} ?(?:{articles of amounts} )?[$€£]?$")
"""What sets a number against another, of which the evidence may give the difference alone."""


def says_how_changed(mine: Quantity, claim: Reading) -> bool:
    """Check whether words around a number say that it is by how much something differs from another."""
    text = claim.text
    head = CLAUSE_END.split(text[max(0, mine.start - _MOVE_SPAN) : mine.start])[-1].lower()
    return bool(
        mine.than
        or mine.role == "by"
        or (mine.role != "to" and (MOVES.of("any").search(head) or _BY_HOW_MUCH.of("any").search(head)))
        or _CHANGE_BEFORE.search(head)
        or is_later(mine, claim)
        or _AGAIN.of(claim.language).match(text, mine.end)
        or _OR_LESS.of(claim.language).match(text, mine.end)
        or is_set_apart(mine, claim)
        or _AGAINST.of("any").search(head)
        or is_of_year_before(mine, claim)
    )


def is_set_apart(mine: Quantity, claim: Reading) -> bool:
    """Check whether words behind a number set it against another one: seven short of, 20 to spare."""
    return bool(_APART.of(claim.language).match(claim.text, mine.end))


def way_said(mine: Quantity, claim: Reading) -> Literal["", "more", "less"]:
    """Return whether something is more or has risen, by the word beside a number or the verb before it."""
    if mine.than:
        return mine.than
    passage = claim.passage
    moves = [t for t in passage.terms_in(passage.whole, "pairs") if t.name == "rise"]
    before = [t for t in moves if passage.words[t.first].start < mine.start]
    signs = {t.sign for t in before[-1:] or moves}
    return ("more" if max(signs) > 0 else "less") if len(signs) == 1 else ""
