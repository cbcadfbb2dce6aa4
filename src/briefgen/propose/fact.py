"""Propose a fact for a quotation: what it counts, when, who says so, and an id."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from briefgen.corpus.dates import PartialDate
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fact import Measure, Origin
from briefgen.corpus.source import OPINION
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.own_nouns import with_own_nouns
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.propose.background import Background
from briefgen.propose.currency import Currency, currency_of
from briefgen.propose.dating import date_of_event, date_of_figure
from briefgen.propose.figure import UNWRITTEN_UNIT, FigureFields, counted_words, figure_of
from briefgen.propose.ids import id_of, slug, unused
from briefgen.propose.measure import fitting_measure, new_measure
from briefgen.propose.parts import is_reported
from briefgen.propose.passage import SourceWords
from briefgen.propose.skeleton import statement_skeleton
from briefgen.propose.speaker import Speaker, find_speaker, is_quoted, new_origin, origin_named

_OF = WordPattern(r" (?:{of} |d['’] ?)[^\W\d_]+")
"""What follows a noun and says which: containers of ammunition."""


class FactProposal(Struct, frozen=True):
    """A fact to be added, of which only the statement is not written."""

    id: str
    statement: str
    """A skeleton that begins with `TODO`."""
    evidence: tuple[Evidence, ...]
    sentence: str
    """The sentence of the source, for the author to read; it goes into no corpus."""
    figure: FigureFields | None = None
    date: PartialDate | None = None
    attributed_to: str | None = None
    new_origin: Origin | None = None
    new_measure: Measure | None = None
    unit_note: str = ""
    """How the unit was guessed, or what it may be; a comment behind the figure."""


class EarlierProposals(Struct, frozen=True):
    """The proposals before this one."""

    taken: frozenset[str] = frozenset()
    """Their ids."""
    speaker: Speaker | None = None
    """Who spoke last, for "he said"."""


def propose_fact(
    passage: SourceWords,
    evidence: tuple[Evidence, ...],
    background: Background,
    quantity: Quantity | None,
    draft: EarlierProposals | None = None,
) -> FactProposal:
    """Propose a fact for some evidence, with the number that is meant, if it has one.

    Shape: a proposal of a draft has no new measure.
    """
    draft, alone = draft or EarlierProposals(), draft is None
    reading = read_sentence(passage, background)
    source = background.source
    money = currency_of(quantity, reading, background) if quantity is not None else Currency("")
    figure = figure_of(quantity, reading, money.code) if quantity is not None else None
    when = date_of_event(reading, source.issued)
    measure = made = None
    if figure is not None and quantity is not None:
        as_of = date_of_figure(quantity, reading, source.issued)
        figure = {**figure, "as_of": str(as_of)} if as_of is not None else figure
        measure, made = _measure(figure, quantity, reading, background, alone)
        figure = {"measure": measure, **figure} if measure else figure
        dates = reading.of(DateClaim)
        of_speech = when if len(dates) == 1 and is_reported(reading, dates[0].start) else None
        when = next((each for each in (as_of, of_speech) if each and not each.approximate), None)
    who = find_speaker(reading) or (Speaker("") if is_quoted(reading) else None)
    who = draft.speaker if who is not None and not who.name and draft.speaker else who
    origin, made_origin = _origin(who, background)
    words = measure.replace("-", " ") if measure else " ".join(part.exact for part in evidence)
    year = str(when.year) if when else ""
    default = slug(source.id.split("-")[0]) or "fact"
    identity = id_of(words, reading.passage.lists["empty"], [year], default)
    return FactProposal(
        id=unused(identity, frozenset((*background.taken, *draft.taken))),
        statement=statement_skeleton(reading, quantity, figure, when, who),
        evidence=evidence,
        sentence=passage.sentence,
        figure=figure,
        date=when,
        attributed_to=origin,
        new_origin=made_origin,
        new_measure=made,
        unit_note=money.note,
    )


def without(proposal: FactProposal, *fields: str) -> FactProposal:
    """Return a proposal without some of its fields: `figure`, `date`, `as_of`, `attributed_to`, `measure`.

    Shape: a figure without its `unit` has one that is not written.
    """
    figure = proposal.figure
    if figure is not None and {"as_of", "measure", "status"} & {*fields}:
        figure = {key: value for key, value in figure.items() if key not in fields}
    if figure is not None and "unit" in fields:
        figure = {**figure, "unit": UNWRITTEN_UNIT}
    if "figure" in fields:
        figure = None
    gone = "figure" in fields or "measure" in fields
    return replace(
        proposal,
        figure=figure,
        date=None if "date" in fields else proposal.date,
        attributed_to=None if "attributed_to" in fields else proposal.attributed_to,
        new_origin=None if "attributed_to" in fields else proposal.new_origin,
        new_measure=None if gone else proposal.new_measure,
    )


def read_sentence(passage: SourceWords, background: Background) -> Reading:
    """Read the sentence of a passage in the language of its source."""
    reading = read(passage.sentence, background.source.language)
    return with_own_nouns(reading, background.corpus.units.nouns)


def _measure(
    figure: FigureFields, quantity: Quantity, reading: Reading, background: Background, with_new: bool
) -> tuple[str | None, Measure | None]:
    """Return the id of the measure of a figure, and the measure itself if it is new."""
    unit = str(figure["unit"])
    if unit == UNWRITTEN_UNIT:
        return None, None
    known = [entry.value for entry in background.corpus.measures.values()]
    found = fitting_measure(unit, reading, known, background.corpus.units)
    if found is not None or not with_new:
        return (found.id if found else None), None
    label = _label(quantity, reading)
    made = new_measure(unit, label, background.corpus.measures) if label else None
    return (made.id, made) if made else (None, None)


def _label(quantity: Quantity, reading: Reading) -> str:
    """Return a label for what a number counts: containers of ammunition."""
    counted = counted_words(quantity, reading) if not quantity.first.unit else ""
    if not counted or quantity.first.kind not in ("count", "vague"):
        return ""
    behind = reading.text[reading.text.index(counted, quantity.start) + len(counted) :]
    more = _OF.of(reading.language).match(behind)
    return counted + (more.group() if more else "")


def _origin(who: Speaker | None, background: Background) -> tuple[str | None, Origin | None]:
    """Return the id of the origin of what a sentence says, and the origin itself if it is new."""
    source = background.source
    if who is not None and who.name:
        origins = [entry.value for entry in background.corpus.origins.values()]
        if found := origin_named(who, origins, source.language):
            return found.id, None
        made = new_origin(who, source.language)
        if made is not None and made.id not in background.corpus.origins:
            return made.id, made
        if made is not None:
            return made.id, None
    return (source.origin if source.genre in OPINION else None), None
