"""The key judgements."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, merge_texts, printed_words, with_full_stop
from briefgen.compose.support_words import support_words
from briefgen.compose.words import day_words
from briefgen.document.inlines import Inline, Inlines, NoteRef, Text
from briefgen.document.nodes import Blocks, Judgement, Judgements, Likelihood
from briefgen.spec.brief import JudgementField, Watch
from briefgen.spec.profile import Band

_NOUNS = ("chance", "possibility")
"""Endings of terms that are nouns: "There is a … that"; all others begin "It is … that"."""
_LEADS = MappingProxyType(
    {"almost no chance": "There is", "roughly even odds": "There are", "remote": "The chance is"}
)
"""Terms with a beginning of their own."""


def key_judgements(memo: Memo, level: int) -> Blocks:
    """Compose the key judgements, most important first."""
    items = tuple(_judgement(memo, j) for j in memo.brief.judgements)
    return (Judgements(items, "Watch"),) if items else ()


def _judgement(memo: Memo, judgement: JudgementField) -> Judgement:
    term, band = _likelihood(memo, judgement)
    lead = opening(term, band)
    text = compose_line(judgement.text.strip(), memo.corpus, memo.citations)
    facts = [name for name in judgement.rests_on if name in memo.corpus.facts]
    views = [name for name in judgement.rests_on if name in memo.corpus.views]
    shown = {n.number for n in text if isinstance(n, NoteRef)}
    marks = {*memo.citations.cite_all("fact", facts), *memo.citations.cite_all("view", views)}
    rest = sorted((m for m in marks if m.number not in shown), key=lambda mark: mark.number)
    return Judgement(
        _sentence(lead, text, rest),
        Likelihood(term, band.low, band.high, band.range_words),
        _confidence(memo, judgement),
        (Text(support_words(judgement.rests_on, memo.corpus)),),
        tuple(_watch(memo, w) for w in judgement.watch),
    )


def _likelihood(memo: Memo, judgement: JudgementField) -> tuple[str, Band]:
    found = memo.profile.resolve(judgement.likelihood.term, judgement.likelihood.percent)
    if found is None:
        raise AssertionError("composing follows checking: the likelihood is one of the profile's")
    return found


def opening(term: str, band: Band) -> str:
    """Return the beginning of a judgement's sentence: its likelihood and the range of that."""
    lead = _LEADS.get(term) or ("There is a" if term.endswith(_NOUNS) else "It is")
    return f"{lead} {term} ({band.range_words}) that "


def _sentence(lead: str, text: Inlines, marks: Iterable[Inline]) -> Inlines:
    return merge_texts([Text(lead), *with_full_stop(text), *marks])


def _confidence(memo: Memo, judgement: JudgementField) -> Inlines:
    basis = compose_line(judgement.confidence.basis.strip(), memo.corpus, memo.citations)
    return merge_texts([Text(f"Confidence: {judgement.confidence.level} \u2013 "), *with_full_stop(basis)])


def _watch(memo: Memo, watch: Watch) -> Inlines:
    nodes: list[Inline] = [*_without_stop(memo, watch.indicator)]
    if watch.by:
        nodes.append(Text(f" (by {day_words(watch.by)})"))
    for label, text in (("trigger", watch.trigger), ("then", watch.then)):
        if text:
            nodes += [Text(f"; {label}: "), *_without_stop(memo, text)]
    return merge_texts(nodes)


def _without_stop(memo: Memo, text: str) -> Inlines:
    return compose_line(text.strip().rstrip("."), memo.corpus, memo.citations)


def judgement_words(memo: Memo) -> list[dict[str, Any]]:
    """Return each judgement with its likelihood, its confidence and what it rests on."""
    return [_frozen(memo, judgement) for judgement in memo.brief.judgements]


def _frozen(memo: Memo, judgement: JudgementField) -> dict[str, Any]:
    term, band = _likelihood(memo, judgement)
    return {
        "id": judgement.id,
        "words": printed_words(memo.corpus, judgement.text),
        "likelihood": {"term": term, "low": band.low, "high": band.high, "range": band.range_words},
        "confidence": judgement.confidence.level,
        "basis": printed_words(memo.corpus, judgement.confidence.basis),
        "rests_on": list(judgement.rests_on),
        "watch": [_frozen_watch(memo, watch) for watch in judgement.watch],
    }


def _frozen_watch(memo: Memo, watch: Watch) -> str:
    words = printed_words(memo.corpus, watch.indicator)
    dated = f"{words} (by {watch.by.isoformat()})" if watch.by else words
    more = (printed_words(memo.corpus, text) for text in (watch.trigger, watch.then) if text)
    return "; ".join((dated, *more))
