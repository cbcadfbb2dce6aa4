"""The sentences of a draft, and what each quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefgen.audit.draft import Draft
from briefgen.diagnostic import Span
from briefgen.language.claims import DateClaim, Designation, Ordinal, Quantity
from briefgen.language.guess import guess_language
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.sentences import count_words, sentences
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.speakers import find_voices

_FEWEST_QUOTED = 3
"""Words that a quotation has at least; fewer are a title, or a word that is named."""
_FEWEST_SAID = 2
"""The same in a sentence that says who says or calls it so."""
_LOOKED_AT = 5_000
"""Characters of a draft by which its language is guessed."""
_CHECKED = (Quantity, DateClaim, Ordinal, Designation)

_WHOLE = ("extent all", "extent most", "extent none")
"""Lists of words that say that something is so of all, of most or of none."""
_TELLING = frozenset({"negation", "pairs", "modality"})
"""Groups of words that deny, that are one of two opposites, or that say what may or is to be."""
_TELLS_LITTLE = frozenset({"early", "better", "much", "still"})
"""Pairs of opposites by which a sentence need not claim anything: we went home early."""
_CLAIMING = ("causes", "only")
"""Lists of words that say what is the cause, or that nothing else is so."""

_VERBS = ("verbs", "past", "present verbs", "firmly ahead", "be")
"""Lists of words that are verbs."""
_ENDS = (".", "!", "?", "…", "”", '"')
_SAYING = frozenset({"pairs", "modality", "negation", "speech"})
"""Groups of words that say something of a subject."""


class DraftQuotation(Struct, frozen=True):
    """Words that a draft puts in quotation marks."""

    words: str
    span: Span


class DraftSentence(Struct, frozen=True):
    """A sentence of a draft."""

    text: str
    span: Span
    language: str
    heading: str
    """As in `Finding`."""
    quotations: tuple[DraftQuotation, ...]
    is_table_head: bool = False

    @property
    def reading(self) -> Reading:
        """What is read from it."""
        return read(self.text, self.language)

    @property
    def is_bare_heading(self) -> bool:
        """Whether it is a heading, or the head of a table, without a number in digits or without a verb."""
        if not (self.is_table_head or self.text == self.heading):
            return False
        return not any(each.isdigit() for each in self.text) or not has_verb(self.reading)

    @property
    def is_advice(self) -> bool:
        """Whether it begins with a verb that asks for something: ask the council for its data."""
        passage = self.reading.passage if self.reading.read else None
        found = passage.find_entries("advising") if passage else []
        if not passage or not found or found[0].first:
            return False
        several = found[0].last > 1 or not passage.lists["determiners"]
        return several or not passage.lists["determiners"].isdisjoint(passage.keys(Stretch(1, 2)))

    @property
    def claims_something(self) -> bool:
        """Whether it has a quotation, number, date, name, rise, denial or speaker, or is on all or most."""
        reading = self.reading
        if self.is_bare_heading:
            return False
        named = any(name.sure for name in reading.passage.names)
        typed = any(reading.of(kind) for kind in _CHECKED)
        passage = reading.passage
        whole = any(passage.find_entries(extent) for extent in _WHOLE)
        whole = whole or any(t.group in _TELLING and t.name not in _TELLS_LITTLE for t in passage.terms)
        whole = whole or any(
            not passage.lists[each].isdisjoint(passage.keys(passage.whole)) for each in _CLAIMING
        )
        return bool(self.quotations) or named or typed or whole or _reports_speech(reading)


def has_verb(reading: Reading) -> bool:
    """Check whether a text has a verb, as far as the words of its language tell."""
    if not reading.read or not reading.passage.lists["verbs"]:
        return True
    lists, passage = reading.passage.lists, reading.passage
    verbs = frozenset[str]().union(*(lists[name] for name in _VERBS))
    endings = tuple(lists["past endings"])
    keys = passage.keys(passage.whole)
    inflected = any(key in verbs or (endings and key.endswith(endings)) for key in keys)
    return inflected or any(term.group in _SAYING for term in passage.terms)


def is_fragment(reading: Reading) -> bool:
    """Check whether a text is no sentence, but a row of a table or an item of a list."""
    return not reading.text.rstrip().endswith(_ENDS) and not has_verb(reading)


def _reports_speech(reading: Reading) -> bool:
    """Check whether a sentence names who says it, if only by an office: the managing director said."""
    passage = reading.passage
    return any(passage.content(voice.speaker) for voice in find_voices(passage))


def _says_who(reading: Reading) -> bool:
    """Check whether a sentence has a verb of speech, or one that calls something by a name."""
    passage = reading.passage if reading.read else None
    speaks = passage and any(term.group == "speech" for term in passage.terms)
    return bool(passage and (speaks or passage.find_entries("calling")))


def find_statements(draft: Draft, languages: Iterable[str]) -> Iterator[DraftSentence]:
    """Yield the sentences of a draft in order; `languages` has those of the texts it is looked up in."""
    likely = sorted(set(languages))
    main = guess_language(draft.text[:_LOOKED_AT], likely)
    heading = ""
    for block in draft.blocks:
        heading = block.text.strip() if block.is_heading else heading
        language = guess_language(block.text, likely, main)
        for at, raw in sentences(block.text, language):
            text = raw.strip()
            if not text:
                continue
            first = at + len(raw) - len(raw.lstrip())
            places = block.places[first : first + len(text)]
            fewest = _FEWEST_SAID if _says_who(read(text, language)) else _FEWEST_QUOTED
            quotations = tuple(
                DraftQuotation(quoted.inner, _span(draft, places[quoted.start : quoted.end]))
                for quoted in find_quoted(text)
                if not quoted.is_title and count_words(quoted.inner) >= fewest
            )
            yield DraftSentence(
                text, _span(draft, places), language, heading, quotations, block.is_table_head
            )


def _span(draft: Draft, places: tuple[int, ...]) -> Span:
    return draft.span(places[0], places[-1] + 1)
