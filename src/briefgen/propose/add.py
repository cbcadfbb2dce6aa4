"""Add a fact to the corpus for words that a source has."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from msgspec import Struct

from briefgen.corpus.evidence import MOST_WORDS, Evidence
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.language.claims import Quantity
from briefgen.language.sentences import count_words
from briefgen.propose.background import Background, load_background, of_other_files
from briefgen.propose.entry_yaml import fact_lines, measure_line, origin_line
from briefgen.propose.fact import FactProposal, propose_fact, read_sentence
from briefgen.propose.figure import figure_of
from briefgen.propose.insert import Items, add_items
from briefgen.propose.passage import SourceWords, find_passage
from briefgen.propose.prove import findings_of, proven
from briefgen.propose.quotation import quote, trim
from briefgen.publish.leftovers import remove_leftovers_among_inputs
from briefgen.publish.write import write_file
from briefgen.reading.files import file_exists, read_file, read_text_file
from briefgen.settings.settings import Settings

NEW_FILE = "# yaml-language-server: $schema=../../../.schema/fact.json\n"
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MAX_BYTES = 2_000_000


class AddedFact(Struct, frozen=True):
    """A fact that was proposed, and the file that it belongs to."""

    proposal: FactProposal
    path: Path
    shown: str
    findings: Findings
    """What the rules will report of it, even when its statement is written."""


def propose_addition(
    source: str, words: str, settings: Settings, *, nth: int | None = None, place: Span
) -> tuple[AddedFact | None, Findings]:
    """Propose a fact for some words of a source; nothing is written.

    Shape: `nth`, from 1, chooses a place where the source has the words more than once.
    Errors: those of `load_background` and `find_quotation`.
    """
    background, problems = load_background(source, settings, place)
    if background is None:
        return None, problems
    found, faults = find_quotation(words, nth, background, place)
    if found is None:
        return None, faults
    passage, evidence = found
    quantity = number_in(passage, background)
    proposal = proven(propose_fact(passage, (evidence,), background, quantity), background)
    path = file_for(background)
    shown = settings.shown(path)
    return AddedFact(proposal, path, shown, findings_of(proposal, background)), of_other_files(problems)


def write_addition(added: AddedFact, settings: Settings) -> Findings:
    """Write a proposed fact into its file, with its new origin and measure: all of it, or nothing.

    Errors: those of `add_items` and of reading and writing the file.
    """
    proposal = added.proposal
    items: dict[str, list[list[str]]] = {
        "origins": [[origin_line(proposal.new_origin)]] if proposal.new_origin else [],
        "measures": [[measure_line(proposal.new_measure)]] if proposal.new_measure else [],
        "facts": [fact_lines(proposal)],
    }
    return write_items(added.path, items, NEW_FILE, settings)


def write_items(path: Path, items: Items, heading: str, settings: Settings) -> Findings:
    """Add items to the lists of a file, or make the file with a heading; every other byte stays as it is.

    Errors: those of `add_items` and of reading and writing the file.
    """
    remove_leftovers_among_inputs(settings)
    shown = settings.shown(path)
    old, data = heading, b""
    if file_exists(path):
        text, problems = read_text_file(path, shown, settings.readable, _MAX_BYTES)
        raw, more = read_file(path, shown, settings.readable, _MAX_BYTES, "split the file")
        if text is None or raw is None:
            return problems or more
        old, data = text, raw
    new, problems = add_items(old, shown, items)
    if new is None:
        return problems
    return write_file(path, _with_lines(data, old, new) if data else new.encode(), shown)


def number_in(passage: SourceWords, background: Background) -> Quantity | None:
    """Return the first number in the words of a passage that makes a figure."""
    reading = read_sentence(passage, background)
    if passage.cell:
        return next((q for q in reversed(reading.of(Quantity)) if figure_of(q, reading) is not None), None)
    start = reading.text.find(passage.words)
    inside = (
        quantity
        for quantity in reading.of(Quantity)
        if start <= quantity.start < start + len(passage.words) and figure_of(quantity, reading) is not None
    )
    return next(inside, None) if start >= 0 else None


def file_for(background: Background) -> Path:
    """Return the file of facts that quotes a source most often; else one named after the source."""
    settings, source = background.settings, background.source.id
    quoting = Counter(
        entry.text.path
        for entry in background.corpus.facts.values()
        if any(evidence.source == source for evidence in entry.value.evidence)
    )
    folder = settings.corpus / "facts"
    if not quoting:
        return folder / f"{source}.yaml"
    most = quoting.most_common(1)[0][0]
    paths = {settings.shown(path): path for path in sorted(folder.rglob("*.yaml"))}
    return paths.get(most, folder / f"{source}.yaml")


def find_quotation(
    words: str, nth: int | None, background: Background, span: Span
) -> tuple[tuple[SourceWords, Evidence] | None, Findings]:
    """Find the words that a command names in their source, and quote them.

    Errors: those of `find_passage`; words-long; words-alike where the words before and after them do not set
    them apart.
    """
    passage, missing = find_passage(background.text, words, nth, background.source.language, span)
    if passage is None:
        return None, missing
    if count_words(passage.words) > MOST_WORDS:
        message = f"{count_words(passage.words)} words: a quotation has at most {MOST_WORDS}"
        return None, (error("words-long", span, message, "name the words that prove the fact"),)
    source, place = background.source, trim(background.text, passage.place)
    evidence = quote(background.text, source.id, place, source.language)
    return ((passage, evidence), ()) if evidence else (None, (_alike(span),))


def _alike(place: Span) -> Diagnostic:
    message = "the words before and after this place are the same elsewhere in the source"
    return error("words-alike", place, message, "name more words, up to 14")


def _with_lines(data: bytes, old: str, new: str) -> bytes:
    """Put the lines that a text has more than before into its bytes, with the line ends of the file."""
    before, after, lines = old.splitlines(keepends=True), new.splitlines(keepends=True), _LINE.findall(data)
    first = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    left = len(before) - first
    last = next((i for i in range(left) if before[-1 - i] != after[-1 - i]), left)
    end = b"\r\n" if lines and lines[0].endswith(b"\r\n") else b"\n"
    added = "".join(after[first : len(after) - last]).encode().replace(b"\n", end)
    return b"".join(lines[:first]) + added + b"".join(lines[len(lines) - last :])
