"""The state of a quotation, from its text as it now is and from the lock.

| text at hand | locked  | found in it now     | state                                          |
|--------------|---------|---------------------|------------------------------------------------|
| no           | no      |                     | `unavailable`                                  |
| no           | yes     |                     | the locked state, by the word of the lock      |
| yes          | no      | once, often, not    | `exact`, `ambiguous`, `missing`                |
| yes          | found   | at the locked place | `exact`                                        |
| yes          | found   | at another place    | `moved`                                        |
| yes          | found   | often               | `ambiguous`                                    |
| yes          | found   | not                 | `missing` if the text is the locked one,       |
|              |         |                     | `source-changed` if it is not                  |
| yes          | unfound | once, often, not    | `exact`, `ambiguous`, `missing`                |

`missing` lays the fault on the quotation: it is not in the text, and no other text is known in which
it was. `source-changed` says that the words stood in a text whose hash is locked and do not stand in
the present one: from the two nobody can tell whether the quotation or the source is now right.

A lock made under another normaliser, or one that has lost the source's line, cannot be compared: a
quotation found once is then `exact` wherever it stands, and one not found is `source-changed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.corpus.anchor import Anchor
from briefgen.corpus.lock_format import LockedQuotation, Match

State = Literal["exact", "moved", "ambiguous", "missing", "source-changed", "unavailable"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """A quotation's state and what it rests on."""

    state: State
    start: int | None = None
    end: int | None = None
    """Where it stands, when found once: in the text at hand, else by the lock."""
    as_locked: date | None = None
    """The day it was locked, when the text is not at hand and the state is the lock's word."""
    renews: bool = False
    """Whether locking it now would change its line."""


def decide_state(anchor: Anchor | None, locked: LockedQuotation | None, match: Match) -> Resolution:
    """Decide the state of a quotation.

    Shape: `anchor` is none when the text is not at hand; `match` then says nothing, and likewise
    when the quotation is not locked.
    """
    if anchor is None:
        if locked is None:
            return Resolution("unavailable")
        return Resolution(locked.state, locked.start, locked.end, as_locked=locked.locked)
    if locked is None:
        return Resolution(anchor.state, anchor.start, anchor.end, renews=True)
    now = (anchor.place.start, anchor.place.end) if anchor.place else (None, None)
    renews = (anchor.state, *now) != (locked.state, locked.start, locked.end)
    return Resolution(_decide(anchor, locked, match, now), now[0], now[1], renews=renews)


def _decide(
    anchor: Anchor, locked: LockedQuotation, match: Match, now: tuple[int, int] | tuple[None, None]
) -> State:
    """Decide the state of a locked quotation whose text is at hand."""
    if anchor.state == "missing":
        return "source-changed" if locked.state == "exact" and match != "same" else "missing"
    if anchor.state == "ambiguous" or locked.state != "exact" or match == "incomparable":
        return anchor.state
    return "exact" if now == (locked.start, locked.end) else "moved"
