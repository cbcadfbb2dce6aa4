"""The key judgements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefgen.compose.fill import fill
from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, merge_texts, printed_words, with_full_stop
from briefgen.compose.support_words import support_words
from briefgen.compose.words import range_words
from briefgen.corpus.date_words import day_words
from briefgen.document.inlines import Inline, Inlines, NoteRef, Text
from briefgen.document.nodes import Blocks, Judgement, Judgements, Likelihood
from briefgen.spec.brief import JudgementField, Watch
from briefgen.spec.profile import Band


def key_judgements(memo: Memo, level: int) -> Blocks:
    """Compose the key judgements, most important first."""
    items = tuple(_judgement(memo, j) for j in memo.brief.judgements)
    return (Judgements(items, memo.words.text("Watch", "label")),) if items else ()


def _judgement(memo: Memo, judgement: JudgementField) -> Judgement:
    term, band = _likelihood(memo, judgement)
    text = compose_line(judgement.text.strip(), memo.corpus, memo.citations, memo.words)
    facts = [name for name in judgement.rests_on if name in memo.corpus.facts]
    views = [name for name in judgement.rests_on if name in memo.corpus.views]
    shown = {n.number for n in text if isinstance(n, NoteRef)}
    marks = {*memo.citations.cite_all("fact", facts), *memo.citations.cite_all("view", views)}
    rest = sorted((m for m in marks if m.number not in shown), key=lambda mark: mark.number)
    return Judgement(
        _sentence(memo, term, band, text, rest),
        Likelihood(term_words(memo, term), band.low, band.high, range_words(band, memo.words)),
        _confidence(memo, judgement),
        (Text(support_words(judgement.rests_on, memo.corpus, memo.words)),),
        tuple(_watch(memo, w) for w in judgement.watch),
    )


def _likelihood(memo: Memo, judgement: JudgementField) -> tuple[str, Band]:
    found = memo.profile.resolve(judgement.likelihood.term, judgement.likelihood.percent)
    if found is None:
        raise AssertionError("composing follows checking: the likelihood is one of the profile's")
    return found


def term_words(memo: Memo, term: str) -> str:
    """Return a likelihood term in the memo's language; one of the workspace's own profile as it is."""
    return memo.words.term(memo.profile.id, term)


def _sentence(memo: Memo, term: str, band: Band, text: Inlines, marks: Iterable[Inline]) -> Inlines:
    """Put a judgement into the sentence that its term has in the catalogue."""
    words, own = memo.words, f"{memo.profile.id}: sentence"
    if words.has(own, term):
        frame = words.template(term, own)
    elif term.endswith(tuple(words.template("chance, possibility", "endings of nouns").split(", "))):
        frame = words.template("There is a {term} ({range}) that {judgement}")
    else:
        frame = words.template("It is {term} ({range}) that {judgement}")
    judgement = (*with_full_stop(text), *marks)
    return fill(frame, term=term, range=range_words(band, words), judgement=judgement)


def _confidence(memo: Memo, judgement: JudgementField) -> Inlines:
    basis = compose_line(judgement.confidence.basis.strip(), memo.corpus, memo.citations, memo.words)
    level = memo.words.term("confidence", judgement.confidence.level)
    frame = memo.words.template("Confidence: {level} – {basis}")
    return fill(frame, level=level, basis=with_full_stop(basis))


def _watch(memo: Memo, watch: Watch) -> Inlines:
    nodes: list[Inline] = [*_without_stop(memo, watch.indicator)]
    if watch.by:
        nodes.append(Text(f" ({memo.words.text('by {day}', day=day_words(watch.by, memo.words))})"))
    for label, text in (("trigger: {text}", watch.trigger), ("then: {text}", watch.then)):
        if text:
            nodes.append(Text(memo.words.formats.semicolon))
            nodes += fill(memo.words.template(label), text=_without_stop(memo, text))
    return merge_texts(nodes)


def _without_stop(memo: Memo, text: str) -> Inlines:
    return compose_line(text.strip().rstrip("."), memo.corpus, memo.citations, memo.words)


def judgement_words(memo: Memo) -> list[dict[str, Any]]:
    """Return each judgement with its likelihood, its confidence and what it rests on."""
    return [_frozen(memo, judgement) for judgement in memo.brief.judgements]


def _frozen(memo: Memo, judgement: JudgementField) -> dict[str, Any]:
    term, band = _likelihood(memo, judgement)
    return {
        "id": judgement.id,
        "words": printed_words(memo.corpus, memo.words, judgement.text),
        "likelihood": {
            "term": term_words(memo, term),
            "low": band.low,
            "high": band.high,
            "range": range_words(band, memo.words),
        },
        "confidence": judgement.confidence.level,
        "basis": printed_words(memo.corpus, memo.words, judgement.confidence.basis),
        "rests_on": list(judgement.rests_on),
        "watch": [_frozen_watch(memo, watch) for watch in judgement.watch],
    }


def _frozen_watch(memo: Memo, watch: Watch) -> str:
    words = printed_words(memo.corpus, memo.words, watch.indicator)
    dated = f"{words} (by {watch.by.isoformat()})" if watch.by else words
    more = (printed_words(memo.corpus, memo.words, text) for text in (watch.trigger, watch.then) if text)
    return "; ".join((dated, *more))
