"""Anchor a quotation of several fragments: in order, with gaps between them, within one passage.

A passage is a paragraph, or a row of a table: no empty line is between its words. What is in the gaps is not
quoted, so it is read with the sentence (`check/quote_negated.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec.structs import replace

from briefgen.corpus.anchor import Anchor, anchor_quote, context_matches, occurrences
from briefgen.corpus.fold import FoldedText, fold
from briefgen.corpus.page_ends import without_page_ends
from briefgen.corpus.place import Place
from briefgen.language.table_lines import table_at

_LONGEST: Final = 1_000
"""Characters of a passage. Units: code points of the folded text."""
_MOST: Final = 20
_PARAGRAPH: Final = re.compile(r"\n[^\S\n\f]*\n")

_Chain = tuple[tuple[int, int], ...]


def anchor_fragments(
    folded: FoldedText, fragments: Sequence[str], prefix: str | None = None, suffix: str | None = None
) -> Anchor:
    """Find the place of a quotation's fragments in a text; of one fragment, as `anchor_quote` does.

    Shape: the place begins with the first fragment and ends with the last; `parts` has that of each. Where
    a fragment is not in the text, the anchor is that of the fragment.
    """
    if len(fragments) == 1:
        return anchor_quote(folded, fragments[0], prefix, suffix)
    for fragment in fragments:
        alone = anchor_quote(folded, fragment)
        if alone.state == "missing":
            return replace(alone, fragment=fragment)
    found = [list(occurrences(folded, fold(fragment).text)) for fragment in fragments]
    chains = list(_chains(folded, found, fold(prefix or "").text, fold(suffix or "").text))
    if not chains:
        in_rows = any(_has_rows(folded, chain) for chain in islice(_in_order(found), _MOST))
        return Anchor("missing", reason="context" if prefix or suffix else "rows" if in_rows else "apart")
    parts = [tuple(Place(*folded.original_range(*part)) for part in chain) for chain in chains]
    places = tuple(Place(part[0].start, part[-1].end) for part in parts)
    if len(chains) > 1:
        return Anchor("ambiguous", candidates=places)
    return Anchor("exact", places[0], parts=parts[0])


def _chains(
    folded: FoldedText, found: Sequence[Sequence[tuple[int, int]]], before: str, after: str
) -> Iterator[_Chain]:
    """Yield the ways to find the fragments in order within one passage, twenty at most."""
    count = 0
    for first in found[0]:
        if not context_matches(folded, *first, before, ""):
            continue
        for chain in _continued((first,), found[1:]):
            whole = chain[0][0], chain[-1][1]
            if context_matches(folded, *whole, "", after) and _is_passage(folded, chain):
                yield chain
                count += 1
                if count == _MOST:
                    return


def _in_order(found: Sequence[Sequence[tuple[int, int]]]) -> Iterator[_Chain]:
    """Yield the ways to find the fragments in order, within one passage or not."""
    for first in found[0]:
        yield from _continued((first,), found[1:])


def _continued(chain: _Chain, found: Sequence[Sequence[tuple[int, int]]]) -> Iterator[_Chain]:
    if not found:
        yield chain
        return
    for following in found[0]:
        if following[0] >= chain[-1][1] and following[1] - chain[0][0] <= _LONGEST:
            yield from _continued((*chain, following), found[1:])


def _is_passage(folded: FoldedText, chain: _Chain) -> bool:
    """Check that no empty line is between two places, and in a table no end of a row.

    Shape: the end of a page is no empty line, also with a foot and a head, if the sentence goes on behind it.
    """
    first, last = folded.original_range(chain[0][0], chain[-1][1])
    text = folded.original
    if _has_rows(folded, chain):
        return False
    return _PARAGRAPH.search(without_page_ends(text[first:last])) is None


def _has_rows(folded: FoldedText, chain: _Chain) -> bool:
    """Check whether some places are in several rows of a table."""
    first, last = folded.original_range(chain[0][0], chain[-1][1])
    text = folded.original
    return "\n" in text[first:last] and table_at(text, *folded.original_range(*chain[0])) is not None


def left_out(text: FoldedText, anchor: Anchor) -> tuple[str, ...]:
    """Return the words between the fragments of a quotation."""
    pairs = zip(anchor.parts, anchor.parts[1:], strict=False)
    return tuple(" ".join(text.original[one.end : other.start].split()) for one, other in pairs)
