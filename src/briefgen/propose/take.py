"""Choose proposals of drafts by their numbers, and add them to the corpus in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.load import corpus_files
from briefgen.corpus.load import load_whole_corpus
from briefgen.diagnostic import Findings, Span, error, has_errors
from briefgen.language.read import read
from briefgen.language.word_pattern import WordPattern
from briefgen.propose.add import AddedFact, file_for, write_addition
from briefgen.propose.background import Background, load_background, without_errors
from briefgen.propose.draft import draft_facts
from briefgen.propose.fact import FactProposal, without
from briefgen.propose.figure import UNWRITTEN_UNIT
from briefgen.propose.prove import findings_of
from briefgen.propose.speaker import find_speaker
from briefgen.settings.settings import Settings

_NUMBER = re.compile(r"\d")
_COMMA = re.compile(r"[,;]\s+")
_BAD_END = WordPattern(r"(?:\s+{quotation ends badly})+\Z")
_FEWEST = 4
"""Words that a part of a quotation has at least."""
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


class Drafted(Struct, frozen=True):
    """A proposal, with what it was made against."""

    proposal: FactProposal
    background: Background


def draft_sources(
    names: Iterable[str], settings: Settings, place: Span
) -> tuple[tuple[Drafted, ...], Findings]:
    """Propose facts for some sources, one after the other; without names, for all whose texts are at hand.

    Shape: ids are different in all of them.
    Errors: those of `load_background`; for all sources, a missing text is no finding.
    """
    given = list(names)
    corpus, problems = load_whole_corpus(corpus_files(settings))
    found: list[Drafted] = []
    faults = without_errors(problems)
    for name in given or sorted(corpus.sources):
        background, more = load_background(name, settings, place)
        if background is None:
            faults += tuple(each for each in more if given and each not in faults)
            continue
        taken = frozenset(each.proposal.id for each in found)
        found += (Drafted(proposal, background) for proposal in draft_facts(background, taken))
    return tuple(found), faults


def read_numbers(text: str, last: int, place: Span) -> tuple[tuple[int, ...], Findings]:
    """Read "1,3-5" or "all" as numbers from 1 to the last one.

    Errors: number-unknown.
    """
    if text.strip() == "all":
        return tuple(range(1, last + 1)), ()
    numbers: list[int] = []
    for part in text.split(","):
        found = _RANGE.fullmatch(part.strip())
        first, end = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= end <= last:
            message = f"`{part.strip()}` is not a number of the list, which ends at {last}"
            return (), (
                error("number-unknown", place, message, "write for example `--take 1,3-5`, or `--take all`"),
            )
        numbers += range(first, end + 1)
    return tuple(dict.fromkeys(numbers)), ()


def take(
    chosen: Iterable[Drafted], settings: Settings, *, quoted: bool
) -> tuple[tuple[AddedFact, ...], Findings]:
    """Add chosen proposals to the corpus; with `quoted`, their statements quote the source.

    Shape: an origin that several of them propose is added with the first.
    Errors: those of `write_addition`, at the first of which it ends.
    """
    added: list[AddedFact] = []
    origins: set[str] = set()
    for each in chosen:
        proposal = _quoting(each) if quoted else each.proposal
        new = proposal.new_origin
        if new is not None and new.id in origins:
            proposal = replace(proposal, new_origin=None)
        origins |= {new.id} if new is not None else set()
        path = file_for(each.background)
        one = AddedFact(proposal, path, settings.shown(path), findings_of(each.proposal, each.background))
        if problems := write_addition(one, settings):
            return tuple(added), problems
        added.append(one)
    return tuple(added), ()


def _quoting(drafted: Drafted) -> FactProposal:
    """Return a proposal whose statement is its quotation, with the name of who says it.

    Shape: no figure whose unit is not known.
    """
    proposal, corpus = drafted.proposal, drafted.background.corpus
    named = proposal.new_origin.name if proposal.new_origin else ""
    origin = corpus.origins.get(proposal.attributed_to or drafted.background.source.origin)
    who = named or (origin.value.name if origin else "")
    language = drafted.background.source.language
    words = " … ".join(_whole_clause(part.exact, proposal, language) for part in proposal.evidence)
    speaker = find_speaker(read(words, language))
    lead = f"{who}: " if who and not (speaker and speaker.name) else ""
    unwritten = proposal.figure is not None and proposal.figure["unit"] == UNWRITTEN_UNIT
    quoting = replace(without(proposal, "figure") if unwritten else proposal, statement=f"{lead}“{words}”.")
    return proposal if has_errors(findings_of(quoting, drafted.background)) else quoting


def _whole_clause(exact: str, proposal: FactProposal, language: str) -> str:
    """Cut a quotation that is a part of its sentence at the commas around its number."""
    begins = proposal.sentence.lstrip('“"').startswith(exact)
    ends = proposal.sentence.rstrip(' .!?”"').endswith(exact)
    if begins and ends:
        return exact
    number = _NUMBER.search(exact)
    at = number.start() if number else 0
    first = max((found.end() for found in _COMMA.finditer(exact) if found.end() <= at), default=0)
    last = next((found.start() for found in _COMMA.finditer(exact) if found.start() > at), len(exact))
    part = exact[0 if begins else first : last]
    if not ends or last < len(exact):
        part = _BAD_END.of(language).sub("", part)
    return part if len(part.split()) >= _FEWEST else exact
