"""text-retracted: words of correction, retraction or withdrawal were added to a source's text since the lock.

The words are near a quotation, or at the head or the end of the text. They are looked for in the source's
language and in English, and only in what is new; entries of a menu, such as "Corrections", do not count.

PASS  the text already had these words when it was locked
FAIL  CORRECTION, 20 March: the figure was wrong and is withdrawn.

Read the text again and correct what rests on it; then run `briefgen lock --accept` with the source's id,
which records that a person has read it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.text_changed import list_changes
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, error

RULE = "text-retracted"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each source whose text was corrected, retracted or withdrawn."""
    for name, change in corpus.text_changes.items():
        if change.notice:
            message = f"`{change.notice}` was added to the text of `{name}` since it was locked"
            yield error(RULE, corpus.sources[name].at("text"), message, *list_changes(name, change))
