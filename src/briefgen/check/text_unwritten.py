"""text-unwritten: an entry still has the placeholder of a proposal where its author has to write.

`briefgen fact add`, `fact draft` and `view add` leave to the author what nobody can write for them: the
statement of a fact, the claim and the reasoning of a view. They write `TODO` there.

PASS  statement: The port counts more than 11,000 containers.
FAIL  statement: TODO The port says …
FAIL  figure: {value: 270, unit: TODO}

Write it in your own words, without `TODO`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry

RULE = "text-unwritten"
TODO = "TODO"
"""What a proposal has in place of words of the author's own."""
_FIELDS: tuple[tuple[str, ...], ...] = (
    ("statement",), ("event",), ("figure", "unit"), ("claim",), ("reasoning",), ("label",),
    ("unit",), ("name",), ("holder", "name"),
)  # fmt: skip


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report entries that have a placeholder."""
    kinds = (corpus.facts, corpus.measures, corpus.origins, corpus.views)
    entries: list[Entry[Any]] = [entry for kind in kinds for entry in kind.values()]
    for entry in entries:
        for path in _FIELDS:
            text = entry.text.lookup((*entry.path, *path))
            if is_unwritten(text):
                name, key = entry.value.id, path[-1]
                yield error(
                    RULE,
                    entry.at(*path),
                    f"`{key}` of `{name}` is not written yet",
                    "write it in your own words, in place of `TODO`",
                )


def is_unwritten(text: object) -> bool:
    """Check whether a value is a placeholder, of which other rules have nothing to say."""
    return isinstance(text, str) and text.split()[:1] in ([TODO], [f"{TODO}:"])
