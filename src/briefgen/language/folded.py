"""A text with its digits, spaces, dashes and apostrophes in one form each, and the way back to its places."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from msgspec import Struct

from briefgen.language.lazy import lazy

_ZEROS = "٠۰०০੦૦௦౦೦൦๐໐༠၀០０𝟎𝟘𝟬"
"""The zero of each script whose digits are read; its nine followers are its 1 to 9."""
_SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u3000\t\n\r\v\f\x85\u2028\u2029"
_TABLE = (
    {ord(zero) + i: str(i) for zero in _ZEROS for i in range(10)}
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, "−–—‒‑－﹣⁃"), "-")
    | dict.fromkeys(map(ord, "’‘ʼ＇´"), "'")
    | dict.fromkeys(map(ord, "～〜∼"), "~")
    | {
        ord(wide): narrow
        for wide, narrow in zip("％﹪٪，．：；（）＋＄￥＜＞／", "%%%,.:;()+$¥<>/", strict=True)
    }
    | {ord("٫"): ".", ord("٬"): ",", ord("،"): ",", ord("·"): "."}
    | dict(zip(range(0x0958, 0x0960), "कखगजडढफय", strict=True))
)
_NOTHING = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\u093c"
)
"""Characters that do not print: joiners, soft hyphens, marks of direction; and the dot below a letter of
Hindi, which some writers leave out: ज़्यादा, ज्यादा."""
_HIDDEN = lazy(f"[{_NOTHING}]+")
_HIDDEN_OR_JOINED = lazy(
    rf"[{_NOTHING}]+|(?<=[\d０-９])[ \u3000]+(?=[぀-ヿ一-鿿])|(?<=[぀-ヿ一-鿿])[ \u3000]+(?=[\d０-９])"
)
"""The same, and spaces between a number and Chinese or Japanese characters: 2018 年 9 月."""


_FOLDABLE = lazy(f"[{_NOTHING}{re.escape(''.join(map(chr, _TABLE)))}]")
"""Any character that folding replaces or leaves out."""


class Folded(Struct, frozen=True):
    """A text as the readers see it.

    Shape: `cased` and `text` are equally long; `text` is `cased` in lower case. Characters that do not print
    are left out.
    """

    original: str
    cased: str
    text: str
    _gaps: tuple[tuple[int, int], ...]
    """For each stretch that was left out: where the next one begins in `cased`, and how many are missing."""

    def original_offset(self, place: int) -> int:
        """Return the place in the original text of a place in the folded one."""
        missing = 0
        for begin, gone in self._gaps:
            if begin > place:
                break
            missing = gone
        return place + missing

    def span(self, start: int, end: int) -> tuple[int, int, str]:
        """Give start, end and words in the original text."""
        first = self.original_offset(start) if self._gaps else start
        last = (self.original_offset(end - 1) + 1 if end > start else first) if self._gaps else end
        return first, last, self.original[first:last]


def fold_text(text: str, *, spaced: bool = True) -> Folded:
    """Fold a text for reading; one that is not `spaced` has no spaces beside its numbers."""
    cased, gaps = text, []
    hidden_at = _HIDDEN if spaced else _HIDDEN_OR_JOINED
    if hidden_at.search(text):
        kept = [0, *(place for m in hidden_at.finditer(text) for place in m.span()), len(text)]
        pieces = [text[a:b] for a, b in list(pairwise(kept))[::2]]
        cased, length, gone = "".join(pieces), 0, 0
        for piece, hidden in zip(pieces, hidden_at.finditer(text), strict=False):
            length += len(piece)
            gone += len(hidden.group())
            gaps.append((length, gone))
    cased = cased.translate(_TABLE)
    return Folded(text, cased, _lower(cased), tuple(gaps))


def _lower(text: str) -> str:
    """Write in lower case, each character as one."""
    lower = text.replace("İ", "i").lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that separates them by spaces."""
    return frozenset(text.split())


def fold_key(word: str) -> str:
    """Fold a word as keys of tables are: lower case, composed, one form of apostrophe."""
    if _FOLDABLE.search(word):
        word = _HIDDEN.sub("", unicodedata.normalize("NFC", word).translate(_TABLE))
    return _lower(unicodedata.normalize("NFC", word))
