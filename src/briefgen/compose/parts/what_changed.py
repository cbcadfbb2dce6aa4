"""What changed since the last edition: the judgements, then the evidence behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.changes.changes import Changes, JudgementChange
from briefgen.compose.citations import Citations, Cited
from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, merge_texts, printed_words, with_full_stop
from briefgen.compose.support_words import with_noun
from briefgen.document.inlines import Inlines, Text
from briefgen.document.nodes import Blocks, Changed, WhatChanged
from briefgen.evidence.frozen import FrozenJudgement

_MOST = 3
"""Figures, measures and views that are listed one by one; `briefgen diff` lists all of them."""


def what_changed(memo: Memo, level: int) -> Blocks:
    """Compose the changes since the last edition; nothing where there is no edition, or no change."""
    if memo.since is None:
        return ()
    items = (*_judgements(memo, memo.since.changes), *_marking(memo), *_other_changes(memo.since.changes))
    label = f"What changed since edition {memo.since.edition}"
    return (WhatChanged(label, items),) if any(item.verdict for item in items) else ()


def reason_words(memo: Memo) -> dict[str, str]:
    """Return the words of the reasons why judgements changed, by the ids of the judgements."""
    return {name: printed_words(memo.corpus, reason) for name, reason in _reasons(memo).items()}


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
        words = Text(" ".join(_sentences(change)))
        why = _reason(memo, change, memo.citations)
        yield Changed(change.verdict.capitalize(), merge_texts([words, *_sentence(why)]))
    if same:
        which = "All" if not moved else "The other" if same == 1 else f"The other {same}"
        stand = "judgement stands" if moved and same == 1 else "judgements stand"
        yield Changed("", (Text(f"{which} key {stand}."),))


def _moved(changes: Changes) -> list[JudgementChange]:
    return [change for change in changes.judgements if change.verdict != "unchanged"]


def _reason(memo: Memo, change: JudgementChange, citations: Citations) -> Inlines:
    """Compose why a judgement changed; empty where no reason is given."""
    return compose_line(_reasons(memo)[change.id].strip(), memo.corpus, citations) if change.reason else ()


def _sentence(words: Inlines) -> Inlines:
    """Turn a reason into a sentence: a space, a capital letter, a full stop before its note marks."""
    if not words:
        return ()
    first = words[0]
    if isinstance(first, Text):
        words = (Text(f" {first.text[:1].upper()}{first.text[1:]}", first.lang), *words[1:])
    return with_full_stop(words)


def _sentences(change: JudgementChange) -> Iterator[str]:
    """Write the sentences on one change; likelihood and confidence are never in the same one."""
    old, new = change.old, change.new
    if old is None or new is None:
        yield from _alone(old, new)
        return
    clause = new.words.rstrip(".")
    if change.band_moved:
        yield f"From {old.likelihood.words} to {new.likelihood.words}: {clause}."
    elif change.verdict == "reworded":
        yield f"{_capital(clause)}; it read: {old.words.rstrip('.')}."
    else:
        yield f"{_capital(clause)}."
    if old.confidence != new.confidence:
        yield f"Confidence from {old.confidence} to {new.confidence}."


def _alone(old: FrozenJudgement | None, new: FrozenJudgement | None) -> Iterator[str]:
    if new is not None:
        yield f"{_capital(new.words.rstrip('.'))}: {new.likelihood.words}."
    elif old is not None:
        yield f"{_capital(old.words.rstrip('.'))}: was {old.likelihood.words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _marking(memo: Memo) -> Iterator[Changed]:
    """Yield the change of the marking where the brief gives the reason for it."""
    change = memo.brief.marking_change
    for part in memo.since.changes.parts if memo.since and change else ():
        if part.part == "marking" and change:
            words = f"From {part.old} to {part.new}: {change.reason.rstrip('.')}."
            yield Changed("Marking", (Text(words),))


def _other_changes(changes: Changes) -> Iterator[Changed]:
    """Yield the changes other than those of judgements."""
    for part in changes.parts:
        if part.part == "recommendation":
            yield Changed("Recommendation", (Text(_from_to(f"“{part.old}”", f"“{part.new}”")),))
    figures = [(f.words, v) for f in changes.facts.revised for v in f.fields if v.name == "figure"]
    figure_items = [
        Changed("Revised", (Text(f"{w.rstrip('.')}: {_low(_from_to(v.old, v.new))}"),)) for w, v in figures
    ]
    yield from figure_items[:_MOST]
    for measure in changes.measures[:_MOST]:
        words = f"{measure.new.label}: {measure.new.words}, until now {measure.old.words}."
        yield Changed(measure.verdict.capitalize(), (Text(words),))
    moved = [view for view in changes.views if view.verdict == "moved"]
    for view in moved[:_MOST]:
        words = _from_to(f"“{view.old_answer}”", f"“{view.new_answer}”")
        yield Changed("View moved", (Text(f"{view.holder}: {_low(words)}"),))
    if words := _counts(changes, len(figure_items[:_MOST]), len(moved[:_MOST])):
        yield Changed("Evidence", (Text(f"{_capital(words)}."),))


def _from_to(old: str, new: str) -> str:
    return f"From {old} to {new}."


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]


def _counts(changes: Changes, figures: int, moved: int) -> str:
    """Count the changes that are not listed one by one."""
    facts, sources, views = changes.facts, changes.sources, changes.views
    came = _listed((len(facts.added), "fact"), (len(sources.added), "source"), (_of(views, "new"), "view"))
    went = _listed(
        (len(facts.dropped), "fact"), (len(sources.dropped), "source"), (_of(views, "withdrawn"), "view")
    )
    other = _listed(
        (len(facts.revised) - figures, "fact"),
        (len(sources.revised), "source"),
        (_of(views, "moved") + _of(views, "restated") - moved, "view"),
    )
    pairs = ((came, "added"), (went, "dropped"), (other, "revised"))
    return "; ".join(f"{words} {verb}" for words, verb in pairs if words)


def _of(views: Iterable[object], verdict: str) -> int:
    return sum(getattr(view, "verdict", "") == verdict for view in views)


def _listed(*pairs: tuple[int, str]) -> str:
    return ", ".join(with_noun(number, noun) for number, noun in pairs if number)
