"""rating-disagrees: a view has a fact for it that the matrix rates as against it, or the other way round.

A view's `facts_for` speak for its hypothesis, and its `facts_against` against it. A row of the matrix on the
same fact says how that fits each hypothesis. Where one says `consistent` and the other against, or one says
`inconsistent` and the other for, the reader sees two answers on one page. The finding is at the rating if all
views with the fact, two at least, are against it, or if another rating of its row disagrees too.

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
            turned = {name: _turned(row.fact, name, rating, uses) for name, rating in row.ratings.items()}
            row_is_turned = sum(bool(against) for against, _ in turned.values()) > 1
            for hypothesis, (against, all_are) in turned.items():
                rating, place = row.ratings[hypothesis], entry.at("matrix", i, "ratings", hypothesis)
                if against and (row_is_turned or (all_are and len(against) > 1)):
                    yield _of_rating(against, rating, place, is_one_of=row_is_turned)
                else:
                    yield from (_of_view(use, rating, entry.at(*use.place), place) for use in against)


def _uses(question: Question) -> Iterator[_Use]:
    for at, view in enumerate(question.views):
        for key, facts in (("facts_for", view.facts_for), ("facts_against", view.facts_against)):
            for i, fact in enumerate(facts):
                yield _Use(view, ("views", at, key, i), key, fact)


def _turned(fact: str, hypothesis: str, rating: str, uses: list[_Use]) -> tuple[list[_Use], bool]:
    """Return the uses of a fact for or against a hypothesis that a rating is against, and whether all are."""
    of_row = [use for use in uses if (use.fact, use.view.hypothesis) == (fact, hypothesis)]
    turned = [use for use in of_row if _TURNED[use.key] == rating]
    return turned, len(turned) == len(of_row)


def _of_rating(turned: list[_Use], rating: str, place: Span, *, is_one_of: bool) -> Diagnostic:
    """Report a rating that speaks against all views with the fact, or is one of several such in a row."""
    use = turned[0]
    views = " and ".join(f"`{each.view.id}`" for each in turned)
    have = f"views {views} have" if len(turned) > 1 else f"view {views} has"
    more = "; another rating of this row disagrees too" if is_one_of else ""
    message = f"`{use.fact}` is rated `{rating}`, but the {have} it in `{use.key}`{more}"
    return warning(RULE, place, message, f"write `{_SAME[use.key]}`, or move the fact to `{_OTHER[use.key]}`")


def _of_view(use: _Use, rating: str, span: Span, place: Span) -> Diagnostic:
    rated = f"the matrix rates it `{rating}` with `{use.view.hypothesis}`"
    message = f"`{use.fact}` is in `{use.key}` of the view `{use.view.id}`, but {rated}"
    hint = f"move the fact to `{_OTHER[use.key]}`, or rate it `{_SAME[use.key]}`"
    return warning(RULE, span, message, hint, because=(Because(place, "the rating is here"),))
