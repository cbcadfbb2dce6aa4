"""number-naked: a number in prose is not linked to the fact it comes from.

Numerals, number words, sums of money, percentages, multiples ("doubled") and vague counts ("dozens of")
must be linked to a fact. "One" and ordinals pass. Dates have a rule of their own: date-unsupported.

PASS  [more than 11,000 containers](fact:munitions-shipped) have gone
FAIL  more than 11,000 containers have gone

Link the number to its fact, or write the sentence without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import ProseField, bare_words
from briefgen.check.quantities import find_quantities
from briefgen.diagnostic import Diagnostic, error

RULE = "number-naked"


def check(field: ProseField) -> Iterator[Diagnostic]:
    """Report numbers that are not in a link to the corpus."""
    for children in field.paragraphs():
        for words in bare_words(children):
            for quantity in find_quantities(words.text):
                span = field.span(words.start + quantity.start, words.start + quantity.end)
                message = f"the number `{quantity.words}` is not linked to a fact"
                yield error(RULE, span, message, "write it as `[words](fact:ID)`, or without the number")
