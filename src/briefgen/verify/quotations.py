"""The quotations that a memo carries, each looked up in its source's text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from briefgen.corpus.anchor import Anchor, anchor_quote
from briefgen.corpus.difference import difference
from briefgen.corpus.fold import NORMALISER
from briefgen.corpus.lock_format import LockedQuotation, Match
from briefgen.corpus.prove import SourceTexts
from briefgen.corpus.resolve import State, resolve
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.verify.carried import Carried, Quotation

_RULES: dict[State, tuple[str, str]] = {
    "missing": ("quote-missing", "does not stand in its source's text"),
    "ambiguous": ("quote-ambiguous", "stands more than once in its source's text"),
    "source-changed": ("source-changed", "does not stand in its source's text, which has changed since"),
}


def check_quotations(
    carried: Carried, texts: SourceTexts, page_of: Callable[[str], int], shown: str
) -> tuple[Counter[str], tuple[Diagnostic, ...]]:
    """Look up every quotation whose source's text is at hand, and count their states.

    Shape: a quotation is shown at the page that prints it.
    Errors: quote-missing, quote-ambiguous, source-changed, and those of reading the texts.
    """
    names = {source.id: source.text for source in carried.sources}
    states: Counter[str] = Counter()
    problems: list[Diagnostic] = []
    for owner, item in carried.quotations():
        found = texts.get(names.get(item.source))
        if found is None:
            states["unavailable"] += 1
            continue
        anchor = anchor_quote(found[0], item.exact, item.prefix, item.suffix)
        state = resolve(anchor, _locked(item), _match(carried, item.source, found[1])).state
        states[state] += 1
        if state in _RULES:
            rule, what = _RULES[state]
            page = page_of(f"“{item.exact}”")
            message = f"the quotation of `{owner}` {what}: source `{item.source}`"
            span = Span(shown, page, 1, page, 2)
            problems.append(error(rule, span, message, *_nearest(anchor, item.exact)))
    return states, (*problems, *texts.problems)


def _locked(item: Quotation) -> LockedQuotation | None:
    """Give where the evidence says a quotation stood; the day matters to no state."""
    if item.start is None or item.end is None:
        return None
    return LockedQuotation("exact", item.start, item.end, date.min)


def _match(carried: Carried, source: str, text_hash: str) -> Match:
    known = carried.texts.get(source)
    if known is None or known.normaliser != NORMALISER:
        return "incomparable"
    return "same" if known.sha256 == text_hash else "changed"


def _nearest(anchor: Anchor, exact: str) -> tuple[str, ...]:
    if anchor.nearest is None:
        return ("nothing like it was found there",)
    return (f"the nearest passage differs so: {difference(exact, anchor.nearest.text)[:300]}",)
