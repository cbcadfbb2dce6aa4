"""Whether the words that a claim puts in quotation marks are in its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.lazy import lazy
from briefgen.language.quotation_marks import Quoted, find_quoted
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.tokens import find_tokens

_ELLIPSIS = lazy(r"\s*(?:…|\[…\]|\.\.\.|\[\.\.\.\])\s*")
_TELLING = 3
"""Letters above which a word that a quotation shares with its evidence is not shared by chance."""


def quoted_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report quoted words that the evidence does not have, or has behind a "not" that was left out.

    Words in another language than the evidence's are a translation, and are not looked for.
    """
    theirs = evidence.keys(evidence.whole)
    for quoted in find_quoted(claim.text):
        pieces = [[t.key for t in find_tokens(p, evidence.language)] for p in _ELLIPSIS.split(quoted.inner)]
        pieces = [piece for piece in pieces if piece]
        found = _find_pieces(pieces, theirs)
        if found is not None:
            yield from _cut_off(quoted, found, evidence)
        elif not _is_title(quoted.inner) and (
            claim.language == evidence.language or _is_copied([k for p in pieces for k in p], claim, evidence)
        ):
            yield Difference("quotation", True, quoted.inner, "", quoted.start, quoted.end)


def _is_copied(keys: list[str], claim: Passage, evidence: Passage) -> bool:
    """Check whether quoted words are of the evidence's language, as half of the long ones show.

    Not so with a short word of the claim's language among them: that is a translation.
    """
    if any(key in claim.lists["empty"] and key not in evidence.lists["empty"] for key in keys):
        return False
    long, words = [key for key in keys if len(key) > _TELLING], evidence.keys(evidence.whole)
    shared = sum(key in words for key in long)
    own = any(key in evidence.lists["empty"] and key not in claim.lists["empty"] for key in keys)
    return bool(shared) and (2 * shared >= len(long) if own else shared == len(long) > 1)


def _is_title(words: str) -> bool:
    """Check whether quoted words are a title or a name: each but the short ones has a capital."""
    long = [word for word in _WORD.findall(words) if len(word) > _SHORT]
    return len(long) > 1 and all(word[0].isupper() for word in long)


_WORD = lazy(r"[^\W\d_]+")
_SHORT = 3
"""Letters of words such as "of" and "the", which have no capital in a title."""


def _find_pieces(pieces: list[list[str]], words: list[str]) -> Stretch | None:
    """Find pieces among words, in their order; give the stretch from the first to the last."""
    at, start = 0, -1
    for piece in pieces:
        places = range(at, len(words) - len(piece) + 1)
        found = next((i for i in places if words[i : i + len(piece)] == piece), -1)
        if found < 0:
            return None
        start = found if start < 0 else start
        at = found + len(piece)
    return Stretch(max(start, 0), at)


def _cut_off(quoted: Quoted, found: Stretch, evidence: Passage) -> Iterator[Difference]:
    """Report quoted words right behind a negation in the same quotation marks."""
    for term in evidence.terms_in(evidence.whole, "negation"):
        if term.last != found.first:
            continue
        start, end = evidence.words[term.first].start, evidence.words[found.first].end
        if any(q.start <= start and end <= q.end for q in find_quoted(evidence.text)):
            whole = evidence.text_of(Stretch(term.first, found.last))
            yield Difference("negation", True, quoted.inner, whole, quoted.start, quoted.end)
