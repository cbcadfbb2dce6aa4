"""rating-disagrees: a view has a fact for it that the matrix rates as against it, or the other way round.

A view's `facts_for` speak for its hypothesis, and its `facts_against` against it. A row of the matrix on the
same fact says how that fits each hypothesis. Where one says `consistent` and the other against, or one says
`inconsistent` and the other for, the reader sees two answers on one page.

PASS  facts_for: [channel-closed]      {fact: channel-closed, ratings: {extend: consistent, wait: neutral}}
FAIL  facts_for: [channel-closed]      {fact: channel-closed, ratings: {extend: inconsistent, wait: neutral}}

Correct the rating, or move the fact to the other list. A fact may speak for a holder who takes another way to
the hypothesis than the matrix does: then allow the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, warning

RULE = "rating-disagrees"
_OTHER = {"facts_for": "facts_against", "facts_against": "facts_for"}
_TURNED = {"facts_for": "inconsistent", "facts_against": "consistent"}


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report facts that a view and the matrix of its question put on different sides."""
    for entry in corpus.questions.values():
        rows = {row.fact: (i, row.ratings) for i, row in enumerate(entry.value.matrix)}
        for at, view in enumerate(entry.value.views):
            used = [("facts_for", i, name) for i, name in enumerate(view.facts_for)]
            used += [("facts_against", i, name) for i, name in enumerate(view.facts_against)]
            for key, i, name in used:
                row, ratings = rows.get(name, (0, {}))
                if ratings.get(view.hypothesis) == _TURNED[key]:
                    place = entry.at("matrix", row, "ratings", view.hypothesis)
                    rated = f"the matrix rates it `{_TURNED[key]}` with `{view.hypothesis}`"
                    yield warning(
                        RULE,
                        entry.at("views", at, key, i),
                        f"`{name}` is in `{key}` of the view `{view.id}`, but {rated}",
                        f"correct the rating, or move the fact to `{_OTHER[key]}`",
                        because=(Because(place, "the rating is here"),),
                    )
