"""What a statement tells as done or certain, and a sentence only as planned, expected or possible."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.audit.denied import INFINITIVE
from briefgen.audit.told_otherwise import leaves_out_condition, opens_with_condition
from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import is_open, meanings, meanings_in
from briefgen.language.wording.passage import Passage, Stretch

_PLANS = frozenset({"plan", "prepare", "intend", "demand", "duty-obligation", "aim"})
"""Meanings of words for what is still to be done."""
_CERTAIN = frozenset({"confirm", "prove-success"})
"""Meanings of words for what is no more in doubt."""
_EXPECTED = "status forecast"
"""The list of words for what is only expected."""
_FEWEST = 2
"""Words of a statement that are in what is only expected."""


def only_planned(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report as done what a sentence says must be done, or is being prepared."""
    mine, theirs = claim.passage, evidence.passage
    if mine.terms_in(mine.whole, "modality", "negation") or theirs.terms_in(theirs.whole, "modality"):
        return
    lists = mine.lists
    done = lists["past"] | lists["having now"]
    endings = tuple(lists["past endings"])
    if not any(w.key in done or (endings and w.key.endswith(endings)) for w in mine.words):
        return
    if not _PLANS.isdisjoint(meanings_in(mine)):
        return
    for at, word in enumerate(theirs.words[:-1]):
        behind = theirs.words[at + 1].key
        if behind in ("to", "be") and not _PLANS.isdisjoint(meanings(word.key, evidence.language)):
            there = theirs.text_of(Stretch(at, at + 2))
            yield Difference("modality", True, claim.text, there, 0, len(claim.text))
            return


def not_yet_done(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "has proposed" where a sentence has "means to propose"."""
    mine, theirs = claim.passage, evidence.passage
    having = mine.lists["having now"]
    done = {key for at, w in enumerate(mine.words[:-1]) if w.key in having for key in _content(mine, at + 1)}
    if any(w.key in having for w in theirs.words):
        return
    for term in (t for t in theirs.terms_in(theirs.whole, "modality") if t.name == "planned"):
        if theirs.words[term.last - 1].key in INFINITIVE and done & _content(theirs, term.last):
            there = theirs.text_of(Stretch(term.first, term.last + 1))
            yield Difference("modality", True, claim.text, there, 0, len(claim.text))
            return


def only_expected(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "fees fell to 3 million" where a sentence has "it expects fees to fall to 3 million"."""
    mine, theirs = claim.passage, evidence.passage
    if mine.terms_in(mine.whole, "modality", "negation") or is_open(mine) or mine.find_entries(_EXPECTED):
        return
    if not _is_past(mine):
        return
    own = mine.content(mine.whole)
    for entry in theirs.find_entries(_EXPECTED):
        clause = next(c for c in theirs.clauses if c.has(entry.first))
        places = range(entry.last, clause.last)
        to = next((at for at in places if theirs.words[at].key in INFINITIVE), None)
        said = theirs.content(Stretch(entry.last, clause.last)) | theirs.content(
            Stretch(clause.first, entry.first)
        )
        if to is not None and len(own & said) >= _FEWEST and not _is_past_behind(theirs, clause, mine):
            there = theirs.text_of(Stretch(entry.first, min(to + 2, clause.last)))
            yield Difference("modality", True, claim.text, there, 0, len(claim.text))
            return


def without_condition(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report as so what a sentence says only for a case, with which it begins: “if it rains”."""
    theirs = evidence.passage
    opens = [entry for entry in theirs.find_entries("if") if not entry.first]
    if leaves_out_condition(claim, evidence) and (opens or opens_with_condition(theirs)):
        there = theirs.text.partition(",")[0]
        yield Difference("modality", True, claim.text, there, 0, len(claim.text))


def _is_past(passage: Passage) -> bool:
    """Check whether a text has a verb in the past."""
    endings, past = tuple(passage.lists["past endings"]), passage.lists["past"]
    return any(w.key in past or (endings and w.key.endswith(endings)) for w in passage.words)


def _is_past_behind(passage: Passage, clause: Stretch, claim: Passage) -> bool:
    """Check whether a clause has a verb of a statement in the past, too: it fell and is expected to rise."""
    own = set(claim.keys(claim.whole)) & (passage.lists["past"] - passage.lists["having now"])
    endings = tuple(passage.lists["past endings"])
    own |= {key for key in claim.keys(claim.whole) if endings and key.endswith(endings)}
    return not own.isdisjoint(passage.keys(clause))


def now_certain(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report as established what a sentence says only may be."""
    mine, theirs = claim.passage, evidence.passage
    may = [t for t in theirs.terms_in(theirs.whole, "modality") if t.name == "possible"]
    sure = [w for w in mine.words if not _CERTAIN.isdisjoint(meanings(w.key, claim.language))]
    if sure and may and not mine.terms_in(mine.whole, "modality", "negation"):
        there = theirs.text_of(Stretch(may[0].first, may[0].last))
        yield Difference(
            "modality", True, claim.text[sure[0].start : sure[0].end], there, sure[0].start, sure[0].end
        )


def _content(passage: Passage, at: int) -> frozenset[str]:
    return passage.content(Stretch(at, at + 1))


def is_planned_of_another(claim: Reading, found: Difference, sentence: Reading) -> bool:
    """Check whether what is planned has a number of its own, the statement one of another part."""
    at, passage = sentence.text.casefold().find(found.evidence.casefold()), sentence.passage
    part = next((s for s in passage.segments if passage.words[s.last - 1].start >= at), None)
    if at < 0 or part is None:
        return False
    start, end = passage.words[part.first].start, passage.words[part.last - 1].end
    values = {q.first.low for q in claim.of(Quantity)}
    inside = {q.first.low for q in sentence.of(Quantity) if start <= q.start < end}
    elsewhere = {q.first.low for q in sentence.of(Quantity)} - inside
    return bool(inside) and inside.isdisjoint(values) and not elsewhere.isdisjoint(values)
