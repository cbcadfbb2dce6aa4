"""quote-negated: a negation right before or after a quotation was left out of it.

The quotation is in the source, but its sentence may say the opposite. The rule looks at the three words
before the quotation and the two after it, in the same sentence and in the source's language, where its text
is available; and at as many before and after a fragment of it. It passes a fact whose statement denies
something too, or says no in other words ("failed", "unpaid"), and a negation that ends the speech before
"says Ann Orr".

PASS  exact: has not condemned Moscow           (the source says: "China has not condemned Moscow")
FAIL  exact: condemned Moscow

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
from briefgen.language.wording.tokens import find_tokens
from briefgen.language.wording.what_is_denied import says_no_otherwise
from briefgen.language.wording.word_lists import Term
from briefgen.reading.entry import Entry

RULE = "quote-negated"
_BEFORE = 3
"""Words before a quotation in which a negation begins or ends, its own last word among them."""
_AFTER = 2
_ENDS = (".", "!", "?", ";", ":", "。")


def check(entry: Entry[Fact], corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations of a fact with a negation next to them that was left out."""
    for number, evidence in enumerate(entry.value.evidence):
        proof, source = proofs[f"fact:{entry.value.id}", number], corpus.sources.get(evidence.source)
        if not _says_no(entry.value.statement, proof, source.value.language if source else "en"):
            yield from _of_quotation(proof, corpus)


def check_views(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report quotations of views with a negation next to them that was left out."""
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
    """Report the negations next to a quotation that it leaves out."""
    source = corpus.sources.get(proof.quotation.evidence.source)
    for words in _left_out(proof, source.value.language if source else "en"):
        message = f"`{words}` is between the fragments of the quotation, and left out"
        yield warning(RULE, proof.quotation.span, message, f"add `{words}` to one of the fragments")
    if source is None or not (proof.context.before or proof.context.after):
        return
    for words, around, side in _negations(proof, source.value.language):
        message = f"`{words}` is right {side} the quotation in `{source.value.id}`"
        hint = f"quote `{around}` with it, or allow this with the reason why the quotation is right without"
        yield warning(RULE, proof.quotation.span, message, hint)


def _left_out(proof: Proof, language: str) -> Iterator[str]:
    """Find the words for "not" between the fragments of a quotation, right behind one or before the next."""
    for gap in proof.left_out:
        passage = read(_IN_BRACKETS.sub(" ", gap), language).passage
        last = len(passage.words)
        for term in passage.terms_in(passage.whole, "negation"):
            behind = term.first < _AFTER and not _commas(passage, 1, term.first + 1)
            before = last - _BEFORE < term.last and not _commas(passage, term.last, last)
            if behind or before:
                yield passage.text_of(term)


_IN_BRACKETS = lazy(r"\([^()]*\)")
"""What a text adds in brackets denies nothing outside of them."""


def _negations(proof: Proof, language: str) -> Iterator[tuple[str, str, str]]:
    """Find the negations right before and after a quotation, each with the words to quote, and the side."""
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
        if (
            quoted.first - _BEFORE < term.last <= quoted.first
            and not _is_apart(passage, term.last, quoted.first + 1)
            and _commas(passage, term.last, quoted.first + 1) != 1  # two set apart what is between
            and not (term.last < quoted.first and passage.words[quoted.first].key in passage.lists["finite"])
        ):
            whole = _with_its_verb(passage, term)
            left_out = _with_commas(passage, Stretch(whole.first, quoted.first))
            if not _is_of_a_heading(left_out, proof):
                yield passage.text_of(whole), left_out, "before"
        near = quoted.last <= term.first < quoted.last + _AFTER and term.group == "negation"
        if (
            near
            and not exact.rstrip().endswith(_ENDS)
            and not _is_apart(passage, quoted.last, term.first + 1)
            and not _commas(passage, quoted.last, term.first + 1)
        ):
            yield passage.text_of(term), _with_commas(passage, Stretch(quoted.last, term.last)), "after"


def _is_of_a_heading(left_out: str, proof: Proof) -> bool:
    """Check whether words before a quotation that opens a sentence are of a heading without a full stop."""
    sentence = proof.context.sentence
    opens = proof.quotation.evidence.exact[:1].isupper()
    return bool(sentence) and opens and _keys(left_out) not in _keys(sentence)


def _keys(text: str) -> str:
    """Return the words of a text without what is between them."""
    return " ".join(token.key for token in find_tokens(text, "en"))


def _with_its_verb(passage: Passage, term: Term) -> Stretch:
    """Give a negation with the verb that it is written together with: hasn't."""
    joined = term.first > 0 and not passage.gap_before(term.first)
    return Stretch(term.first - joined, term.last)


def _is_apart(passage: Passage, first: int, last: int) -> bool:
    """Check whether a semicolon, a colon or the end of quoted speech is before any of some words."""
    gaps = [passage.gap_before(at) for at in range(first, min(last, len(passage.words)))]
    return any(mark in gap for gap in gaps for mark in ";:") or any(_ends_speech(gap) for gap in gaps)


def _ends_speech(gap: str) -> bool:
    """Check whether a comma and a closing quotation mark are between two words: "not much else," says Orr."""
    return any(mark in gap for mark in ",.!?") and any(mark in gap for mark in _CLOSING)


_CLOSING = '"”“»’'
"""Marks that end quoted speech, in one language or another."""


def _commas(passage: Passage, first: int, last: int) -> int:
    """Count the commas before some words: what is denied behind one is outside of a quotation before it."""
    return sum("," in passage.gap_before(at) for at in range(first, min(last, len(passage.words))))


def _with_commas(passage: Passage, part: Stretch) -> str:
    """Give the text of some words, with the commas behind them."""
    end = passage.words[part.last].start if part.last < len(passage.words) else len(passage.text)
    return passage.text[passage.words[part.first].start : end].strip() if part.last > part.first else ""
