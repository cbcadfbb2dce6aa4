"""quote-naked: words in quotation marks are not linked to evidence that contains them.

A quoted phrase must be inside a link to a fact or a view, and the evidence of that fact or view must
contain it. Quotation marks around a single link count as part of the link.

PASS  Kim calls it an [“alliance”](fact:kim-alliance)        (evidence: exact: “alliance”)
FAIL  Kim calls it an “alliance”
FAIL  Kim calls it a [“union”](fact:kim-alliance)

Link the phrase, quote the words of the source, or write it without quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.prose_field import ProseField, bare_words, place_of, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fold import fold
from briefgen.diagnostic import Diagnostic, error, truncate
from briefgen.reading.prose import Reference, inline_references

RULE = "quote-naked"
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|(?<!\w)‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)")
_EDGES = " .,;:!?…"


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report quoted phrases that no linked evidence contains."""
    for children in field.paragraphs():
        for words in bare_words(children):
            for found in _QUOTED.finditer(words.text):
                span = field.span(words.start + found.start(), words.start + found.end())
                message = f"the phrase {found.group()} is not linked to its evidence"
                yield error(RULE, span, message, "write it as `[“…”](fact:ID)`, or without quotation marks")
        for link in inline_references(children):
            yield from _in_link(link, field, corpus)


def _in_link(link: Reference, field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    evidence = _evidence(link, corpus)
    if evidence is None:
        return
    quotations = [fold(item.exact).text for item in evidence]
    for found in _QUOTED.finditer(words_of(link.children)):
        phrase = fold(next(g for g in found.groups() if g is not None)).text.strip(_EDGES)
        if not any(phrase in text for text in quotations):
            message = f"the phrase {found.group()} is not in the evidence of `{link.id}`"
            place = place_of(link.children, found.start(), found.end())
            words = " … ".join(item.exact for item in evidence)
            yield error(
                RULE, field.span(*place), message, f"quote the evidence's own words: {truncate(words, 160)}"
            )


def _evidence(link: Reference, corpus: Corpus) -> tuple[Evidence, ...] | None:
    if link.scheme == "fact" and link.id in corpus.facts:
        return corpus.facts[link.id].value.evidence
    if link.scheme == "view" and link.id in corpus.views:
        return corpus.views[link.id].value.evidence
    return None
