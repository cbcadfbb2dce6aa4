"""Whether a number may be the result of numbers of one or several texts, by any operation that is known."""

from __future__ import annotations

from briefgen.language.claims import Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.lengths_of_time import is_between_times
from briefgen.language.loosely_derived import may_follow
from briefgen.language.one_operation import is_one_operation
from briefgen.language.reading import Reading
from briefgen.language.reckoned_way import all_in_one, distinct
from briefgen.language.results import is_result, is_sum_of_bounds, is_sum_of_equals

Texts = tuple[tuple[Reading, Issued], ...]
"""Texts, read, each with the date that its source was issued."""


def with_joined(texts: Texts) -> Texts:
    """Return texts, and all of them in one: a sentence may compare with the number of another."""
    joined = all_in_one([text for text, _ in texts])
    return (*texts, *((text, texts[0][1]) for text in joined))


def is_reckoned(mine: Quantity, claim: Reading, texts: Texts) -> bool:
    """Check whether a number may be the result of numbers of the texts, though no words say how."""
    given = distinct([text for text, _ in texts])
    return (
        may_follow(mine, claim, texts)
        or is_one_operation(mine, claim, with_joined(texts))
        or is_result(mine, claim, given)
        or is_sum_of_bounds(mine, given)
        or is_sum_of_equals(mine, given)
        or is_between_times(mine, claim, given)
    )
