"""hedge-stacked: two hedges follow each other.

One hedge says how sure the writer is; with two, the reader cannot tell. The text of a judgement follows "It
is likely that", so any hedge in it is a second one.

PASS  The storms are likely to return.
FAIL  The storms could possibly return.
FAIL  It seems likely that the storms may return.

Keep the one that you mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.wording.likelihood import Place, find_likelihood, find_seeming, follow_each_other

RULE = "hedge-stacked"


def check(field: ProseField) -> Iterator[Diagnostic]:
    """Report hedges that follow each other."""
    in_judgement = field.path[:1] == ("judgements",) and field.path[-1] == "text"
    for children in field.paragraphs():
        text = words_of(children)
        for run in _stacked(text, field.language, single=in_judgement):
            start, end = run[0][0], run[-1][1]
            span = field.span(*place_of(children, start, end))
            words = " or ".join(f"`{text[first:last]}`" for first, last in run)
            message, hint = f"`{text[start:end]}` hedges twice", f"keep the one that you mean: {words}"
            if in_judgement:
                message = f"`{text[start:end]}` is a second hedge: the sentence begins “It is likely that”"
                hint = f"write the sentence without {words}, and choose the `likelihood` that you mean"
            yield warning(RULE, span, message, hint)


def _stacked(text: str, language: str, *, single: bool) -> Iterator[list[Place]]:
    """Yield two hedges or more that follow each other; with `single`, also one alone."""
    likely = [(found.start, found.end) for found in find_likelihood(text, language)]
    seeming = [] if single else find_seeming(text, language)
    run: list[Place] = []
    for place in sorted((*likely, *seeming)):
        if run and not follow_each_other(text, language, run[-1], place):
            if len(run) > 1 or single:
                yield run
            run = []
        run.append(place)
    if len(run) > 1 or (single and run):
        yield run
