"""quote-negated: a negation of the very words quoted was left out of the quotation.

The quotation is in the source, but its sentence says the opposite. The rule looks for a negation right before
the first quoted word; for one that is all that is between two fragments; and for one right behind the last
word that ends a clause, in languages that deny at its end. An auxiliary or an adverb may stand beside it. The
rule needs the source's text. It passes a fact whose statement denies something too, or says no in other words
("failed", "unpaid").

PASS  exact: has not condemned Moscow           (the source says: "China has not condemned Moscow")
PASS  exact: the cables were cut                (the source says: "Nobody sailed because the cables were cut")
FAIL  exact: condemned Moscow
FAIL  exact: [China has, condemned Moscow]

Quote the negation too; or allow the finding, with the reason why the quotation is correct without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.quotation_proofs import Proof, Proofs
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.guess import guess_language
from briefgen.language.lazy import lazy
from briefgen.language.read import read
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.denying_prefixes import plain_of
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.what_is_denied import says_no_otherwise
from briefgen.language.wording.word_lists import Term
from briefgen.reading.entry import Entry

RULE = "quote-negated"
_NOT_LAST = frozenset({"de", "nl", "sv", "da", "nb", "hi", "ja", "ko", "tr", "fa"})
"""Languages in which a clause may end with the word that denies it."""
_MARK = lazy(r"[^\w\s\"“”„«»'’-]|\s-")
"""What sets words apart; quotation marks and hyphens do not."""
_END_OF_CLAUSE = lazy(r"\s*(?:$|[,.;:!?。।؟])")


def check(entry: Entry[Fact], corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations of a fact that leave out a negation of their words."""
    for number, evidence in enumerate(entry.value.evidence):
        proof, source = proofs[f"fact:{entry.value.id}", number], corpus.sources.get(evidence.source)
        if not _says_no(entry.value.statement, proof, source.value.language if source else "en"):
            yield from _of_quotation(proof, corpus)


def check_views(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations of views that leave out a negation of their words."""
    for (owner, _), proof in proofs.items():
        if owner.startswith("view:"):
            yield from _of_quotation(proof, corpus)


def _says_no(statement: str, proof: Proof, language: str) -> bool:
    """Check whether a statement says no, in words that are not those of its source: failed, unpaid."""
    passage = read(statement, guess_language(statement, [language])).passage
    if passage.terms_in(passage.whole, "negation", "denials"):
        return True
    parts = (proof.context.before, proof.quotation.evidence.exact, *proof.left_out, proof.context.after)
    around = read(" ".join(parts), language).passage
    turned = {word.key for word in passage.words if plain_of(word.key, passage.language)}
    return says_no_otherwise(passage, passage.whole, around) or not turned <= set(around.keys(around.whole))


def _of_quotation(proof: Proof, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the negations of a quotation's words that it leaves out."""
    source = corpus.sources.get(proof.quotation.evidence.source)
    language = source.value.language if source else "en"
    for words in _between_fragments(proof, language):
        message = f"`{words}` is between the fragments of the quotation, and left out"
        yield warning(RULE, proof.quotation.span, message, f"add `{words}` to one of the fragments")
    if source is None or not (proof.context.before or proof.context.after):
        return
    for words, around, side in _beside(proof, language):
        message = f"`{words}` is right {side} the quotation in `{source.value.id}`"
        hint = f"quote `{around}` with it, or allow this with the reason why the quotation is right without"
        yield warning(RULE, proof.quotation.span, message, hint)


def _between_fragments(proof: Proof, language: str) -> Iterator[str]:
    """Find the negations that are all that is between two fragments of a quotation."""
    for gap in proof.left_out:
        passage = read(gap, language).passage
        for term in passage.terms_in(passage.whole, "negation"):
            if not _MARK.search(gap) and _stands_alone(passage, passage.whole, term):
                yield passage.text_of(term)


def _beside(proof: Proof, language: str) -> Iterator[tuple[str, str, str]]:
    """Find the negations of quoted words beside them: each, the words to quote with it, and the side."""
    exact = proof.quotation.evidence.exact
    text = f"{proof.context.before}{exact}{proof.context.after}"
    start, end = len(proof.context.before), len(proof.context.before) + len(exact)
    first, last = sentences_around(text, language, start, end)
    passage = read(text[first:last], language).passage
    inside = [at for at, word in enumerate(passage.words) if start - first <= word.start < end - first]
    if not inside:
        return
    quoted = Stretch(inside[0], inside[-1] + 1)
    for term in passage.terms_in(passage.whole, "negation", "denials"):
        before, behind = Stretch(term.first, quoted.first), Stretch(quoted.last, term.last)
        if term.last <= quoted.first:
            whole = _with_its_verb(passage, term)
            if _stands_alone(passage, before, term) and not _is_apart(passage, term.first + 1, quoted.first):
                yield passage.text_of(whole), passage.text_of(Stretch(whole.first, quoted.first)), "before"
        elif quoted.last <= term.first and passage.language in _NOT_LAST and term.group == "negation":
            ends = _END_OF_CLAUSE.match(passage.text, passage.words[term.last - 1].end)
            apart = _is_apart(passage, quoted.last, term.last - 1)
            if ends and not apart and _stands_alone(passage, behind, term):
                yield passage.text_of(term), passage.text_of(behind), "after"


def _stands_alone(passage: Passage, part: Stretch, term: Term) -> bool:
    """Check whether a negation has no other words beside it than auxiliaries, adverbs, "to" and the like."""
    lists = passage.lists
    light = (lists["empty"] | lists["verbs"] | lists["hedges"]) - lists["conjunctions"] - lists["causes"]
    adverbs = {at for each in passage.find_entries("so far") for at in range(each.first, each.last)}
    endings = tuple(lists["adverb endings"])
    others = (at for at in range(part.first, part.last) if at not in (term.first, term.last - 1))
    joined = passage.terms_in(part, "clauses")
    return not joined and all(
        at in adverbs or passage.words[at].key in light or passage.words[at].key.endswith(endings)
        for at in others
    )


def _is_apart(passage: Passage, first: int, last: int) -> bool:
    """Check whether a mark sets apart some words, the last one included, from those before them."""
    return any(_MARK.search(passage.gap_before(at)) for at in range(first, last + 1))


def _with_its_verb(passage: Passage, term: Term) -> Stretch:
    """Give a negation with the verb that it is written together with: hasn't."""
    joined = term.first > 0 and not passage.gap_before(term.first)
    return Stretch(term.first - joined, term.last)
