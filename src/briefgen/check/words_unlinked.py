"""words-unlinked: prose says what a fact says, in its words and without a link to it.

Four words of a statement or quotation that follow each other outside of every link, words such as "of" not
counted, ask for a link to that fact: it may have been dropped. In a sentence without any link three do,
unless all begin with a capital or a digit. The rule looks at the bottom line, the sections, what is said for
and against options, why a gap matters, and the two cases of a hypothesis. A sentence that asks for something
("Build a quay …") and the text of an option say what is to be, not what a fact says. A fact that the same
text links elsewhere, or another field of the same option, needs no second link; words marked `own:` repeat
none. Judgements and what a view argues have their facts beside them.

PASS  The pact contains [a mutual defence agreement](fact:pact-mutual-defence).
PASS  The pact obliges both to help.
PASS  Seek a mutual defence agreement.
FAIL  The pact contains a mutual defence agreement.

Link the words. If the fact is on something else, say yours in other words, or allow the finding with that
reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from briefgen.check.prose_field import (
    ProseField,
    brief_prose,
    link_spans,
    own_spans,
    place_of,
    words_of,
)
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.read import read
from briefgen.language.sentences import sentences_around
from briefgen.language.tables import base_language
from briefgen.language.wording.word_lists import load_word_lists
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Inlines, inline_references
from briefgen.spec.brief import Brief

RULE = "words-unlinked"
_FIELDS = frozenset({"bottom_line", "sections", "body", "options", "gaps", "hypotheses"})
_NO_CLAIMS = frozenset({"would_change", "question"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APART = re.compile(r"[.;:?!]\s")
"""What ends a statement."""
_BEGINNING = 6
"""Letters by which forms of a word count as the same."""
_ALONE, _BESIDE = 3, 4
"""Words in a row in a sentence without a link, and beside one."""
_Row = tuple[str, ...]


class _Word(Struct, frozen=True):
    """A word of a text."""

    key: str
    start: int
    end: int


def check(field: ProseField, brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report words outside of links that a fact has in a row, if the text does not link that fact."""
    proposes = field.path[0] == "options" and field.path[-1] == "text"
    if field.path[0] not in _FIELDS or field.path[-1] in _NO_CLAIMS or proposes:
        return
    rows = _rows_of_facts(corpus, brief.value.language)
    fields = [field, *_beside(field, brief)]
    linked = {name for each in fields for children in each.paragraphs() for name in _linked(children, corpus)}
    for children in field.paragraphs():
        text = words_of(children)
        for start, end, fact in _repeated(text, children, field.language, rows, linked):
            message = f"these are words of the fact `{fact}`, to which this text has no link"
            link = f"link them: `[{' '.join(text[start:end].split())}](fact:{fact})`"
            yield warning(RULE, field.span(*place_of(children, start, end)), message, link)


def _beside(field: ProseField, brief: Entry[Brief]) -> list[ProseField]:
    """List the other fields of the option that a field is of."""
    if field.path[0] != "options":
        return []
    return [each for each in brief_prose(brief) if each.path[:2] == field.path[:2] != each.path]


def _repeated(
    text: str, children: Inlines, language: str, rows: Mapping[_Row, Sequence[str]], linked: set[str]
) -> Iterator[tuple[int, int, str]]:
    """Yield where a text outside of links has words of a fact in a row: start, end, and the fact."""
    links = [(start, end) for _, start, end in link_spans(children)]
    marked = [(start, end) for _, start, end in own_spans(children)]
    for words in _statements(text, links + marked, _empty(language)):
        at = 0
        while at <= len(words) - _ALONE:
            facts = _facts_with(words, at, _ALONE, rows)
            if not facts or not linked.isdisjoint(facts):
                at += 1
                continue
            last = at + _ALONE
            while longer := _facts_with(words, last - _ALONE + 1, _ALONE, rows) & facts:
                facts, last = longer, last + 1
            start, end = words[at].start, words[last - 1].end
            first, behind = sentences_around(text, language, start, end)
            beside = any(first <= each < behind for each, _ in links)
            names = all(not text[word.start].islower() for word in words[at:last])
            long = last - at >= (_BESIDE if beside or names else _ALONE)
            if long and not _asks_for_something(text[first:behind], language):
                yield start, end, min(facts)
            at = last


def _asks_for_something(sentence: str, language: str) -> bool:
    """Check whether a sentence begins with a verb that asks for something: build, fund."""
    passage = read(sentence, language).passage
    return any(verb.first == 0 for verb in passage.find_entries("advising"))


def _facts_with(words: list[_Word], at: int, size: int, rows: Mapping[_Row, Sequence[str]]) -> set[str]:
    row = tuple(word.key for word in words[at : at + size])
    return set(rows.get(row, ())) if len(row) == size else set()


def _statements(text: str, links: list[tuple[int, int]], empty: frozenset[str]) -> Iterator[list[_Word]]:
    """Yield the words of each stretch of a text that has neither a link nor the end of a statement inside."""
    ends = {match.start() for match in _APART.finditer(text)}
    marks = sorted({0, len(text), *ends, *(at for link in links for at in link)})
    for first, last in pairwise(marks):
        if not any(start <= first < end for start, end in links):
            yield _words(text, first, last, empty)


def _words(text: str, first: int, last: int, empty: frozenset[str]) -> list[_Word]:
    found = (match for match in _WORD.finditer(text, first, last) if len(match.group()) > 1)
    keyed = ((match.group().casefold(), match) for match in found)
    return [_Word(key[:_BEGINNING], m.start(), m.end()) for key, m in keyed if key not in empty]


def _rows_of_facts(corpus: Corpus, language: str) -> Mapping[_Row, Sequence[str]]:
    """Return the facts that have three words in a row, by these; made once for a corpus and a language."""
    tables = corpus.cached(_tables)
    if language not in tables:
        empty = _empty(language)
        rows = tables[language] = {}
        for name, entry in corpus.facts.items():
            fragments = (fragment for evidence in entry.value.evidence for fragment in evidence.fragments)
            for text in (entry.value.statement, *fragments):
                words = [word.key for word in _words(text, 0, len(text), empty)]
                for at in range(len(words) - _ALONE + 1):
                    rows.setdefault(tuple(words[at : at + _ALONE]), []).append(name)
    return tables[language]


def _tables(_corpus: Corpus) -> dict[str, dict[_Row, list[str]]]:
    return {}


def _empty(language: str) -> frozenset[str]:
    lists = load_word_lists(base_language(language))
    return lists["empty"] if lists else frozenset()


def _linked(children: Inlines, corpus: Corpus) -> Iterator[str]:
    """Yield the facts that a paragraph links, also by their measure."""
    for link in inline_references(children):
        if link.scheme == "measure":
            yield from (entry.value.id for entry in corpus.on_measure(link.id))
        elif link.scheme == "fact":
            yield link.id
