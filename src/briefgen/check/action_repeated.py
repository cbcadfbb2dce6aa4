"""action-repeated: a brief has one next step twice, or one option under two ids.

Next steps are the same if they have the same words for who and what; options, if they have the same title.
Capital letters and spaces do not matter. The second of two equal steps adds nothing; if it has another
date, nobody knows which one counts.

PASS  next_steps: [{who: Pilots, what: Measure the depth., …}, {who: Port, what: Measure the depth., …}]
FAIL  next_steps: [{who: Pilots, what: Measure the depth., …}, {who: pilots, what: Measure the depth., …}]
PASS  options: [{title: Dredge now, …}, {title: Dredge in May, …}]
FAIL  options: [{id: a, title: Dredge, …}, {id: b, title: Dredge, …}]

Delete one of them, or say how they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.diagnostic import Because, Diagnostic, Span, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "action-repeated"


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report each next step and each option that repeats an earlier one."""
    steps = [(s.who, s.what) for s in brief.value.next_steps]
    yield from _repeated("next step", steps, [brief.at("next_steps", i, "what") for i in range(len(steps))])
    titles = [(option.title,) for option in brief.value.options]
    yield from _repeated("option", titles, [brief.at("options", i, "title") for i in range(len(titles))])


def _repeated(kind: str, entries: Sequence[tuple[str, ...]], spans: Sequence[Span]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, ...], Span] = {}
    for words, span in zip(entries, spans, strict=True):
        key = tuple(" ".join(text.casefold().split()) for text in words)
        if key in seen:
            because = (Because(seen[key], f"the same {kind} is here"),)
            message = f"this {kind} repeats an earlier one"
            yield warning(RULE, span, message, "delete one of them", because=because)
        seen.setdefault(key, span)
