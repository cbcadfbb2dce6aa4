"""Look up the quotations of a memo in the texts of their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from briefgen.corpus.anchor import Anchor
from briefgen.corpus.difference import difference
from briefgen.corpus.fold import NORMALISER
from briefgen.corpus.fragments import anchor_fragments
from briefgen.corpus.lock_format import LockedQuotation, Match
from briefgen.corpus.place import Place
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.corpus.quotation_state import State, decide_state
from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.evidence.container import ASK
from briefgen.verify.attached_evidence import AttachedEvidence, EvidenceQuotation

_RULES: dict[State, tuple[str, str]] = {
    "missing": ("quote-missing", "is not in the text of its source"),
    "ambiguous": ("quote-ambiguous", "occurs more than once in the text of its source"),
    "source-changed": ("source-changed", "is not in the text of its source, which has changed"),
}


def check_quotations(
    evidence: AttachedEvidence, texts: SourceTexts, page_of: Callable[[str], int], shown_path: str
) -> tuple[Counter[str], tuple[Diagnostic, ...]]:
    """Look up each quotation whose source text is available, and count the states.

    Shape: a finding is placed on the page that prints the quotation.
    Errors: quote-missing, quote-ambiguous, source-changed, text-changed, page-wrong, and those of reading the
    texts.
    """
    names = {source.id: source.text for source in evidence.sources}
    states: Counter[str] = Counter()
    reported: set[str] = set()
    problems: list[Diagnostic] = []
    for owner, item in evidence.quotations():
        found = texts.get(names.get(item.source))
        if found is None:
            states["unavailable"] += 1
            continue
        anchor = anchor_fragments(found[0], item.fragments or [item.exact], item.prefix, item.suffix)
        state = decide_state(anchor, _locked_quotation(item), _match(evidence, item.source, found[1])).state
        states[state] += 1
        if state in _RULES:
            reported.add(item.source)
            rule, message_part = _RULES[state]
            page = max(map(page_of, evidence.quoted(item.exact)))
            message = f"the quotation of `{owner}` {message_part}: source `{item.source}`"
            span = Span(shown_path, page, 1, page, 2)
            problems.append(error(rule, span, message, *_nearest(anchor, anchor.fragment or item.exact)))
        elif (found_page := _other_page(item, anchor, found[0].original)) and state == "exact":
            page = max(map(page_of, evidence.quoted(item.exact)))
            message = f"the quotation of `{owner}` is on page {found_page} of `{item.source}`"
            span = Span(shown_path, page, 1, page, 2)
            problems.append(error("page-wrong", span, f"{message}, not on page {item.page}", ASK))
    problems += _changed_texts(evidence, texts, reported, shown_path)
    return states, (*problems, *texts.problems)


def _changed_texts(
    evidence: AttachedEvidence, texts: SourceTexts, reported: set[str], shown_path: str
) -> Iterator[Diagnostic]:
    """Report sources, not yet reported, whose text is not the one that the memo was made with."""
    for source in evidence.sources:
        found = texts.get(source.text) if source.id not in reported else None
        if found is not None and _match(evidence, source.id, found[1]) == "changed":
            message = f"the text of source `{source.id}` has changed since the memo was made"
            hint = "read it again: a publisher may have corrected or withdrawn it"
            yield warning("text-changed", Span(shown_path), message, hint)


def _other_page(item: EvidenceQuotation, anchor: Anchor, text: str) -> int | None:
    """Return the page that a quotation is on, where the evidence names another."""
    if anchor.place is None or item.page is None:
        return None
    page = anchor.place.in_text(text).page
    return page if page != item.page else None


def _locked_quotation(item: EvidenceQuotation) -> LockedQuotation | None:
    """Return the position of a quotation in the evidence; its day does not matter here."""
    if item.start is None or item.end is None:
        return None
    return LockedQuotation("exact", Place(item.start, item.end, item.page, item.paragraph), date.min)


def _match(evidence: AttachedEvidence, source: str, text_hash: str) -> Match:
    known = evidence.texts.get(source)
    if known is None or known.normaliser != NORMALISER:
        return "incomparable"
    return "same" if known.sha256 == text_hash else "changed"


def _nearest(anchor: Anchor, exact: str) -> tuple[str, ...]:
    if anchor.nearest is None:
        return ("the text has no similar passage",)
    return (f"the most similar passage differs like this: {difference(exact, anchor.nearest.text)[:300]}",)
