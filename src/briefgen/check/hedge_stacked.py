"""hedge-stacked: two hedges follow each other.

One hedge says how sure the writer is; with two, the reader cannot tell. The text of a judgement follows "It
is likely that", so any hedge in it is a second one.

PASS  The storms are likely to return.
FAIL  The storms could possibly return.
FAIL  It seems likely that the storms may return.

Keep the one that you mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.estimative import find_likelihood
from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.diagnostic import Diagnostic, warning

RULE = "hedge-stacked"
_SEEMING = re.compile(
    r"(?<![\w-])(?:seem(?:s|ed|ing(?:ly)?)?|appear(?:s|ed)?\s+to|apparently)(?![\w-])", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s+(?:(?!(?:or|and|nor|than|but)\b)[\w’']+\s+){0,3}")
"""What may be between two hedges on the same thing: three words at most, no comma and no "or"."""


def check(field: ProseField) -> Iterator[Diagnostic]:
    """Report hedges that follow each other."""
    in_judgement = field.path[:1] == ("judgements",) and field.path[-1] == "text"
    for children in field.paragraphs():
        text = words_of(children)
        for start, end in _stacked(text, single=in_judgement):
            span = field.span(*place_of(children, start, end))
            message = f"`{text[start:end]}` hedges twice"
            if in_judgement:
                message = f"`{text[start:end]}` is a second hedge: the sentence begins “It is likely that”"
            yield warning(RULE, span, message, "keep the one that you mean")


def _stacked(text: str, *, single: bool) -> Iterator[tuple[int, int]]:
    """Yield the places with two hedges or more; with `single`, those with one too."""
    likely = [(found.start, found.end) for found in find_likelihood(text)]
    seeming = [] if single else [found.span() for found in _SEEMING.finditer(text)]
    run: list[tuple[int, int]] = []
    for place in sorted((*likely, *seeming)):
        if run and not _BETWEEN.fullmatch(text, run[-1][1], place[0]):
            if len(run) > 1 or single:
                yield run[0][0], run[-1][1]
            run = []
        run.append(place)
    if len(run) > 1 or (single and run):
        yield run[0][0], run[-1][1]
