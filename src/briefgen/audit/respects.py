"""In what a statement and a passage disagree about a number: rise or fall, rate, whole, plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.audit.bindings import same_number
from briefgen.audit.windows import Window
from briefgen.language.claims import Designation, Difference, Ordinal, Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.compare_modality import is_past
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.plans import find_plan
from briefgen.language.wording.stems import stem

_MOVES = frozenset({"rise", "more"})
_MOVE_REACH = 3
"""Words between a number and the word that says that it is a rise or a fall."""
_OF = WordPattern(r"\s{share of}\s", re.IGNORECASE)
_NUMBERED = WordPattern(r"\b([a-z]{4,}) \d+(?=[,.;]|\s{numbered by}\b)")
"""An item by its number: recommendation 12."""


def typed_differences(claim: Reading, window: Window) -> Iterator[Difference]:
    """Yield the differences about the numbers that a statement and a passage both have."""
    evidence = window.reading
    yield from _ranks(claim, evidence, window.core.reading)
    for mine in claim.of(Quantity):
        own = [q for q in evidence.of(Quantity) if same_number(mine, q)]
        if own:
            yield from _only_planned(mine, own, claim, evidence)
            yield from _moves(mine, own, claim, evidence)
            yield from _wholes(mine, own, claim, evidence, window.everywhere)


def _ranks(claim: Reading, evidence: Reading, core: Reading) -> Iterator[Difference]:
    """Report a place in an order where the passage has another number of the same list: recommendation 12."""
    given = {str(o.value) for o in evidence.of(Ordinal)} | {d.number for d in evidence.of(Designation)}
    given |= {str(q.first.low) for q in evidence.of(Quantity)}
    numbered = [found for found in _NUMBERED.of(core.language).finditer(core.text) if found[1].isascii()]
    for mine in claim.of(Ordinal):
        if mine.value > 1 and str(mine.value) not in given and not mine.idiom:
            words = numbered[0][0] if len(numbered) == 1 else ""
            yield Difference("ordinal", bool(words), mine.words, words, mine.start, mine.end)


def _only_planned(
    mine: Quantity, own: list[Quantity], claim: Reading, evidence: Reading
) -> Iterator[Difference]:
    """Report a number that a statement says is so, and a passage that it is to be."""
    plans = [_plan(evidence.passage, q) for q in own]
    terms = claim.passage.terms_in(claim.passage.whole, "modality")
    open_yet = any(term.name == "planned" for term in terms) or find_plan(claim.passage, mine.start)
    if all(plans) and not open_yet and mine.in_digits:
        words, sure = next(plan for plan in plans if plan)
        law = words.casefold() in evidence.passage.lists["modals of a law"]
        if not law or is_past(claim.passage, claim.passage.whole):  # else what a law says with "shall" is so
            yield Difference("modality", sure, mine.words, words, mine.start, mine.end)


def _plan(passage: Passage, number: Quantity) -> tuple[str, bool] | None:
    """Return the words that mark a number as planned, and whether it is surely more than a forecast."""
    found = find_plan(passage, number.start)
    if found:
        return passage.text_of(found[0]), found[1] != "forecast"
    sentence = next((c for c in passage.clauses if passage.words[c.last - 1].end > number.start), None)
    for term in passage.terms_in(sentence, "modality") if sentence else ():
        if term.name == "planned" and passage.words[term.first].start < number.start:
            return passage.text_of(term), True
    return None


def _moves(mine: Quantity, own: list[Quantity], claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report 18 per cent higher, where a passage has a fall of 18 per cent."""
    if mine.first.kind != "share":
        return
    found = _move(claim.passage, mine)
    others = [_move(evidence.passage, q) for q in own]
    if found and others and all(other and other[0] == -found[0] for other in others):
        start, end = mine.start, mine.end
        other = next(other for other in others if other)
        yield Difference("direction", True, f"{mine.words} {found[1]}", other[1], start, end)


def _move(passage: Passage, number: Quantity) -> tuple[int, str] | None:
    """Return whether a word right beside a number says that it is a rise, 1, or a fall, -1; with the word."""
    places = [i for i, w in enumerate(passage.words) if number.start <= w.start < number.end]
    if not places:
        return None
    best: tuple[int, int, str] | None = None
    for term in passage.terms_in(passage.whole, "pairs"):
        away = min(abs(term.first - places[-1]), abs(places[0] - term.last + 1))
        between = sorted((passage.words[term.first].start, number.start))
        if (
            term.name not in _MOVES
            or away > _MOVE_REACH
            or set(",;.") & set(passage.text[between[0] : between[1]])
        ):
            continue
        if best is None or away < best[0]:
            best = (away, term.sign, passage.text_of(term))
    return best[1:] if best else None


def _wholes(
    mine: Quantity, own: list[Quantity], claim: Reading, evidence: Reading, everywhere: frozenset[str]
) -> Iterator[Difference]:
    """Report a share of the profit, where a passage has it as a share of the revenue.

    A word that the text has elsewhere means another thing there than the word that this share is of.
    """
    if not _OF.of(claim.language).match(claim.text, mine.end):
        return
    language = claim.language
    nouns = [stem(word, language) for word in mine.noun]
    for theirs in own:
        if not _OF.of(evidence.language).match(evidence.text, theirs.end):
            continue
        after = [w for w in evidence.passage.words if w.start >= theirs.end][1:3]
        part = next((w for w in after if w.key in evidence.passage.lists["those asked"]), None)
        own_nouns = [stem(word, language) for word in theirs.noun]
        only_mine = set(nouns) - set(own_nouns)
        other = bool(nouns and own_nouns) and nouns[0] not in own_nouns and own_nouns[0] not in nouns
        share = mine.first.kind == "share"
        if not share and other:
            yield Difference(
                "subject", False, claim.text[mine.start : mine.end], theirs.words, mine.start - 1, mine.start
            )
        elif (
            share
            and nouns
            and ((part and not theirs.noun) or (other and not everywhere.isdisjoint(only_mine)))
        ):
            words = evidence.text[theirs.start : (after[-1].end if after else theirs.end)]
            last = [w for w in claim.passage.words if w.start >= mine.end and stem(w.key, language) in nouns]
            end = last[-1].end if last else mine.end
            yield Difference("part-and-whole", True, claim.text[mine.start : end], words, mine.start, end)
            return
