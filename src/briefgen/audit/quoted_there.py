"""Whether a passage has the words that a statement quotes."""

from __future__ import annotations

import re

from briefgen.audit.windows import Window
from briefgen.corpus.fold import fold

_FIRST_WORDS = 4
"""Words by which a quotation is known that goes on in the next paragraph."""
_MARKS = " ,.;:!?…。，"
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
"""What stands for words that a quotation leaves out."""


def has_quoted(words: str, window: Window) -> bool:
    """Check whether a passage, or what says the same, has the quoted words, however they are typeset.

    A longer quotation may go on in the next paragraph of the text.
    """
    pieces = [fold(piece.strip(_MARKS)).text.casefold() for piece in _ELLIPSIS.split(words)]
    texts = [fold(reading.text).text.casefold() for reading in (window.reading, *window.beside)]
    if any(all(piece in text for piece in pieces) for text in texts):
        return True
    begins = " ".join(pieces[0].split()[:_FIRST_WORDS])
    return begins in texts[0] and all(piece in window.text.folded.text.casefold() for piece in pieces)
