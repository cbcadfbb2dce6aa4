"""The findings in the part of a corpus that a brief refers to, reused while that part stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.check.run_rules import RuleInputs, run_corpus_rules, usual_language
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, Findings

_KINDS = ("sources", "origins", "measures", "facts", "questions", "views", "sections")


class CorpusFindings:
    """Runs the rules on a corpus; those that look at nothing else only when it has changed."""

    def __init__(self) -> None:
        self._content: tuple[Any, ...] = ()
        self._findings: Findings = ()

    def __call__(self, inputs: RuleInputs) -> Iterator[Diagnostic]:
        """Return the findings of `run_corpus_rules`."""
        if inputs.corpus is None:
            yield from run_corpus_rules(inputs)
            return
        content = (*_content(inputs.corpus), inputs.proofs, inputs.markings, usual_language(inputs))
        if content != self._content:
            self._findings = tuple(run_corpus_rules(inputs, with_brief=False))
            self._content = content
        yield from self._findings
        yield from run_corpus_rules(inputs, with_brief=True)


def _content(corpus: Corpus) -> tuple[Any, ...]:
    """Return all that rules see of a corpus: its entries as they are written, with their places."""
    entries = [
        (kind, name, entry.path, entry.text.path, entry.text.first_line, entry.text.text)
        for kind in _KINDS
        for name, entry in getattr(corpus, kind).items()
    ]
    return entries, corpus.near_duplicates, corpus.text_changes, corpus.units
