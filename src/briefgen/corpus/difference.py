"""Show how a quotation differs from the most similar passage."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from briefgen.corpus.fold import fold
from briefgen.language.scripts import UNSPACED

_TOKEN = re.compile(
    rf" ?(?:[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+(?:[.,:/'&-](?:(?![{UNSPACED}])\w)+)*|[^\w ]| )"
)


def difference(exact: str, nearest: str) -> str:
    """Mark the differences between a quotation and a passage: `over [12,000→11,000] containers`.

    Shape: whole words and marks, the quotation's on the left of the arrow, the passage's on the right.
    Typography is folded first, so that it is never a difference.
    """
    old, new = (_TOKEN.findall(f" {fold(text).text}") for text in (exact, nearest))
    shown: list[str] = []
    removed, added = "", ""
    for step in Levenshtein.opcodes(old, new):
        if step.tag != "equal":
            removed += "".join(old[step.src_start : step.src_end])
            added += "".join(new[step.dest_start : step.dest_end])
            continue
        shown += (_bracket(removed, added), "".join(old[step.src_start : step.src_end]))
        removed, added = "", ""
    return "".join([*shown, _bracket(removed, added)]).strip()


def _bracket(removed: str, added: str) -> str:
    """Put a change in brackets; move a space that both sides begin with before them."""
    if not removed and not added:
        return ""
    spaced = all(side.startswith(" ") for side in (removed, added) if side)
    cut = 1 if spaced else 0
    return f"{' ' * cut}[{removed[cut:]}→{added[cut:]}]"
