"""Where the clauses of a passage begin, and the finer parts within them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.lazy import lazy
from briefgen.language.sentences import ends_sentence
from briefgen.language.wording.tokens import Token
from briefgen.language.wording.word_lists import Term, WordLists

_STRONG = lazy(r"[;:—()\[\]。；：！？!?؛]|(?<=\s)[-–](?=\s)")
_STOP = lazy(r"\.(?=\s)")
_COMMA = lazy("[,،、，]")
_COMMA_LISTS = frozenset(["ca", "da", "en", "es", "fr", "it", "nb", "nl", "pt", "ro", "sv"])
"""Languages in which a comma is not nearly always the end of a clause."""


def breaks(gap: str) -> bool:
    """Check whether there is between two words a comma or a stronger mark."""
    return any(mark.search(gap) is not None for mark in (_COMMA, _STRONG, _STOP))


def _is_strong(text: str, words: Sequence[Token], at: int, gap: str, lists: WordLists) -> bool:
    """Check whether a mark before a word ends a clause; the full stop of an abbreviation does not."""
    if _STRONG.search(gap):
        return True
    return _STOP.search(gap) is not None and ends_sentence(text, lists.language, words[at - 1].end)


def _is_past(words: Sequence[Token], at: int) -> bool:
    """Check whether a Korean verb of the past ends at a syllable, or before one that joins it to the next."""
    syllable = words[at - 1 if words[at].key in _JOINING and at else at].key
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % _FINALS == _PAST_FINAL


_JOINING = frozenset("지으")
_FINALS, _PAST_FINAL = 28, 20
"""Final consonants of Hangul syllables, in the order of their code points; the twentieth is ㅆ."""


def _denied_clauses(words: Sequence[Token], terms: Sequence[Term], lists: WordLists) -> frozenset[int]:
    """Find clauses that are denied by the one before: "Ich glaube nicht, dass", "ne pense pas que"."""
    complements = lists["complement opens"]
    denying = [term.last for term in terms if term.group in ("negation", "denials")]
    return frozenset(
        at
        for at, word in enumerate(words)
        if word.key in complements and any(0 <= at - last <= _BEFORE_COMPLEMENT for last in denying)
    )


_BEFORE_COMPLEMENT = 3
"""Words between what denies and the clause that is denied."""


def _counted_before(words: Sequence[Token], gaps: list[str], at: int, lists: WordLists) -> int:
    """Return where a relative clause begins: with how many it is of, as in "20 goals, none of which"."""
    if at < _COUNTED or words[at].key not in lists["relatives"] or words[at - 1].key not in lists["of"]:
        return at
    return next((n for n in range(at - 2, at - _COUNTED - 1, -1) if n > 0 and _COMMA.search(gaps[n])), at)


_COUNTED = 4
"""Words up to a relative, among which it is how many a clause is of: the last two of which."""


def find_boundaries(
    text: str, words: Sequence[Token], gaps: list[str], terms: Sequence[Term], lists: WordLists
) -> tuple[list[int], list[int]]:
    """Find where clauses begin, and where finer parts do."""
    clauses = (t.first for t in terms if t.group == "clauses" and t.last < len(words))
    openers = {_counted_before(words, gaps, at, lists) for at in clauses}
    denied = _denied_clauses(words, terms, lists)
    verbs = {t.first for t in terms if t.group in ("speech", "pairs", "denials")}
    listed = lists["verbs"]
    verbs |= {at for at, word in enumerate(words) if word.key in listed or word.key.endswith("ed")}
    denied_at = {t.last for t in terms if t.group == "negation"}
    commas_close = lists.language not in _COMMA_LISTS
    strong: list[int] = []
    weak: list[int] = []
    conjunctions, closers = lists["conjunctions"], lists["clause closes"]
    joined = tuple(lists["joined and"])  # written together with the verb behind it
    own = lists["with an and of their own"]  # that begin with the letter for "and"
    subjects = lists["determiners"] | lists["nobody"]
    for at in range(1, len(words)):
        plain = gaps[at] == " "
        comma = not plain and _COMMA.search(gaps[at]) is not None
        if at in denied:
            continue
        ended = at - 1 in denied_at or (at > 1 and _is_past(words, at - 2))
        closes = at > 1 and gaps[at] and words[at - 1].key in closers and ended
        if (
            at in openers
            or closes
            or (comma and commas_close)
            or (not plain and _is_strong(text, words, at, gaps[at], lists))
        ):
            strong.append(at)
        elif words[at].key in conjunctions and at + 1 < len(words):
            named = text[words[at + 1].start].isupper() or words[at + 1].key in subjects
            clause = at + 1 in verbs or (named and any(i in verbs for i in range(at + 2, at + 5)))
            (strong if clause else weak).append(at)
        elif comma or (at in verbs and words[at].key.startswith(joined) and words[at].key not in own):
            weak.append(at)
    return strong, weak
