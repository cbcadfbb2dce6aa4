"""Propose a fact for every sentence of a source with a sum, count, share, date or attributed speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.fact import Fact
from briefgen.corpus.place import Place
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.guess import written_language
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences
from briefgen.language.table_lines import without_rows
from briefgen.language.word_pattern import WordPattern
from briefgen.propose.background import Background
from briefgen.propose.dating import date_of_event
from briefgen.propose.fact import EarlierProposals, FactProposal, propose_fact, read_sentence
from briefgen.propose.figure import UNWRITTEN_UNIT, FigureFields, figure_of, is_span
from briefgen.propose.parts import ELSEWHERE
from briefgen.propose.passage import SourceWords
from briefgen.propose.prove import proven
from briefgen.propose.quotation import quote, shorten
from briefgen.propose.speaker import QUOTED, find_speaker, is_quoted

_NO_SENTENCE = WordPattern(r"©|copyright|(?<!\w){page furniture}(?!\w)", re.IGNORECASE)
"""Words of the lines around an article."""
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "”\"’')]»“"
_DEFINITE = WordPattern(r"\b{definite}\s+$", re.IGNORECASE)
_ACTS = WordPattern(r"\s+{auxiliaries}\b", re.IGNORECASE)
_OF_THEM = WordPattern(r"\s+{of them}\b", re.IGNORECASE)
_NEARLY = Fraction(1)
"""By how much the figure of a share without an end, such as a third, may be rounded."""
_SMALL = 12
"""A count in words up to this number seldom makes a fact of its own."""
_MOST_SENTENCES = 5_000


class _Candidate(Struct, frozen=True):
    """What a sentence offers: a number, or else its date or speech."""

    passage: SourceWords
    quantity: Quantity | None
    core: Place
    worth: int


def draft_facts(background: Background, taken: frozenset[str] = frozenset()) -> tuple[FactProposal, ...]:
    """Propose facts for a source, the most useful first; `taken` has ids of other proposals.

    Shape: nothing that a fact of the corpus quotes, and no figure of the same value and unit twice.
    """
    quoted, seen = _quoted_places(background), _known_figures(background)
    draft, found = EarlierProposals(taken), list[tuple[int, FactProposal]]()
    for passage in _sentences(background):
        reading = read_sentence(passage, background)
        for candidate in _candidates(passage, reading, background, quoted):
            evidence = quote(
                background.text,
                background.source.id,
                shorten(background.text, _whole(candidate), candidate.core),
                background.source.language,
            )
            if evidence is None:
                continue
            made = propose_fact(passage, (evidence,), background, candidate.quantity, draft)
            key = _key(made.figure)
            if key is not None and key in seen:
                continue
            seen |= {key} if key is not None else set()
            made = proven(made, background)
            draft = EarlierProposals(draft.taken | {made.id}, draft.speaker)
            found.append((candidate.worth, made))
        who = find_speaker(reading)
        draft = EarlierProposals(draft.taken, who if who is not None and who.name else draft.speaker)
    return tuple(proposal for _, proposal in sorted(found, key=lambda item: -item[0]))


def _sentences(background: Background) -> Iterator[SourceWords]:
    """Yield the sentences of a text, without headings and the lines around an article."""
    text, language = background.text, background.source.language
    no_sentence = _NO_SENTENCE.of(language)
    for number, (begin, whole) in enumerate(sentences(text.original, language)):
        end = begin + len(whole)
        start, _ = without_rows(text.original, begin, end, (end - 1, end))  # a sentence may follow a table
        words = text.original[start:end]
        inner = words.strip()
        ends = inner.rstrip(_CLOSERS).endswith(_STOPS)
        if number >= _MOST_SENTENCES or not ends or no_sentence.search(inner):
            continue
        first = start + len(words) - len(words.lstrip())
        place = Place(first, first + len(inner))
        yield SourceWords(text, place, place, language)


def _candidates(
    passage: SourceWords, reading: Reading, background: Background, quoted: list[tuple[Place, Fact]]
) -> Iterator[_Candidate]:
    """Yield what a sentence offers: its numbers, or if it has none its date or what somebody says."""
    speaks, dated = _speaks(reading), _is_dated(reading, background)
    figures = [q for q in reading.of(Quantity) if _counts(q, reading)]
    strong = [q for q in figures if not _is_small(q)]
    worth = 2 * bool(strong) + dated + speaks
    alone = not (strong or dated or find_speaker(reading) is not None)
    chosen = [q for q in figures if _counts_subject(q)] if alone else figures
    for quantity in chosen:
        core = _place_of(passage, reading, quantity)
        facts = [fact for place, fact in quoted if place.start <= core.start < place.end]
        if not any(_has_number(fact, quantity) for fact in facts):
            yield _Candidate(passage, quantity, core, worth + (not _is_small(quantity)))
    quoted_here = any(_overlap(place, passage.place) for place, _ in quoted)
    if not chosen and (dated or speaks) and not quoted_here:
        yield _Candidate(passage, None, _core(passage, reading), worth)


def _speaks(reading: Reading) -> bool:
    """Check whether a sentence reports what somebody says."""
    who = find_speaker(reading)
    return is_quoted(reading) or (who is not None and bool(who.name))


def _is_dated(reading: Reading, background: Background) -> bool:
    """Check whether a sentence names the date of its event."""
    issued = background.source.issued
    named = any(
        reading.text[date.start - 1 : date.start] != "-"
        for date in reading.of(DateClaim)
        if date.relation not in ELSEWHERE or (date.day and date.year >= issued.year)
    )
    return named and date_of_event(reading, issued) is not None


def _counts(quantity: Quantity, reading: Reading) -> bool:
    """Check whether a number makes a fact: not "the two", 9 per cent over two years, 68 per cent of 1,010."""
    figure = figure_of(quantity, reading)
    if figure is None or _is_definite(quantity, reading):
        return False
    spans = is_span(quantity, reading) and reading.of(Quantity)[0] != quantity
    nameless = figure["unit"] == UNWRITTEN_UNIT and not quantity.currencies
    return not spans and not (quantity.whole and nameless)


def _is_small(quantity: Quantity) -> bool:
    first = quantity.first
    return first.kind == "count" and not quantity.in_digits and first.high <= _SMALL


def _counts_subject(quantity: Quantity) -> bool:
    """Check whether a small number counts what its sentence is about: three patients were flown out."""
    return quantity.start == 0 and bool(quantity.noun) and quantity.first.low > 1


def _is_definite(quantity: Quantity, reading: Reading) -> bool:
    """Check whether a number only refers to what is known, or is an idiom: the two countries, one voice."""
    small = _is_small(quantity)
    acts = _ACTS.of(reading.language).match(reading.text, quantity.end)  # two have died
    single = quantity.first.high == 1 or (not quantity.noun and reading.language == "en" and not acts)
    if _OF_THEM.of(reading.language).match(reading.text, quantity.end):
        return small
    definite = _DEFINITE.of(reading.language).search(reading.text[: quantity.start])
    return small and (single or definite is not None)


def _whole(candidate: _Candidate) -> Place:
    """Return what a quotation is taken from: the sentence, or the words in quotation marks in it."""
    passage = candidate.passage
    if candidate.quantity is None and candidate.core.end - candidate.core.start > 1:
        return candidate.core
    return passage.place


def _core(passage: SourceWords, reading: Reading) -> Place:
    """Return the place of what is quoted in a sentence, else of its date, else of its beginning."""
    original = passage.text.original[passage.place.start : passage.place.end]
    spoken = next((m for m in QUOTED.finditer(original) if len(m.group().split()) > 1), None)
    if spoken is not None:
        return Place(passage.place.start + spoken.start() + 1, passage.place.start + spoken.end())
    date = next(iter(reading.of(DateClaim)), None)
    start = _place_of(passage, reading, date).start if date is not None else passage.place.start
    return Place(start, start + 1)


def _place_of(passage: SourceWords, reading: Reading, claim: Quantity | DateClaim) -> Place:
    """Return the place in the text of a claim that was read in its sentence on one line."""
    words = claim.words.strip()
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    before = sum(1 for _ in pattern.finditer(reading.text, 0, claim.start))
    places = list(pattern.finditer(passage.text.original, passage.place.start, passage.place.end))
    found = places[min(before, len(places) - 1)] if places else None
    return Place(*found.span()) if found else Place(passage.place.start, passage.place.start + 1)


def _has_number(fact: Fact, quantity: Quantity) -> bool:
    """Check whether a fact that quotes a number is about it: by its figure, or in its statement.

    Shape: a fact without a figure is about all that it quotes.
    """
    if fact.figure is None:
        return True
    first = quantity.first
    scale = 100 if first.kind == "share" else 1
    own = (fact.figure.value, fact.figure.low, fact.figure.high)
    if any(each is not None and abs(Fraction(each) - first.low * scale) < _NEARLY for each in own):
        return True
    stated = read(fact.statement, written_language(fact.statement, "en")).of(Quantity)
    return first.kind == "vague" or any(each.first.low == first.low for each in stated)


def _quoted_places(background: Background) -> list[tuple[Place, Fact]]:
    """List the places that the facts of the corpus quote in the source, each with its fact."""
    found: list[tuple[Place, Fact]] = []
    for entry in background.corpus.facts.values():
        for evidence in entry.value.evidence:
            for exact in evidence.fragments if evidence.source == background.source.id else ():
                anchor = anchor_quote(background.text, exact, evidence.prefix, evidence.suffix)
                places = anchor.candidates or ((anchor.place,) if anchor.place else ())
                found += ((place, entry.value) for place in places)
    return found


def _known_figures(background: Background) -> set[tuple[str, ...]]:
    """Return what the facts that quote the source count."""
    found = set()
    for entry in background.corpus.facts.values():
        figure = entry.value.figure
        if figure and any(evidence.source == background.source.id for evidence in entry.value.evidence):
            number = figure.value if figure.value is not None else figure.low
            found.add(_figure_key(number if number is not None else figure.qualifier, figure.unit))
    return found


def _key(figure: FigureFields | None) -> tuple[str, ...] | None:
    if figure is None:
        return None
    return _figure_key(figure.get("value", figure.get("low", figure.get("qualifier", ""))), figure["unit"])


def _figure_key(number: object, unit: object) -> tuple[str, ...]:
    return str(number), str(unit).split()[-1].casefold()


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
