"""attribution-unsupported: the text names a person or medium that no evidence beside it comes from.

It applies to origins that are a person, a think tank, an academic or a medium. Where prose names one, a
fact or view cited in the same paragraph must come from it, or from one of its own sources. The statement of
a fact may name only an origin of that fact. An origin in `attributed_to` must be quoted or named in the
fact.

PASS  By Lee’s account [the monitors](fact:monitoring-years) had worked on.    (attributed_to: sung-yoon-lee)
FAIL  By Dover’s account [the monitors](fact:monitoring-years) had worked on.

Correct the name, or cite something from that origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.check.prose_field import ProseField, all_are_read, every_word
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact, Origin
from briefgen.corpus.origins import origins_of_fact, origins_of_view
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Inlines, inline_references

RULE = "attribution-unsupported"
_BEGINS = re.compile(r"\w+|[^\w\s]")
"""A word, or a mark. A name is searched for only in texts that contain its first one."""
_VOICES = frozenset({"person", "academic", "think-tank", "media"})
"""Kinds of origin that are named for what they say; states are also named for what they do."""


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report origins named in prose that nothing cited in the paragraph comes from."""
    for children in field.paragraphs():
        cited = _cited(children, corpus)
        for words in every_word(children) if cited and all_are_read(children, corpus) else ():
            for found in _named(words.text, cited, corpus):
                span = field.span(*words.span(found.start(), found.end()))
                message = f"nothing cited in this paragraph is from `{found.group()}`"
                yield error(RULE, span, message, "correct the name, or cite something from that origin")


def check_statements(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report origins named in a fact's statement that the fact does not come from."""
    for entry in corpus.facts.values():
        fact = entry.value
        quoted = _of_sources((e.source for e in fact.evidence), corpus)
        own = origins_of_fact(fact, corpus) | quoted
        yield from _foreign(entry, quoted, corpus)
        statement = entry.text.lookup((*entry.path, "statement"))
        for found in _named(statement, own, corpus):
            span = entry.within(("statement",), found.start(), found.end())
            message = f"the statement names `{found.group()}`, which the fact is not from"
            yield error(RULE, span, message, "correct the name, or `attributed_to`")


def _foreign(entry: Entry[Fact], quoted: frozenset[str], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a fact that is attributed to an origin that it neither quotes nor names."""
    fact = entry.value
    origin = corpus.origins.get(fact.attributed_to or "")
    if origin is None or origin.value.kind not in _VOICES or origin.value.id in quoted:
        return
    words = " ".join((fact.statement, *(e.exact for e in fact.evidence)))
    if _short(origin.value) not in words:
        message = f"`{origin.value.name}` is neither quoted nor named in the fact"
        yield error(
            RULE,
            entry.at("attributed_to"),
            message,
            "name the origin in the statement, or correct `attributed_to`",
        )


def _named(text: str, own: frozenset[str], corpus: Corpus) -> Iterator[re.Match[str]]:
    """Find the origins that a text names, except those in `own`."""
    voices = corpus.cached(_voices)
    for begin in dict.fromkeys(_BEGINS.findall(text)):
        for name, short in voices.get(begin, ()):
            if name not in own and short in text:
                yield from re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text)


def _voices(corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """Return each origin with its short name, by the first word of that name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, entry in corpus.origins.items():
        if entry.value.kind in _VOICES and (begin := _BEGINS.match(short := _short(entry.value))):
            found.setdefault(begin.group(), []).append((name, short))
    return found


def _short(origin: Origin) -> str:
    """Return the family name of a person, the full name of a medium."""
    voice = origin.name.partition(",")[0]
    return voice if origin.kind == "media" else voice.rpartition(" ")[2]


def _cited(children: Inlines, corpus: Corpus) -> frozenset[str]:
    """Return the origins of all that a paragraph cites, and of the sources behind it."""
    cited: set[str] = set()
    for link in inline_references(children):
        facts = [corpus.facts[link.id]] if link.scheme == "fact" and link.id in corpus.facts else []
        for entry in (*facts, *(corpus.on_measure(link.id) if link.scheme == "measure" else ())):
            cited |= origins_of_fact(entry.value, corpus)
            cited |= _of_sources((e.source for e in entry.value.evidence), corpus)
        if link.scheme == "view" and link.id in corpus.views:
            view = corpus.views[link.id].value
            cited |= origins_of_view(view, corpus) | _of_sources((e.source for e in view.evidence), corpus)
        if link.scheme == "source":
            cited |= _of_sources((link.id,), corpus)
    return frozenset(cited)


def _of_sources(names: Iterable[str], corpus: Corpus) -> frozenset[str]:
    return frozenset(corpus.sources[name].value.origin for name in names if name in corpus.sources)
