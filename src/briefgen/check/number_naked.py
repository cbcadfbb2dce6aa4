"""number-naked: a number in prose is not a link to the fact it comes from.

Numbers in digits and words, money, shares, multiples ("doubled") and vague counts ("dozens of") link to
a fact. "One", "several" and ordinals pass, and so do numbers that are names, such as F-16 and Article 5.
Dates have a rule of their own. In judgements, indicators, options and `would_change` the analyst's own
numbers pass: thresholds, durations and sums proposed, unless they are about what is or was. What a view
argues may have the numbers of its own quotations.

PASS  [more than 11,000 containers](fact:munitions-shipped) have gone
PASS  watch: [{indicator: more than 30 ships in a week}]
FAIL  more than 11,000 containers have gone
FAIL  text: Open the quay, where 90 ships now wait.        (in an option)

Link the number to its fact, or write the sentence without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.own_numbers import is_own, may_be_own
from briefgen.check.prose_field import ProseField, is_linked, place_of, words_of
from briefgen.check.support import Supports
from briefgen.corpus.view import Question
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.claims import Quantity
from briefgen.language.compare_quantities import best_match
from briefgen.language.read import read

RULE = "number-naked"
_FEW = 3
"""The size of "several"."""


def check(field: ProseField, supports: Supports) -> Iterator[Diagnostic]:
    """Report numbers outside every link into the corpus."""
    for children in field.paragraphs():
        reading = read(words_of(children), "en")
        for quantity in reading.of(Quantity):
            if is_linked(children, quantity.start) or not _needs_fact(quantity):
                continue
            if is_own(field, reading, quantity) or _is_quoted(field, quantity, supports):
                continue
            message = f"the number `{quantity.words}` is not linked to a fact"
            hint = "write it as `[words](fact:ID)`, or without the number"
            if may_be_own(field):
                hint = f"{hint}; as a number of your own, write it as what is to come"
            span = field.span(*place_of(children, quantity.start, quantity.end))
            yield error(RULE, span, message, hint)


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


def _is_quoted(field: ProseField, quantity: Quantity, supports: Supports) -> bool:
    """Check whether what a view argues has the number of the view's own quotations."""
    question = field.entry.value
    if not isinstance(question, Question) or field.path[0] != "views":
        return False
    texts = [text for text, _ in supports.of_view(question.views[int(field.path[1])]).texts]
    best = (best_match(quantity, t.of(Quantity), across=t.language != "en") for t in texts)
    return any(found is not None and not found[1] for found in best)
