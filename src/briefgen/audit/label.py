"""Who is named before the quotation that all of a text is: Ostby Metal News: “World demand rose”."""

from __future__ import annotations

from briefgen.language.quotation_marks import find_quoted
from briefgen.language.wording.passage import Passage, Stretch

_LONGEST = 8
"""Words of a name before a quotation."""
_ENDS = 3
"""Characters behind the quotation: a full stop."""


def label_of(passage: Passage) -> Stretch | None:
    """Return the words before the colon and the quotation that make up a text; None for any other text.

    They say who says it. What the quotation says is not said of them.
    """
    colon = passage.text.find(": ")
    quoted = next(iter(find_quoted(passage.text)), None) if colon > 0 else None
    if quoted is None or quoted.start != colon + 2 or quoted.end < len(passage.text) - _ENDS:
        return None
    last = sum(word.start < colon for word in passage.words)
    return Stretch(0, last) if last <= _LONGEST else None
