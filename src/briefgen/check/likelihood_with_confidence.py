"""likelihood-with-confidence: one sentence has both a likelihood and a confidence.

How likely something is and how well that is known are two things; in one sentence readers confuse them. The
memo prints the text of a judgement after its likelihood, and the basis after its confidence, so the text
may not speak of confidence and the basis may not speak of likelihood. "May" and "could" pass in a basis: they
give no degree, and say what the confidence depends on.

PASS  The storms are likely to return. We have low confidence in this: it rests on one log.
PASS  confidence: {level: low, basis: one log, and it may be incomplete}
FAIL  We have high confidence that the storms are likely to return.
FAIL  confidence: {level: low, basis: the storms will probably return}

Make two sentences of it. In a judgement, the basis says only what the confidence rests on.

Source: ICD 203 (2015), D.6.e.(2).(a): the two are not combined in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.sentences import sentences
from briefgen.language.word_pattern import words_of as listed
from briefgen.language.wording.likelihood import find_confidence, find_likelihood

RULE = "likelihood-with-confidence"


def check(field: ProseField) -> Iterator[Diagnostic]:
    """Report sentences that have both."""
    for n, children in enumerate(field.paragraphs()):
        for k, (at, sentence) in enumerate(sentences(words_of(children), field.language)):
            first = n == k == 0 and field.path[:1] == ("judgements",)
            found = find_likelihood(sentence, field.language, reported=True)
            modals = listed(field.language, "modals of likelihood") if first and _is_basis(field) else ()
            likely = [(each.start, each.end) for each in found if each.term not in modals]
            sure = find_confidence(sentence, field.language)
            if place := _clash(likely, sure, field.path[-1] if first else ""):
                words = sentence[slice(*place)]
                span = field.span(*place_of(children, at + place[0], at + place[1]))
                message = f"`{words}` is in one sentence with {_other(place, likely, field.path[-1])}"
                yield error(RULE, span, message, "make two sentences of it")


def _is_basis(field: ProseField) -> bool:
    return field.path[-1] == "basis"


def _clash(
    likely: Sequence[tuple[int, int]], sure: Sequence[tuple[int, int]], follows: str | int
) -> tuple[int, int] | None:
    """Return the words to report: a confidence next to a likelihood; in a basis, a likelihood."""
    if follows == "basis":
        return likely[0] if likely else None
    return sure[0] if sure and (likely or follows == "text") else None


def _other(place: tuple[int, int], likely: list[tuple[int, int]], name: str | int) -> str:
    if place in likely:
        return "the level of confidence before it"
    return "the likelihood before it" if name == "text" and not likely else "a likelihood"
