"""language-unread: the words of a source are not compared, or are read in a language that is guessed.

Claims are compared with evidence in the language of the source, and briefgen has data for 37 languages. Of a
source in another language, nothing is compared but the quotations themselves. For some languages only
numbers and dates are read. A source without `language` is read in that of its title.

PASS  language: fr
FAIL  language: th          (a note: numbers, dates, names and denials are not compared)
FAIL  no language, and the title is French

This is a note: it says what was not checked and stops nothing. The memo says so too, in its notes and in
`evidence.json`, as it does of an allowance. Compare the words with the source yourself; write `language:`
where it is missing. A source whose quotations are plainly in another language than its `language` gets a
warning, and so does such a brief.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import brief_prose, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.corpus.source import Source
from briefgen.diagnostic import Diagnostic, Span, note, warning
from briefgen.language.guess import guess_language, is_guessed
from briefgen.language.tables import base_language, has_data, has_words
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "language-unread"
_FEWEST_WORDS = 12


def check(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report sources that are quoted and not read, or not read for their words."""
    quoted: dict[str, list[str]] = {}
    for proof in proofs.values():
        evidence = proof.quotation.evidence
        quoted.setdefault(evidence.source, []).append(proof.context.sentence or evidence.exact)
    for name, texts in quoted.items():
        if name in corpus.sources:
            yield from _in_source(corpus.sources[name], texts)


def check_brief(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a brief whose prose is plainly in another language than its `language`."""
    fields = brief_prose(brief)
    text = " ".join(words_of(children) for field in fields for children in field.paragraphs())
    given = "language" in brief.text.lookup(brief.path)
    span = brief.at("language") if given else brief.at("title")
    yield from _other_language(span, "the prose is", text, brief.value.language)


def unread_part(language: str) -> str:
    """Name what is not compared of texts in a language; nothing where all is."""
    mine = base_language(language)
    if not has_data(mine):
        return "numbers, dates, names and denials"
    return "" if has_words(mine) else "names and denials"


def _in_source(entry: Entry[Source], texts: list[str]) -> Iterator[Diagnostic]:
    source = entry.value
    mine = base_language(source.language)
    given = "language" in entry.text.lookup(entry.path)
    span = entry.at("language") if given else entry.at("id")
    yield from _other_language(span, "the quotations are", " ".join(dict.fromkeys(texts)), source.language)
    if not given and mine != "en":
        message = f"`{source.id}` has no `language`; it is read as `{mine}`, like its title"
        yield note(RULE, span, message, f"write `language: {mine}`")
    hint = f"compare the facts that quote `{source.id}` with its text yourself"
    if unread := unread_part(mine):
        how_far = (
            f"of `{mine}` only numbers and dates are read" if has_data(mine) else f"`{mine}` is not read"
        )
        yield note(RULE, span, f"{how_far}: {unread} are not checked", hint)


def _other_language(span: Span, what: str, text: str, language: str) -> Iterator[Diagnostic]:
    words = dict.fromkeys(text.split())  # without duplicates: repeated words add no evidence
    if len(words) < _FEWEST_WORDS:
        return  # so few may be names, or of any language
    seen = guess_language(" ".join(words), (), language)
    if seen != base_language(language) and is_guessed(language):
        message = f"{what} probably in `{seen}`, but `language` is `{language}`"
        yield warning(RULE, span, message, f"write `language: {seen}`, or allow this with the reason")
