"""Decide the state of a quotation from its source's text and the lock.

| text there   | locked  | found in the text   | state                                          |
|--------------|---------|---------------------|------------------------------------------------|
| no           | no      |                     | `unavailable`                                  |
| no           | yes     |                     | the locked state                               |
| yes          | no      | once, often, not    | `exact`, `ambiguous`, `missing`                |
| yes          | found   | at the locked place | `exact`                                        |
| yes          | found   | at another place    | `moved`; `exact` if the text is the locked one |
|              |         |                     | but for white space and typography             |
| yes          | found   | often               | `ambiguous`                                    |
| yes          | found   | not                 | `missing` if the text is the locked one,       |
|              |         |                     | `source-changed` if it is not                  |
| yes          | unfound | once, often, not    | `exact`, `ambiguous`, `missing`                |

`missing` means that the quotation is wrong: it is not in the text, and was never found in another version.
`source-changed` means that the words were in the text when it was locked, and are not in the present text;
whether the quotation or the new text is right cannot be decided automatically.

A lock made with another normaliser, or one without the source's line, cannot be compared: a
quotation found once is then `exact` at any place, and one not found is `source-changed`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from briefgen.corpus.anchor import Anchor
from briefgen.corpus.lock_format import LockedQuotation, Match
from briefgen.corpus.place import Place

State = Literal["exact", "moved", "ambiguous", "missing", "source-changed", "unavailable"]


class Resolution(Struct, frozen=True):
    """The state of a quotation, with its place and lock."""

    state: State
    place: Place | None = None
    """Its place, if found once: in the text, or else as locked."""
    as_locked: date | None = None
    """The date of the lock, if there is no text and the state comes from the lock."""
    renews: bool = False
    """Whether locking it now would change its state or its offsets in the lock."""

    @property
    def start(self) -> int | None:
        """Return where it begins in the text as read."""
        return self.place.start if self.place else None

    @property
    def end(self) -> int | None:
        """Return where it ends in the text as read, exclusive."""
        return self.place.end if self.place else None


def decide_state(anchor: Anchor | None, locked: LockedQuotation | None, match: Match) -> Resolution:
    """Decide the state of a quotation.

    Shape: `anchor` is None if there is no text. `match` is used only if there are a text and a lock.
    """
    if anchor is None:
        if locked is None:
            return Resolution("unavailable")
        return Resolution(locked.state, locked.place, as_locked=locked.locked)
    if locked is None:
        return Resolution(anchor.state, anchor.place, renews=True)
    now, before = _offsets(anchor.place), _offsets(locked.place)
    renews = (anchor.state, now) != (locked.state, before)
    return Resolution(_decide(anchor, locked, match), anchor.place, renews=renews)


def _offsets(place: Place | None) -> tuple[int, int] | None:
    return place.offsets if place else None


def _decide(anchor: Anchor, locked: LockedQuotation, match: Match) -> State:
    """Decide the state of a locked quotation whose text is available."""
    if anchor.state == "missing":
        return "source-changed" if locked.state == "exact" and match != "same" else "missing"
    if anchor.state == "ambiguous" or locked.state != "exact" or match == "incomparable":
        return anchor.state
    same = _offsets(anchor.place) == _offsets(locked.place)
    return "exact" if match == "same" or same else "moved"
