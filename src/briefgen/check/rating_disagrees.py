"""rating-disagrees: a view has a fact for it that the matrix rates as against it, or the other way round.

A view's `facts_for` speak for its hypothesis, and its `facts_against` against it. A row of the matrix on the
same fact says how that fits each hypothesis. Where one says `consistent` and the other against, or one says
`inconsistent` and the other for, the reader sees two answers on one page. The finding is at the rating if all
views with the fact, two at least, are against it.

PASS  facts_for: [channel-closed]      {fact: channel-closed, ratings: {extend: consistent, wait: neutral}}
FAIL  facts_for: [channel-closed]      {fact: channel-closed, ratings: {extend: inconsistent, wait: neutral}}

Correct the rating, or move the fact to the other list. A fact may speak for a holder who takes another way to
the hypothesis than the matrix does: then allow the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.view import Question, View
from briefgen.diagnostic import Because, Diagnostic, Span, warning

RULE = "rating-disagrees"
_OTHER = {"facts_for": "facts_against", "facts_against": "facts_for"}
_TURNED = {"facts_for": "inconsistent", "facts_against": "consistent"}
_SAME = {"facts_for": "consistent", "facts_against": "inconsistent"}


class _Use(Struct, frozen=True):
    """Where a view uses a fact that the matrix rates."""

    view: View
    place: tuple[str | int, ...]
    key: str
    fact: str


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report facts that a view and the matrix of its question put on different sides."""
    for entry in corpus.questions.values():
        uses = list(_uses(entry.value))
        for i, row in enumerate(entry.value.matrix):
            for hypothesis, rating in row.ratings.items():
                of_row = [use for use in uses if (use.fact, use.view.hypothesis) == (row.fact, hypothesis)]
                turned = [use for use in of_row if _TURNED[use.key] == rating]
                place = entry.at("matrix", i, "ratings", hypothesis)
                if len(turned) > 1 and len(turned) == len(of_row):
                    yield _of_rating(turned, rating, place)
                else:
                    yield from (_of_view(use, rating, entry.at(*use.place), place) for use in turned)


def _uses(question: Question) -> Iterator[_Use]:
    for at, view in enumerate(question.views):
        for key, facts in (("facts_for", view.facts_for), ("facts_against", view.facts_against)):
            for i, fact in enumerate(facts):
                yield _Use(view, ("views", at, key, i), key, fact)


def _of_rating(turned: list[_Use], rating: str, place: Span) -> Diagnostic:
    """Report a rating that speaks against all views with the fact, two at least."""
    use = turned[0]
    views = " and ".join(f"`{each.view.id}`" for each in turned)
    message = f"`{use.fact}` is rated `{rating}`, but the views {views} have it in `{use.key}`"
    return warning(RULE, place, message, f"write `{_SAME[use.key]}`, or move the fact to `{_OTHER[use.key]}`")


def _of_view(use: _Use, rating: str, span: Span, place: Span) -> Diagnostic:
    rated = f"the matrix rates it `{rating}` with `{use.view.hypothesis}`"
    message = f"`{use.fact}` is in `{use.key}` of the view `{use.view.id}`, but {rated}"
    hint = f"move the fact to `{_OTHER[use.key]}`, or rate it `{_SAME[use.key]}`"
    return warning(RULE, span, message, hint, because=(Because(place, "the rating is here"),))
