"""source-late: a source was issued after the brief's `as_of`.

The memo says that its information is as of that day, so nothing in it can come from a later document. A month
or a year counts from its first day. The day that counts is the brief's `as_of`, or that of `--as-of`.

PASS  as_of: 2026-03-20     issued: 2026-03-20
PASS  as_of: 2026-03-20     issued: 2026-03
FAIL  as_of: 2026-03-20     issued: 2026-03-21

Set `as_of` to that day or later, or correct `issued`. If you had the text before it was published, allow it
at the source's `issued`, with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "source-late"


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report sources that the brief rests on and that did not exist on its day."""
    as_of = brief.value.as_of
    chain = (Because(brief.at("as_of"), f"the information in the brief is as of {as_of.isoformat()}"),)
    for entry in corpus.sources.values():
        source = entry.value
        if source.issued.first > as_of:
            message = f"source `{source.id}` was issued on `{source.issued}`, after the brief's `as_of`"
            hint = f"set `as_of` to {source.issued.first.isoformat()} or later, or correct `issued`"
            yield error(RULE, entry.at("issued"), message, hint, because=chain, subject=source.id)
