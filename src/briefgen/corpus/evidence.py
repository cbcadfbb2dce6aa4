"""Evidence: a short quotation from a source that supports a statement."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    model_validator,
)

from briefgen.reading.model import Id, Model
from briefgen.reading.schema_suggestions import FormError

MOST_WORDS = 14
"""Longest fragment: other people's texts are quoted only as far as needed as proof. Units: words."""
MOST_FRAGMENTS = 6
ELISION = " … "
"""What is printed for the words between two fragments."""

_LAST_DIGITS = re.compile(r"\d+$")
_FIRST_DIGITS = re.compile(r"\d+")

Fragment = Annotated[str, StringConstraints(min_length=1, max_length=400)]


def _joined(value: Any) -> Any:
    """Join a list of fragments into the words that are printed."""
    if not isinstance(value, list):
        return value
    texts = [each.strip() for each in value if isinstance(each, str)]
    if not 0 < len(value) <= MOST_FRAGMENTS or len(texts) < len(value) or "" in texts:
        message = f"a list of fragments has one to {MOST_FRAGMENTS} texts"
        raise FormError(message, "write each fragment as an item, in the order of the source")
    return ELISION.join(texts)


Words = Annotated[
    str,
    BeforeValidator(_joined, json_schema_input_type=Fragment | list[Fragment]),
    StringConstraints(min_length=1, max_length=2400),
]
"""The words of a quotation; in YAML, a text or a list of fragments."""


class Evidence(Model):
    """A verbatim quotation from a source, or a few fragments of one passage, in order.

    Source: W3C Web Annotation Data Model, TextQuoteSelector.
    """

    source: Id = Field(description="Id of the quoted source.")
    exact: Words = Field(
        description=f"The exact words of the source, {MOST_WORDS} at most; or a list of such fragments of a "
        "passage, in order."
    )
    prefix: Fragment | None = Field(
        None, description="The words right before it, if `exact` occurs more than once."
    )
    suffix: Fragment | None = Field(
        None, description="The words right after it, if `exact` occurs more than once."
    )
    _fragments: tuple[str, ...] = PrivateAttr(())

    @property
    def fragments(self) -> tuple[str, ...]:
        """The fragments of the quotation: usually one, all of it."""
        return self._fragments or (self.exact,)

    @property
    def split_number(self) -> str:
        """The number that the comma of a list in YAML seems to have split; empty where there is none."""
        for first, second in pairwise(self.fragments):
            head, tail = _LAST_DIGITS.search(first), _FIRST_DIGITS.match(second)
            if head and tail:
                return f"{head[0]},{tail[0]}"
        return ""

    @property
    def rejoined(self) -> tuple[str, ...]:
        """The fragments, with the parts of a number that a comma has split joined again."""
        made = list(self.fragments[:1])
        for fragment in self.fragments[1:]:
            if _LAST_DIGITS.search(made[-1]) and _FIRST_DIGITS.match(fragment):
                made[-1] = f"{made[-1]},{fragment}"
            else:
                made.append(fragment)
        return tuple(made)

    @model_validator(mode="wrap")
    @classmethod
    def _with_fragments(cls, given: Any, handler: ModelWrapValidatorHandler[Evidence]) -> Evidence:
        made = handler(given)
        exact = given.get("exact") if isinstance(given, dict) else None
        if isinstance(exact, list):
            made._fragments = tuple(each.strip() for each in exact)  # noqa: SLF001  # its own
        return made
