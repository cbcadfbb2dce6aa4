"""number-naked: a number in prose is not a link to the fact it comes from.

Numbers in digits and words, money, shares, multiples ("doubled") and vague counts ("dozens of") link to a
fact. "One", "several" and ordinals pass, and so do numbers that are names, such as F-16 and Article 5.
Dates have a rule of their own. In judgements, indicators, options, decisions, next steps and `would_change`
the analyst's own numbers pass: thresholds, durations, sums proposed. A finding asks about one that speaks
of what is or was, or counts what a fact counts; where that is not sure, it is a warning. In any field `[34
slots](own:)` marks a number as the analyst's own: see `own-mark`. What a view argues may have the numbers
of its own quotations. A number in the same sentence as a link to a fact passes if that fact says the same
number of the same thing in its statement, figure or quotations. Counts up to three, which are met by chance,
always need a link. A difference, a multiple or a duration passes if its words name it as one ("below",
"later") and it follows exactly from the figures and dates of the facts that the sentence links, two at least.

PASS  Glass reached [72%](fact:glass), five points below the [77%](fact:metal) of metal.
PASS  [A fire stopped the mill](fact:mill-fire), which makes a third of the flour.   (the fact says so)
PASS  [more than 11,000 containers](fact:munitions-shipped) have gone
PASS  watch: [{indicator: more than 30 ships in a week}]
PASS  The port needs [at least 34 slots a day](own:).              (in a section)
FAIL  more than 11,000 containers have gone
FAIL  text: Open the quay, where 90 ships now wait.        (in an option)

Link the number to its fact, mark it as your own, or write the sentence without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.fact_readings import dated
from briefgen.check.own_numbers import (
    SourceReason,
    counted_words,
    describe_reason,
    facts_of,
    find_source_reason,
    may_be_own,
    way_to_link,
)
from briefgen.check.prose_field import FieldInEntry, is_linked, links_between, own_spans, place_of
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.view import Question
from briefgen.diagnostic import Diagnostic, error, warning
from briefgen.language.claims import Quantity
from briefgen.language.compare_quantities import best_match
from briefgen.language.dates_agree import Issued
from briefgen.language.derived import follows
from briefgen.language.listed_names import counts_names, refers_back
from briefgen.language.names_with_numbers import is_named_price
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences_around
from briefgen.language.tables import base_language
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
        own = may_be_own(field_in_entry) and few
        for reading, quantity in unlinked:
            if few and (
                _is_quoted(field_in_entry, quantity, supports)
                or _is_beside(reading, quantity, _linked(reading, quantity, children, supports), supports)
            ):
                continue
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
        known = refers_back(reading, quantity) or counts_names(reading, quantity)
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
    if quantity.words.casefold() == "both":
        return False
    return quantity.in_digits or first.high > 1 or first.kind in ("share", "multiple")


def _is_quoted(field: FieldInEntry, quantity: Quantity, supports: Supports) -> bool:
    """Check whether what a view argues has the number of the view's own quotations."""
    question = field.entry.value
    if not isinstance(question, Question) or field.path[0] != "views":
        return False
    texts = [text for text, _ in supports.of_view(question.views[int(field.path[1])]).texts]
    mine = base_language(field.language)
    best = (best_match(quantity, t.of(Quantity), across=t.language != mine) for t in texts)
    return any(found is not None and not found[1] for found in best)


def _linked(reading: Reading, quantity: Quantity, children: Inlines, supports: Supports) -> list[Fact]:
    """List the facts that the sentence of a number links."""
    start, end = sentences_around(reading.text, reading.language, quantity.start, quantity.end)
    known = supports.corpus.facts
    links = links_between(children, start, end)
    ids = {link.id for link in links if link.scheme == "fact" and link.id in known}
    return [known[name].value for name in sorted(ids)]


def _is_beside(reading: Reading, quantity: Quantity, linked: list[Fact], supports: Supports) -> bool:
    """Check whether a fact that the same sentence links says the number, or it follows from two of them."""
    if quantity.first.high <= _FEW and quantity.first.kind == "count":
        return False  # such a number is met by chance
    said = any(_says(fact, quantity, reading, supports) for fact in linked)
    return said or _is_calculated(reading, quantity, linked, supports)


def _is_calculated(reading: Reading, quantity: Quantity, linked: list[Fact], supports: Supports) -> bool:
    """Check whether a number is surely a difference, a multiple or a duration of two facts' own."""
    figures = [f.figure for f in linked if f.figure and f.figure.value is not None and not f.figure.qualifier]
    texts = [(supports.read_figure(figure), Issued()) for figure in figures]
    dates = [(fact.date, fact.figure.as_of if fact.figure else None) for fact in linked]
    texts += [(Reading("", "en", tuple(map(dated, filter(None, each)))), Issued()) for each in dates]
    nouns = [set(quantity.noun), *(set(q.noun) for text, _ in texts for q in text.of(Quantity))]
    named = [noun for noun in nouns if noun]
    counted = quantity.first.kind != "count" or (bool(named) and bool(set.intersection(*named)))
    return len(linked) > 1 and counted and follows(quantity, reading, texts) == "surely"


def _says(fact: Fact, quantity: Quantity, reading: Reading, supports: Supports) -> bool:
    """Check whether a text of a fact has a number with the same unit, noun and qualifier."""
    for text in supports.own_texts(fact):
        if is_named_price(quantity, text):
            return True
        found = best_match(quantity, text.of(Quantity), across=text.language != reading.language)
        if found is None or found[1]:
            continue
        theirs = found[0]
        counts = quantity.first.kind in ("count", "vague") and quantity.noun and theirs.noun
        if not counts or set(quantity.noun) & set(theirs.noun):
            return True
    return False
