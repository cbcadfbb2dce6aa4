"""Whether a number goes up in a claim, and down in its evidence or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import Mark, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import read_sense
from briefgen.language.wording.word_lists import Term

_REACH = 7
"""Words between a number and the word that says where it goes."""
_UP = frozenset({"up", "higher", "more"})
_DOWN = frozenset({"down", "lower", "less", "fewer"})
_NO_MOVES = frozenset({"profit", "profits", "earn", "earns", "earned", "loss", "losses", "topped"})
"""English words among the opposites of rising and falling that name what rises and falls."""
_BESIDE = 4
"""Words behind a number in which English "up" and "lower" belong to it: 2.4 per cent up."""


def moves_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a number that rises in a claim and falls in its evidence, by the words nearest to it; once."""
    if not _says_a_move(claim):
        return
    theirs = [mark for mark in value_marks(evidence) if mark.kind == "number"]
    for mark in value_marks(claim):
        homes = [each for each in theirs if each.what == mark.what] if mark.kind == "number" else []
        mine = _move(claim, mark) if len(homes) == 1 else None
        if mine is None:
            continue
        other = _move(evidence, homes[0])
        if other is not None and other.sign == -mine.sign:
            yield differ("direction", claim, mine, evidence, other, sure=False)
            return
        moves = (t for t in evidence.terms if t.group == "pairs" and t.name == "rise")
        unchanged = None if any(t.sign == mine.sign for t in moves) else _unchanged(evidence, homes[0])
        if unchanged is not None:
            yield differ("direction", claim, mine, evidence, unchanged, sure=False)
            return


def _says_a_move(claim: Passage) -> bool:
    """Check whether a claim has any word that says where a number goes."""
    if claim.language in ("zh", "ja") or any(t.name == "rise" and t.group == "pairs" for t in claim.terms):
        return True
    return claim.language == "en" and not (_UP | _DOWN).isdisjoint(claim.keys(claim.whole))


def _around(passage: Passage, mark: Mark) -> Stretch:
    """Return the words that may say where a number goes: those near it, up to the next number."""
    segment = next((s for s in passage.segments if s.has(mark.at)), passage.whole)
    others = [m for m in value_marks(passage) if m.kind == "number" and not m.at <= mark.at < m.last]
    first = max([m.last for m in others if m.last <= mark.at], default=0)
    last = min([m.at for m in others if m.at >= mark.last], default=len(passage.words))
    return Stretch(max(segment.first, first, mark.at - _REACH), min(segment.last, last, mark.last + _REACH))


def _move(passage: Passage, mark: Mark) -> Term | None:
    """Find the word nearest to a number that says where it goes; none where its clause denies something."""
    near = _around(passage, mark)
    if read_sense(passage, near).denies():
        return None
    moves = (t for t in passage.terms_in(near, "pairs") if t.name == "rise")
    found = [t for t in moves if passage.words[t.first].key not in _NO_MOVES]
    found += (*_english_moves(passage, mark, near), *_joined_moves(passage, mark))
    signs = {term.sign for term in found}
    return min(found, key=lambda t: abs(t.first - mark.at)) if len(signs) == 1 else None


def _english_moves(passage: Passage, mark: Mark, near: Stretch) -> Iterator[Term]:
    if passage.language != "en":
        return
    for at in range(mark.last, min(mark.last + _BESIDE, near.last)):
        key = passage.words[at].key
        if key in _UP or key in _DOWN:
            yield Term(at, at + 1, "pairs", "rise", 1 if key in _UP else -1)
            return


def _joined_moves(passage: Passage, mark: Mark) -> Iterator[Term]:
    """Yield the character beside a number that says where it goes: 18%増, 低2.3米."""
    for at in (mark.at - 1, mark.last) if passage.language in ("zh", "ja") else ():
        key = passage.words[at].key if 0 <= at < len(passage.words) else ""
        if key and key in _RISING + _FALLING:
            yield Term(at, at + 1, "pairs", "rise", 1 if key in _RISING else -1)


_RISING, _FALLING = "増增升涨漲高多", "減减降跌低少"
"""Characters of Chinese and Japanese beside a number."""


def _unchanged(passage: Passage, mark: Mark) -> Stretch | None:
    """Find the words by which a number stays what it is: held at 5 per cent, left unchanged."""
    near = _around(passage, mark)
    return next((part for part in passage.find_entries("unchanged") if near.has(part.last - 1)), None)
