"""The passages of sources that a fact or a view rests on, with its quotations marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.preview.page import PassagePart, ShownPassage

_MORE = 160
"""Characters that are shown before and behind the sentences of quotations."""
_SPACES = re.compile(r"\s+")


class _Found(Struct):
    """A part of a source's text with some quotations in it. Units: code points of the text."""

    source: str
    text: str
    start: int
    end: int
    states: dict[str, None]
    marks: list[tuple[int, int]]
    at_hand: bool = True


def find_passages(
    owner: str, evidence: Sequence[Evidence], proofs: Proofs, corpus: Corpus
) -> Iterator[ShownPassage]:
    """Yield the passages of quotations: one for those of the same sentences, each with what is around it.

    Where a source's text is not at hand, the passage is the quotation.
    """
    found: list[_Found] = []
    for index, quoted in enumerate(evidence):
        proof = proofs.get((owner, index))
        state = proof.resolution.state if proof else ""
        place = proof.anchor.place if proof and proof.text and proof.anchor else None
        if proof is None or place is None:
            whole = (0, len(quoted.exact))
            found.append(_Found(quoted.source, quoted.exact, *whole, {state: None}, [whole], at_hand=False))
        else:
            _add(found, quoted.source, proof, place.offsets)
    for each in found:
        source = corpus.sources.get(each.source)
        title, issued = (source.value.title, str(source.value.issued)) if source else ("", "")
        states = ", ".join(each.states)
        yield ShownPassage(each.source, title, issued, states, tuple(_parts(each)), each.at_hand)


def _add(found: list[_Found], source: str, proof: Proof, place: tuple[int, int]) -> None:
    """Add the sentence of a quotation to a passage that it is in or beside, or as one of its own."""
    start, end = proof.context.place
    start, end = min(start, place[0]), max(end, place[1])
    marks = [part.offsets for part in proof.anchor.parts] if proof.anchor else []
    for each in found:
        if each.source == source and each.at_hand and start <= each.end + _MORE and each.start - _MORE <= end:
            each.start, each.end = min(each.start, start), max(each.end, end)
            each.marks += marks or [place]
            each.states |= {proof.resolution.state: None}
            return
    found.append(_Found(source, proof.text, start, end, {proof.resolution.state: None}, marks or [place]))


def _parts(found: _Found) -> Iterator[PassagePart]:
    """Yield the words of a passage: those around it, its own, and the quotations in it."""
    first, last = max(found.start - _MORE, 0), min(found.end + _MORE, len(found.text))
    before = found.text[first : found.start]
    before = before.partition(" ")[2] if first else before
    behind = found.text[found.end : last]
    behind = behind.rpartition(" ")[0] if last < len(found.text) else behind
    at, end = found.start - len(before), found.end + len(behind)
    for start, close in [*sorted(found.marks), (end, end)]:
        if start > at:
            yield PassagePart(_SPACES.sub(" ", found.text[at:start]), quoted=False)
        if close > max(start, at):
            yield PassagePart(_SPACES.sub(" ", found.text[max(start, at) : close]), quoted=True)
        at = max(at, close)
