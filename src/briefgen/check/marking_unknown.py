"""marking-unknown: a marking is not of the workspace's scheme.

PASS  marking: TLP:GREEN
FAIL  marking: green
FAIL  marking: TLP:GREEN    where the settings have a scheme of levels such as OFFICIAL and SECRET

Markings are TLP 2.0 labels, or those of `[tool.briefgen.marking]` in the settings: a level, and its caveats
if it has any. The finding lists them. The same applies to `--for` and to the recipients of copies. This rule
cannot be switched off.

Source: FIRST, Traffic Light Protocol 2.0, 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.marking_scheme import MarkingScheme
from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.reading.entry import Entry
from briefgen.reading.suggest import nearest
from briefgen.spec.brief import Brief

RULE = "marking-unknown"


def check(corpus: Corpus, markings: MarkingScheme) -> Iterator[Diagnostic]:
    """Report the entries of a corpus that have an unknown marking."""
    entries: tuple[Entry[Any], ...] = (
        *corpus.sources.values(),
        *corpus.facts.values(),
        *corpus.views.values(),
        *corpus.sections.values(),
    )
    for entry in entries:
        if entry.value.marking:
            yield from check_marking(entry.value.marking, entry.at("marking"), markings)


def check_brief(brief: Entry[Brief], markings: MarkingScheme) -> Iterator[Diagnostic]:
    """Report a brief that has an unknown marking."""
    return check_marking(brief.value.marking, brief.at("marking"), markings)


def check_marking(marking: str, place: Span, markings: MarkingScheme) -> Iterator[Diagnostic]:
    """Report an unknown marking at its place."""
    if not markings.is_known(marking):
        listed = ", ".join(f"`{word}`" for word in markings.words)
        close = nearest(marking, markings.words)
        hint = f"did you mean `{close}`?" if close else f"one of {listed}"
        yield error(RULE, place, f"`{truncate(marking)}` is not one of {listed}", hint)
