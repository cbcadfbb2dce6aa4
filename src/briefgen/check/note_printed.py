"""note-printed: a source has a `note`, which does not say by its name that it is printed.

The note is printed in the memo's list of sources, and every recipient reads it.

PASS  printed-note: The copy has no page numbers    desk-note: handed over by the harbour office
FAIL  note: handed over by the harbour office

Write `printed-note` for what readers should know, and `desk-note` for what stays on the desk.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, warning

RULE = "note-printed"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report notes under their older name."""
    for entry in corpus.sources.values():
        if entry.value.note:
            message = "this note is printed in the memo's list of sources"
            hint = "rename it `printed-note`, or `desk-note` if it must not leave the desk"
            yield warning(RULE, entry.key("note"), message, hint)
