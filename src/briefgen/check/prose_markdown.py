"""prose-link, prose-image, prose-code, prose-rule, prose-depth: Markdown that a memo cannot set.

Prose is CommonMark with links `fact:`, `measure:`, `view:`, `source:`, http, https and mailto.

PASS  [below its charted depth](fact:channel-depth-march)
FAIL  [below its charted depth](fcat:channel-depth-march)
FAIL  ![chart](depth.png)

Mend the link, or say in words what the image or code would show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.prove import Proofs
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.reading.prose import parse_prose
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product
from briefgen.spec.read import prose_paths


def check(brief: Entry[Brief], corpus: Corpus, product: Product) -> Iterator[Diagnostic]:
    """Report what is wrong with the Markdown of a brief."""
    for path in prose_paths(brief):
        yield from _problems(brief, *path)


def check_corpus(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report what is wrong with the Markdown of questions and sections."""
    for question in corpus.questions.values():
        for i in range(len(question.value.hypotheses)):
            for name in ("best_case", "contrary", "would_change"):
                yield from _problems(question, "hypotheses", i, name)
        for i in range(len(question.value.views)):
            for name in ("claim", "reasoning", "would_change"):
                yield from _problems(question, "views", i, name)
    for section in corpus.sections.values():
        yield from _problems(section, "body")


def _problems(entry: Entry[Any], *path: str | int) -> Iterator[Diagnostic]:
    text = entry.text.lookup((*entry.path, *path))
    if isinstance(text, str):
        for p in parse_prose(text).problems:
            yield error(p.rule, entry.within(path, p.start, p.end), p.message, p.hint)
