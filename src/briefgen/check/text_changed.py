"""text-changed: the text of a source has changed since it was locked, elsewhere than in its quotations.

The quotations are still in it, but the text around them may now say something else. The lines that are new or
changed are listed. Other line ends and white space are no change.

PASS  the text is as it was when locked
FAIL  a paragraph was added to it

`verify` reports it too, of a text that has changed since the memo was made. Read the text again and correct
what rests on it; then run `briefgen lock --accept` with the source's id.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.text_parts import TextChange
from briefgen.diagnostic import Diagnostic, truncate, warning

RULE = "text-changed"
_MOST_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each source whose text has changed."""
    for name, change in corpus.text_changes.items():
        if not change.notice:
            extent = ", ".join(_extent(change))
            message = f"the text of `{name}` has changed since it was locked{': ' if extent else ''}{extent}"
            yield warning(RULE, corpus.sources[name].at("text"), message, *list_changes(name, change))


def _extent(change: TextChange) -> Iterator[str]:
    """Say how much is gone, and how many quotations have moved."""
    if change.gone:
        yield "1 sentence is gone" if change.gone == 1 else f"{change.gone:,} sentences are gone"
    if change.moved:
        yield "1 quotation has moved" if change.moved == 1 else f"{change.moved:,} quotations have moved"


def list_changes(name: str, change: TextChange) -> Iterator[str]:
    """List what was added to a source's text, and say what to do."""
    for line, words in change.added[:_MOST_SHOWN]:
        yield f"line {line} is new or changed: {truncate(' '.join(words.split()))}"
    if len(change.added) > _MOST_SHOWN:
        yield f"and {len(change.added) - _MOST_SHOWN:,} more"
    yield f"read it again, then run `briefgen lock --accept {name}`"
