"""In what the analyst's words differ from what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.check.support import Support, Text
from briefgen.corpus.fact import Fact
from briefgen.language.claims import Difference
from briefgen.language.compare import compare
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.outline import (
    differences_by_outline,
    join_outlines,
    make_outline,
    read_outline,
)

_MOST_FACTS = 3
_FEWEST_SHARED = 2
"""Words that a heading shares with a fact that it speaks of."""


def differences(claim: Reading, given: Support) -> tuple[Difference, ...]:
    """List in what the numbers, dates and designations of a claim differ from its evidence.

    A number or date that one of several quotations gives, or the sentence around it, is supported. Evidence
    in a language that is not read supports and contradicts nothing.
    """
    return compare_all(claim, given.texts) if given.known else ()


def compare_all(claim: Reading, texts: Iterable[Text]) -> tuple[Difference, ...]:
    """List in what a claim differs from each of some texts; what one of them gives is supported."""
    found = [compare(claim, text, issued, only="numbers") for text, issued in texts]
    best: dict[tuple[int, int], Difference] = {}
    for difference in (d for differences_of_one in found for d in differences_of_one):
        place = (difference.start, difference.end)
        if place not in best or _weight(difference) > _weight(best[place]):
            best[place] = difference
    everywhere = (d for d in best.values() if all(_differs_there(d, other) for other in found))
    return tuple(sorted(everywhere, key=lambda d: d.start))


def _weight(difference: Difference) -> tuple[bool, bool, bool]:
    """Rank the differences at one place: a sure one says most, and one that names the same number."""
    return difference.sure, bool(difference.evidence), difference.respect != "value"


def _differs_there(difference: Difference, others: Iterable[Difference]) -> bool:
    return any((o.start, o.end) == (difference.start, difference.end) for o in others)


def word_differences(text: str, given: Support) -> Iterator[Difference]:
    """Yield in what the words of a text differ from its evidence.

    What evidence in one of several languages supports is not reported.
    """
    found = []
    for language, passages in given.passages.items():
        claim = read(text, guess_language(text, [language], given.usual))
        differences = compare(claim, read("; ".join(passages), language, given.names), only="words")
        if not given.outlines.keys().isdisjoint(passages):
            outline = read_outline(_outline_of(passages, language, given), language, given.names)
            differences = tuple(differences_by_outline(claim.passage, differences, outline))
        found.append(differences)
    if all(found):
        yield from (d for d in next(iter(found), ()) if given.whole or not _may_be_left_out(d))


def _outline_of(passages: Iterable[str], language: str, given: Support) -> str:
    """Return the outline of all evidence in one language: by the lock, or made of the sentences at hand."""
    return join_outlines(
        given.outlines.get(passage) or make_outline(read(passage, language).passage) for passage in passages
    )


def _may_be_left_out(difference: Difference) -> bool:
    """Check whether the rest of the sentence may have what a quotation lacks: the word that denies it."""
    return difference.respect == "negation" and not difference.evidence


def closest_facts(text: str, facts: list[Fact], usual: str) -> list[Fact]:
    """Choose the facts that speak of the same as some words do; a single one is taken to."""
    if len(facts) == 1:
        return facts
    words = _stems(text, usual)
    scored = [(len(words & _stems(fact.statement, usual)), -n) for n, fact in enumerate(facts)]
    best = sorted((score for score in scored if score[0] >= _FEWEST_SHARED), reverse=True)
    return [facts[-n] for _, n in best[:_MOST_FACTS]]


def _stems(text: str, usual: str) -> frozenset[str]:
    passage = read(text, guess_language(text, (), usual)).passage
    return passage.content(passage.whole)
