"""What a line break of a text separates: two words, or the parts of one.

| text                 | the author may write                    |
|----------------------|-----------------------------------------|
| `capabili-⏎ties`     | `capabilities`, `capabili-ties`         |
| `price-⏎determining` | `price-determining`, `pricedetermining` |
| `2020-⏎21`           | `2020-21`; a number's hyphen stays      |
| `and/⏎or`, `—⏎closed`| `and/or`, `—closed`                     |
| `关⏎闭`               | `关闭`, and so in every script that has no spaces between words |

The text as copied, with a space for the break, is right too. Whether a hyphen belongs to its word cannot be
seen in the line alone, so both ways are the same word.
"""

from __future__ import annotations

from typing import Literal

from briefgen.language.lazy import lazy
from briefgen.language.scripts import runs_on

HYPHENS = frozenset("-\u2010\u2011\u058a\u00ac")
"""Hyphens at the end of a line; some programs write `¬` for one that they added."""
_DASHES = frozenset("/-\u2012\u2013\u2014\u2015\u2e3a\u2e3b")
"""Marks that are written without spaces, and after or before which a line may end."""
BREAK = lazy(r"[^\S\n\r\f\x85\u2028]*(?:\r\n|[\n\r\x85\u2028])(?:\s*\f)?[^\S\n\r\f\x85\u2028]*")
"""One line break, or the end of a page; not a blank line."""


LineEnd = Literal["word", "number", "between"]
"""A line break that may be left out: in a word whose hyphen may be left out with it, in a word or number
whose hyphen may not, or between two words."""


def line_end(before: str, after: str) -> LineEnd | None:
    """Find out whether a line break may be left out; None if it is a space.

    Shape: the last two characters before the break, and the first two after it; fewer at the ends of a text.
    """
    last, first = before[-1:], after[:1]
    if not last or not first:
        return None
    inner, outer = before[-2:-1], after[1:2]
    if last in HYPHENS and inner.isalnum() and first.isalnum():
        broken = inner.isalpha() and (first.islower() or (inner.isupper() and first.isupper()))
        return "word" if broken else "number"
    if last in _DASHES and inner and not inner.isspace():
        return "number" if inner.isdigit() and first.isdigit() else "between"
    if first in _DASHES and outer and not outer.isspace():
        return "between"
    return "between" if runs_on(last, first) else None
