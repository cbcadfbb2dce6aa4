"""number-naked: a number in prose is not a link to the fact it comes from.

Numbers in digits and words, money, shares, multiples ("doubled") and vague counts ("dozens of") link to a
fact. "One", "several", ordinals, "two figures" and "the same nine months" pass, and so do numbers that are
names, such as F-16, Article 5, "the 40-hour week" and "beyond the 200 miles". Dates have a rule of their own.
In judgements, indicators, options, decisions, next steps, `would_change` and what the `question` of a gap
asks the analyst's own numbers pass: thresholds, durations, sums proposed. A finding asks about one that
speaks of what is or was, or counts what a fact counts; where that is not sure, it is a warning. In any field
`[34 slots](own:)` marks a number as the analyst's own: see `own-mark`. What a view argues may have the
numbers of its own quotations. A number in the same sentence as a link to a fact passes if that fact says the
same number of the same thing in its statement, figure or quotations; "at least" may be missing where the
fact says that so much is compulsory. Counts up to three, which are met by chance, need the same noun. The
time in which something came about ("in three years") passes if the fact linked right before it has two dates
so far apart, or its figure and another one on its measure do. A difference, a multiple or a duration passes
if its words name it as one ("below", "later", "to spare") and it follows exactly from the figures and dates
of the facts that the sentence links, two at least; a difference or a duration may reach back to a fact that
the sentence before links. So does the exact difference of two numbers in links. A share or a multiple passes
if it compares a number in a link with another one, in this sentence or the one before, or with one that the
statement of a linked fact has.

PASS  Glass reached [72%](fact:glass), five points below the [77%](fact:metal) of metal.
PASS  [A fire stopped the mill](fact:mill-fire), which makes a third of the flour.   (the fact says so)
PASS  Glass cost [€60](fact:glass-cost), three times what it takes to make [metal](fact:metal-cost).
PASS  [more than 11,000 containers](fact:munitions-shipped) have gone
PASS  watch: [{indicator: more than 30 ships in a week}]
PASS  The port needs [at least 34 slots a day](own:).              (in a section)
FAIL  more than 11,000 containers have gone
FAIL  text: Open the quay, where 90 ships now wait.        (in an option)

Link the number to its fact, mark it as your own, or write the sentence without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.check.beside_links import find_beside, is_beside
from briefgen.check.looking_ahead import may_be_own
from briefgen.check.own_numbers import (
    SourceReason,
    counted_words,
    describe_reason,
    facts_of,
    find_source_reason,
    way_to_link,
)
from briefgen.check.prose_field import FieldInEntry, is_linked, own_spans, place_of
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.view import Question
from briefgen.diagnostic import Diagnostic, error, warning
from briefgen.language.claims import Quantity
from briefgen.language.compare import is_in_compound
from briefgen.language.compare_quantities import Fault, best_match
from briefgen.language.denied_qualifiers import FLIPPED
from briefgen.language.listed_names import counts_names, refers_back
from briefgen.language.names_with_numbers import names_limit
from briefgen.language.reading import Reading
from briefgen.language.tables import base_language
from briefgen.language.word_pattern import words_of
from briefgen.reading.prose import Inlines

RULE = "number-naked"
_FEW = 3
"""The size of "several"."""
_MOST = 200
"""Numbers without a link in one paragraph that are looked at closely; if there are more, all are reported."""
_WAY_TO_MARK = "if it is your own threshold, deadline, duration or proposal, mark it: `[{}](own:)`"

_WAY_TO_CALCULATE = "if it is calculated from two facts, link both of their numbers in this sentence"


def check(field_in_entry: FieldInEntry, corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report numbers outside every link into the corpus that may not be the analyst's own."""
    facts = facts_of(field_in_entry, corpus)
    for children in field_in_entry.paragraphs():
        unlinked = list(unlinked_numbers(field_in_entry, children))
        few = len(unlinked) <= _MOST
        for reading, quantity in unlinked:
            if few and (
                _is_quoted(field_in_entry, quantity, supports)
                or is_beside(reading, quantity, find_beside(reading, quantity, children, supports), supports)
            ):
                continue
            own = few and may_be_own(field_in_entry, reading, quantity)
            reason = find_source_reason(field_in_entry, reading, quantity, facts) if few else None
            if own and reason is None:
                continue
            report = error if reason is None or reason.sure or not own else warning
            span = field_in_entry.span(*place_of(children, quantity.start, quantity.end))
            words = counted_words(reading, quantity)
            message = _message(quantity, reason if own else None)
            link = way_to_link(words, reason)
            calculated = (_WAY_TO_CALCULATE,) if quantity.than else ()
            yield report(RULE, span, message, link, *calculated, _WAY_TO_MARK.format(words))


def unlinked_numbers(field: FieldInEntry, children: Inlines) -> Iterator[tuple[Reading, Quantity]]:
    """Yield the numbers of a paragraph that need a fact, and have neither a link nor the mark `own:`."""
    reading = field.read(children)
    marked = [(start, end) for _, start, end in own_spans(children)]
    for quantity in reading.of(Quantity):
        own = any(start < quantity.end and quantity.start < end for start, end in marked)
        known = (
            refers_back(reading, quantity)
            or counts_names(reading, quantity)
            or names_limit(quantity, reading)
            or (quantity.first.high <= _FEW and is_in_compound(quantity, reading))  # two-sided
        )
        needs = _needs_fact(quantity) and not known
        linked = is_linked(children, quantity.start) or is_linked(
            children, quantity.end - 1
        )  # a [fifth](fact:…)
        if not own and not linked and needs:
            yield reading, quantity


def _message(quantity: Quantity, reason: SourceReason | None) -> str:
    """Say why a number needs a link, or ask whether it does."""
    unlinked = f"the number `{quantity.words}` is not linked to a fact"
    if reason is None:
        return unlinked
    if reason.sure:
        return f"{unlinked}, and {describe_reason(reason)}"
    return f"is `{quantity.words}` your own number? {describe_reason(reason)}"


def _needs_fact(quantity: Quantity) -> bool:
    """Check whether a number counts more than "one", "no", "all", "both" or "several" do."""
    first = quantity.first
    if first.kind == "vague":
        return first.low > _FEW
    if first.kind == "share" and first.low == 1:
        return quantity.in_digits
    if (
        first.kind == "count"
        and first.high <= _FEW
        and not words_of("any", "what numbers are called").isdisjoint(quantity.noun)
    ):
        return quantity.in_digits  # two figures are in use
    if quantity.words.casefold().split()[0] == "both":
        return False
    return quantity.in_digits or first.high > 1 or first.kind in ("share", "multiple")


def _is_quoted(field: FieldInEntry, quantity: Quantity, supports: Supports) -> bool:
    """Check whether what a view argues has the number of the view's own quotations."""
    question = field.entry.value
    if not isinstance(question, Question) or field.path[0] != "views":
        return False
    texts = [text for text, _ in supports.of_view(question.views[int(field.path[1])]).texts]
    mine = base_language(field.language)
    best = [(best_match(quantity, t.of(Quantity), across=t.language != mine), t) for t in texts]
    return any(
        found is not None
        and (
            not found[1] or _is_denied(quantity, found[0]) or _may_be_limited(found[0], found[1], text, mine)
        )
        for found, text in best
    )


def _is_denied(quantity: Quantity, match: Quantity) -> bool:
    """Check whether one of two texts denies the limit that the other doubts: "won't fall below 10%"."""
    flipped = FLIPPED.get(quantity.bound) == match.bound or FLIPPED.get(match.bound) == quantity.bound
    return flipped or {quantity.bound, match.bound} == {"above", "below"}


def _may_be_limited(match: Quantity, faults: Sequence[Fault], text: Reading, language: str) -> bool:
    """Check whether a limit is all that another language lacks: it may have a verb, １万トンを割り込む."""
    alone = [fault.respect for fault in faults] == ["qualifier"]
    return alone and not match.bound and base_language(text.language) != language
