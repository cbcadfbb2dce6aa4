"""own-mark: words are marked as the analyst's own number, but have no number, or one that has a source.

`[at least 34 slots a day](own:)` marks a threshold, deadline, duration or proposal of the analyst's own. It
prints as plain words without a note, and evidence.json lists it. The mark is for numbers and dates alone, and
does not replace evidence. A warning asks about it where the words speak of what is or was, where a date is
not after the brief's `as_of`, and where a fact has the same number of the same things.

PASS  The port needs [at least 34 slots a day](own:) by [1 May 2026](own:).
FAIL  The port needs [many slots](own:).
FAIL  At the gate, [900 lorries](own:) were waiting.
FAIL  Let [90 lorries](own:) through.          (a fact has the figure 90 lorries)

Remove the mark, or link the number to its fact. A warning can be allowed with a reason, where two numbers are
equal by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.check.looking_ahead import is_ahead
from briefgen.check.own_numbers import (
    SourceReason,
    describe_reason,
    facts_of,
    find_source_reason,
    numbers_in,
    way_to_link,
)
from briefgen.check.prose_field import FieldInEntry, own_spans, place_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Diagnostic, error, warning
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.reading import Reading
from briefgen.reading.prose import Inlines, Own, inlines_below

RULE = "own-mark"


def check(field_in_entry: FieldInEntry, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report marks `own:` that hold no number, or one that may have a source."""
    facts = facts_of(field_in_entry, corpus)
    for children in field_in_entry.paragraphs():
        reading = field_in_entry.read(children)
        filled = {id(mark): (start, end) for mark, start, end in own_spans(children)}
        for mark in inlines_below(children):
            if not isinstance(mark, Own):
                continue
            start, end = filled.get(id(mark), (0, 0))
            if numbers_in(reading, start, end):
                yield from _questions(field_in_entry, children, reading, (start, end), facts)
            else:
                words = reading.text[start:end]
                message = f"`{words}` is marked as your own number, but has no number"
                message = message if words else "the mark `own:` has no words"
                hint = "mark the number or date itself, or remove the mark"
                yield error(RULE, field_in_entry.span(mark.start, mark.end), message, hint)


def _questions(
    field: FieldInEntry, children: Inlines, reading: Reading, place: tuple[int, int], facts: Iterable[Fact]
) -> Iterator[Diagnostic]:
    """Ask about the numbers of a mark that may have a source."""
    for claim in numbers_in(reading, *place):
        span = field.span(*place_of(children, claim.start, claim.end))
        marked = f"`{claim.words}` is marked as your own"
        if isinstance(claim, DateClaim) and claim.year and not is_ahead(field, claim):
            hint = "link it to the fact that has the date, in place of the mark"
            yield warning(RULE, span, f"{marked}, but is not after the brief's `as_of`", hint)
        if isinstance(claim, Quantity):
            reason = find_source_reason(field, reading, claim, facts)
            if reason is not None and _is_serious(reason):
                hint = way_to_link(reading.text[slice(*place)], reason)
                yield warning(RULE, span, f"{marked}, but {describe_reason(reason)}", hint)


def _is_serious(reason: SourceReason) -> bool:
    """Check whether a reason is one that the mark does not decide already."""
    return reason.sure or reason.equal
