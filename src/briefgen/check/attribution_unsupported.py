"""attribution-unsupported: the text names a person or medium that no evidence beside it comes from.

It applies to origins that are a person, a think tank, an academic or a medium. Where prose names one, a
fact or view cited in the same paragraph must come from it, or from one of its own sources. The statement of
a fact may give words only to an origin of that fact, or to one that its quotation names; whom the sentence
around the quotation names, or the text right before it, may act in it, and speak if it speaks there and the
sentence names no other speaker. An origin in `attributed_to` must be quoted, or named in the statement or in
the sentence around a quotation, or speak right before that if the sentence names no other speaker. The
statement may also call a body by its kind ("a university study") or a person by an office ("according to the
prosecutor"), if nobody else of that kind speaks in the evidence.

A statement that another origin says, a company's or a union's for example, than the one in `attributed_to` is
a warning. Of a government or state media only the state counts: one part of it speaks for another.

A person is named by a family name, a body by its whole name, by its own word, such as Bertelsmann of
Bertelsmann Stiftung, or by its initials. "Lee Jae-myung" does not name Sung-Yoon Lee,
and "off Dover" names no person.

Where a text without any link from an origin says that the origin says something, that is a warning. So is one
that speaks in a sentence with links, or in a part of one between semicolons, if none of them is from it.

PASS  By Lee’s account [the monitors](fact:monitoring-years) had worked on.    (attributed_to: sung-yoon-lee)
FAIL  By Dover’s account [the monitors](fact:monitoring-years) had worked on.

Correct the name, or cite something from that origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefgen.check.misspelt import find_misspelt
from briefgen.check.named_origins import (
    VOICES,
    bodies_that_act,
    full_name,
    is_described,
    is_person,
    names_same_body,
    origins_that_speak,
    short_name,
    words_that_name,
)
from briefgen.check.prose_field import ProseField, all_are_read, every_word, link_spans, place_of, words_of
from briefgen.check.speakers_in_evidence import (
    is_in_sentence,
    is_spoken_of,
    names_of_speakers,
    speakers_in_sentences,
    spoke_before,
)
from briefgen.check.speaking_state import find_other_state
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact, Origin
from briefgen.corpus.origins import origin_names, origins_of_fact, origins_of_view
from briefgen.diagnostic import Diagnostic, error, warning
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.name_forms import plain
from briefgen.language.wording.named import find_named
from briefgen.language.wording.speakers import find_speaker, find_voices
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Inlines, Reference, inline_references

RULE = "attribution-unsupported"
_UNLINKED = frozenset({"bottom_line", "sections", "options", "gaps", "body"})
"""Fields whose words rest on nothing but their links; a judgement has its evidence in `rests_on`."""


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report origins named in prose that nothing cited in the paragraph comes from."""
    if field.path[0] in _UNLINKED:
        yield from _speaking_unlinked(field, corpus)
    for children in field.paragraphs():
        cited = _cited(children, corpus)
        if not cited or not all_are_read(children, corpus):
            continue
        yield from _of_another_link(field, children, cited, corpus)
        for words in every_word(children):
            for start, end in _named(words.text, field.language, cited, corpus):
                span = field.span(*words.span(start, end))
                message = f"nothing cited in this paragraph is from `{words.text[start:end]}`"
                cites = f"it cites {origin_names(cited, corpus)}: correct the name, or cite something from it"
                yield error(RULE, span, message, cites)


def _of_another_link(
    field: ProseField, children: Inlines, cited: frozenset[str], corpus: Corpus
) -> Iterator[Diagnostic]:
    """Report an origin that speaks beside links of which none is from it, though the paragraph cites it."""
    text = words_of(children)
    for start, end in _speaking(text, field.language, frozenset(corpus.origins) - cited, corpus):
        first, last = sentences_around(text, field.language, start, end)
        first = max(first, text.rfind(";", 0, start) + 1)
        last = min(last, text.find(";", end)) if ";" in text[end:] else last
        inside = [link for link, at, _ in link_spans(children) if first <= at < last]
        beside = _cited_by(inside, corpus)
        if inside and any(_named(text[start:end], field.language, beside, corpus)):
            message = f"`{text[start:end]}` speaks here, but no link beside it is from there"
            hint = f"linked are {origin_names(beside, corpus)}: correct the name, or link what it says"
            yield warning(RULE, field.span(*place_of(children, start, end)), message, hint)


def _speaking(text: str, language: str, others: frozenset[str], corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Yield where a text names origins that speak there, except some."""
    passage = read(text, language).passage
    spoken = [(voice.speaker.first, voice.speaker.last) for voice in find_voices(passage)]
    speakers = [word for first, last in spoken for word in passage.words[first:last]]
    for start, end in _named(text, language, others, corpus):
        if any(word.start <= start < word.end for word in speakers):
            yield start, end


def _speaking_unlinked(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report an origin that speaks in a paragraph without links, if nothing in the whole text is from it."""
    paragraphs = list(field.paragraphs())
    cited = frozenset[str]().union(*(_cited(children, corpus) for children in paragraphs))
    for children in paragraphs:
        if any(inline_references(children)) or not all_are_read(children, corpus):
            continue
        text = words_of(children)
        for start, end in _speaking(text, field.language, cited, corpus):
            span = field.span(*place_of(children, start, end))
            message = f"nothing in this text is linked to what `{text[start:end]}` says"
            yield warning(RULE, span, message, "link a fact or a view of that origin")


def check_statements(entry: Entry[Fact], corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report origins named in a fact's statement that the fact does not come from."""
    fact = entry.value
    quoted = _of_sources((e.source for e in fact.evidence), corpus)
    own = origins_of_fact(fact, corpus) | quoted
    yield from _foreign(entry, quoted, corpus, supports)
    statement = entry.text.lookup((*entry.path, "statement"))
    language = guess_language(statement, (), supports.usual)
    exact = " ".join(fragment for e in fact.evidence for fragment in e.fragments)
    speakers = speakers_in_sentences(fact, supports)
    for start, end in _named(statement, language, own, corpus):
        word = statement[start:end]
        if any(plain(word) in speaker for speaker in speakers):
            continue
        speaks = word in _speaker_of(statement, language)
        if not speakers and spoke_before(word, fact, supports):
            continue
        if plain(word) in plain(exact) or (not speaks and is_spoken_of(word, fact, supports)):
            continue
        span = entry.within(("statement",), start, end)
        message = f"the statement names `{word}`, which the fact is not from"
        from_ = f"the fact is from {origin_names(own, corpus)}"
        named = _named_speaker(fact, supports)
        yield error(RULE, span, message, *named, f"{from_}: correct the name, or `attributed_to`")
    for swapped in _swapped(entry, language, own, corpus):
        yield replace(swapped, hints=(*_named_speaker(fact, supports), *swapped.hints))
    origin = corpus.origins.get(fact.attributed_to or "")
    if origin and is_person(origin.value) and (place := find_misspelt(statement, short_name(origin.value))):
        message = f"`{statement[slice(*place)]}` is not how `{origin.value.name}` is written"
        yield warning(
            RULE, entry.within(("statement",), *place), message, f"write `{short_name(origin.value)}`"
        )


def _speaker_of(statement: str, language: str) -> str:
    """Return the words that name the speaker of a statement; empty where it has none."""
    passage = read(statement, language).passage
    speaker = find_speaker(passage)
    return passage.text_of(speaker) if speaker else ""


def _named_speaker(fact: Fact, supports: Supports) -> tuple[str, ...]:
    """Return a hint to write who speaks in the sentences of a fact's quotations, if they name one speaker."""
    names = names_of_speakers(fact, supports)
    return tuple(f"write `{name}`, who speaks in the evidence" for name in names if len(names) == 1)


def _swapped(entry: Entry[Fact], language: str, own: frozenset[str], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a statement whose speaker is of another origin than the one that the fact is attributed to."""
    origin = corpus.origins.get(entry.value.attributed_to or "")
    statement = entry.text.lookup((*entry.path, "statement"))
    if origin and (state := find_other_state(entry.value, corpus, language)):
        lead = len(statement) - len(statement.lstrip())
        yield _speaks_instead(entry, statement.lstrip()[slice(*state)], state[0] + lead, origin.value)
    if origin is None or origin.value.kind == "government" or short_name(origin.value) in statement:
        return
    passage = read(statement, language).passage
    speaker = find_speaker(passage)
    if speaker is None:
        return
    words = passage.text_of(speaker)
    for other in corpus.cached(bodies_that_act).named_in(words):
        # "Ferrylines' guild" and "the guild at Ferrylines" are not the company; a person is "the head of" it.
        apart = r"(?<!\bat )(?<!\bof )" if is_person(origin.value) else r"(?<!\bat )"
        found = re.search(rf"(?<!\w){apart}{re.escape(full_name(other))}(?!['’\w])", words)
        if found and other.id not in own:
            start = passage.words[speaker.first].start + found.start()
            yield _speaks_instead(entry, found.group(), start, origin.value)
            return


def _speaks_instead(entry: Entry[Fact], speaker: str, start: int, origin: Origin) -> Diagnostic:
    span = entry.within(("statement",), start, start + len(speaker))
    message = f"`{speaker}` speaks here, but `attributed_to` is `{origin.name}`"
    return warning(RULE, span, message, "correct the speaker, or `attributed_to`")


def _foreign(
    entry: Entry[Fact], quoted: frozenset[str], corpus: Corpus, supports: Supports
) -> Iterator[Diagnostic]:
    """Report a fact that is attributed to an origin that it neither quotes nor names."""
    fact = entry.value
    origin = corpus.origins.get(fact.attributed_to or "")
    if origin is None or origin.value.kind not in VOICES or origin.value.id in quoted:
        return
    words = " ".join((fact.statement, *(e.exact for e in fact.evidence)))
    names = words_that_name(origin.value)
    spoken = names_of_speakers(fact, supports)
    if any(names_same_body(words, origin.value) for words in speakers_in_sentences(fact, supports)):
        return
    described = is_described(origin.value, fact.statement, guess_language(fact.statement, (), supports.usual))
    if described and not any(is_person(origin.value) or described in name.casefold() for name in spoken):
        return
    if not any(
        name in plain(words)
        or is_in_sentence(name, fact, supports)
        or (len(spoken) != 1 and spoke_before(name, fact, supports))
        for name in names
    ):
        message = f"`{origin.value.name}` is neither quoted nor named in the fact"
        meant = _meant(fact.statement, corpus, supports)
        hint = "name the origin in the statement, or correct `attributed_to`"
        yield error(RULE, entry.at("attributed_to"), message, *meant, hint)


def _meant(statement: str, corpus: Corpus, supports: Supports) -> tuple[str, ...]:
    """Return a hint that names the origin that a statement names, if it is one alone."""
    language = guess_language(statement, (), supports.usual)
    named = [
        origin.id
        for origin in corpus.cached(origins_that_speak).named_in(statement)
        if any(find_named(statement, language, full_name(origin), by_last_word=is_person(origin)))
    ]
    return (f"did you mean `{named[0]}`?",) if len(named) == 1 else ()


def _named(text: str, language: str, own: frozenset[str], corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Find the origins that a text names, except those in `own`."""
    for origin in corpus.cached(origins_that_speak).named_in(text):
        if origin.id not in own:
            yield from find_named(text, language, full_name(origin), by_last_word=is_person(origin))


def _cited(children: Inlines, corpus: Corpus) -> frozenset[str]:
    """Return the origins of all that a paragraph cites, and of the sources behind it."""
    return _cited_by(inline_references(children), corpus)


def _cited_by(links: Iterable[Reference], corpus: Corpus) -> frozenset[str]:
    cited: set[str] = set()
    for link in links:
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
