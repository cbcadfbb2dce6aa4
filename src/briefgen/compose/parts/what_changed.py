"""What changed since the last edition: the judgements, then the evidence behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.catalogues.words import Words
from briefgen.changes.changes import Changes, JudgementChange
from briefgen.compose.citations import Citations, Cited
from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, merge_texts, printed_words, with_full_stop
from briefgen.document.inlines import Inlines, Text
from briefgen.document.nodes import Blocks, Changed, WhatChanged
from briefgen.evidence.frozen import FrozenJudgement

_MOST = 3
"""Figures, measures and views that are listed one by one; `briefgen diff` lists all of them."""


def what_changed(memo: Memo, level: int) -> Blocks:
    """Compose the changes since the last edition; nothing where there is no edition, or no change."""
    if memo.since is None:
        return ()
    items = (
        *_judgements(memo, memo.since.changes),
        *_marking(memo),
        *_other_changes(memo.since.changes, memo.words),
    )
    label = memo.words.text("What changed since edition {number}", number=memo.since.edition)
    return (WhatChanged(label, items),) if any(item.verdict for item in items) else ()


def reason_words(memo: Memo) -> dict[str, str]:
    """Return the words of the reasons why judgements changed, by the ids of the judgements."""
    return {name: printed_words(memo.corpus, memo.words, reason) for name, reason in _reasons(memo).items()}


def cited(memo: Memo) -> Iterable[Cited]:
    """List what the changes since the last edition will cite, in order; only the reasons cite anything."""
    citations = Citations()
    for change in _moved(memo.since.changes) if memo.since else ():
        _reason(memo, change, citations)
    return citations.numbers


def _reasons(memo: Memo) -> dict[str, str]:
    reasons = {j.id: j.change.reason for j in memo.brief.judgements if j.change}
    return reasons | {gone.id: gone.reason for gone in memo.brief.withdrawn}


def _judgements(memo: Memo, changes: Changes) -> Iterator[Changed]:
    moved = _moved(changes)
    same = len(changes.judgements) - len(moved)
    for change in moved:
        words = Text(" ".join(_sentences(change, memo.words)))
        why = _reason(memo, change, memo.citations)
        yield Changed(
            memo.words.text(change.verdict.capitalize(), "verdict"), merge_texts([words, *_sentence(why)])
        )
    if same:
        others = "The other key judgement stands.", "The other {number} key judgements stand."
        all_stand = memo.words.text("All key judgements stand.")
        yield Changed("", (Text(memo.words.count(*others, same) if moved else all_stand),))


def _moved(changes: Changes) -> list[JudgementChange]:
    return [change for change in changes.judgements if change.verdict != "unchanged"]


def _reason(memo: Memo, change: JudgementChange, citations: Citations) -> Inlines:
    """Compose why a judgement changed; empty where no reason is given."""
    return (
        compose_line(_reasons(memo)[change.id].strip(), memo.corpus, citations, memo.words)
        if change.reason
        else ()
    )


def _sentence(words: Inlines) -> Inlines:
    """Turn a reason into a sentence: a space, a capital letter, a full stop before its note marks."""
    if not words:
        return ()
    first = words[0]
    if isinstance(first, Text):
        words = (Text(f" {first.text[:1].upper()}{first.text[1:]}", first.lang), *words[1:])
    return with_full_stop(words)


def _sentences(change: JudgementChange, words: Words) -> Iterator[str]:
    """Write the sentences on one change; likelihood and confidence are never in the same one."""
    old, new = change.old, change.new
    if old is None or new is None:
        yield from _alone(old, new, words)
        return
    clause = new.words.rstrip(".")
    if change.band_moved:
        bands = {"old": old.likelihood.words, "new": new.likelihood.words}
        yield words.text("From {old} to {new}: {judgement}.", judgement=clause, **bands)
    elif change.verdict == "reworded":
        texts = {"new": _capital(clause), "old": old.words.rstrip(".")}
        yield words.text("{new}; it read: {old}.", **texts)
    else:
        yield f"{_capital(clause)}."
    if old.confidence != new.confidence:
        levels = (words.term("confidence", level) for level in (old.confidence, new.confidence))
        before, after = levels
        yield words.text("Confidence from {old} to {new}.", old=before, new=after)


def _alone(old: FrozenJudgement | None, new: FrozenJudgement | None, words: Words) -> Iterator[str]:
    if new is not None:
        clause = _capital(new.words.rstrip("."))
        yield words.text("{judgement}: {likelihood}.", judgement=clause, likelihood=new.likelihood.words)
    elif old is not None:
        clause = _capital(old.words.rstrip("."))
        yield words.text("{judgement}: was {likelihood}.", judgement=clause, likelihood=old.likelihood.words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _marking(memo: Memo) -> Iterator[Changed]:
    """Yield the change of the marking where the brief gives the reason for it."""
    change = memo.brief.marking_change
    for part in memo.since.changes.parts if memo.since and change else ():
        if part.part == "marking" and change:
            values = {"old": part.old, "new": part.new, "reason": change.reason.rstrip(".")}
            words = memo.words.text("From {old} to {new}: {reason}.", "marking", **values)
            yield Changed(memo.words.text("Marking", "label"), (Text(words),))


def _other_changes(changes: Changes, words: Words) -> Iterator[Changed]:
    """Yield the changes other than those of judgements."""
    for part in changes.parts:
        if part.part == "recommendation":
            titles = {"old": words.formats.quoted(part.old), "new": words.formats.quoted(part.new)}
            moved_to = words.text("From {old} to {new}.", **titles)
            yield Changed(words.text("Recommendation", "label"), (Text(moved_to),))
    figures = [(f.words, v) for f in changes.facts.revised for v in f.fields if v.name == "figure"]
    revised = "{about}: from {old} to {new}."
    figure_items = [
        Changed(
            words.text("Revised", "verdict"),
            (Text(words.text(revised, about=about.rstrip("."), old=value.old, new=value.new)),),
        )
        for about, value in figures
    ]
    yield from figure_items[:_MOST]
    for measure in changes.measures[:_MOST]:
        values = {"measure": measure.new.label, "new": measure.new.words, "old": measure.old.words}
        sentence = words.text("{measure}: {new}, until now {old}.", **values)
        yield Changed(words.text(measure.verdict.capitalize(), "verdict"), (Text(sentence),))
    moved = [view for view in changes.views if view.verdict == "moved"]
    for view in moved[:_MOST]:
        answers = (view.old_answer, view.new_answer)
        old, new = map(words.formats.quoted, answers)
        sentence = words.text(revised, about=view.holder, old=old, new=new)
        yield Changed(words.text("View moved", "verdict"), (Text(sentence),))
    if counted := _counts(changes, len(figure_items[:_MOST]), len(moved[:_MOST]), words):
        yield Changed(words.text("Evidence", "label"), (Text(f"{_capital(counted)}."),))


def _counts(changes: Changes, figures: int, moved: int, words: Words) -> str:
    """Count the changes that are not listed one by one."""
    facts, sources, views = changes.facts, changes.sources, changes.views
    restated = _of(views, "moved") + _of(views, "restated") - moved
    counts = (
        ("{what} added", len(facts.added), len(sources.added), _of(views, "new")),
        ("{what} dropped", len(facts.dropped), len(sources.dropped), _of(views, "withdrawn")),
        ("{what} revised", len(facts.revised) - figures, len(sources.revised), restated),
    )
    nouns = (
        ("{number} fact", "{number} facts"),
        ("{number} source", "{number} sources"),
        ("{number} view", "{number} views"),
    )
    pairs = (
        (message, [words.count(*noun, n) for noun, n in zip(nouns, found, strict=True) if n])
        for message, *found in counts
    )
    return words.semicolon_list(words.text(message, what=words.comma_list(w)) for message, w in pairs if w)


def _of(views: Iterable[object], verdict: str) -> int:
    return sum(getattr(view, "verdict", "") == verdict for view in views)
