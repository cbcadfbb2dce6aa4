"""Add a view to a question for words of a source: who holds it, and which hypothesis it may support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from briefgen.check.text_unwritten import TODO
from briefgen.corpus.view import HolderKind, Hypothesis, Question
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.language.english import same_noun
from briefgen.language.reading import Reading
from briefgen.propose.add import find_quotation, write_items
from briefgen.propose.background import Background, load_background, of_other_files
from briefgen.propose.entry_yaml import evidence_lines, flow
from briefgen.propose.fact import read_sentence
from briefgen.propose.ids import slug, unused
from briefgen.propose.speaker import find_speaker
from briefgen.reading.suggest import nearest_names
from briefgen.settings.settings import Settings

_WORD = re.compile(r"[^\W\d_]{4,}")


class AddedView(Struct, frozen=True):
    """A view that was proposed, and the file of its question."""

    id: str
    lines: list[str]
    path: Path
    shown: str
    sentence: str
    """The sentence of the source, for the author to read."""


def propose_view(
    source: str, words: str, settings: Settings, question: str | None, nth: int | None, place: Span
) -> tuple[AddedView | None, Findings]:
    """Propose a view for some words of a source; nothing is written.

    Shape: without `question`, the corpus has one question, or one whose views quote the source.
    Errors: those of `load_background` and `find_quotation`; question-unknown.
    """
    background, problems = load_background(source, settings, place)
    if background is None:
        return None, problems
    known = background.corpus.questions
    name = question or _question_of(background)
    if name is None or name not in known:
        return None, (_unknown(question, sorted(known), place),)
    found, faults = find_quotation(words, nth, background, place)
    if found is None:
        return None, faults
    passage, evidence = found
    reading, entry = read_sentence(passage, background), known[name]
    holder, kind = _holder(reading, background)
    hypothesis, *others = _by_likeness(entry.value, reading)
    wanted = slug(f"{holder.split()[-1]} {hypothesis.id}") or f"{name}-view"
    identity = unused(wanted, background.taken)
    rest = f"  # or {', '.join(each.id for each in others)}"
    lines = [
        f"- id: {identity}",
        f"  holder: {flow({'name': holder, 'kind': kind})}",
        f"  hypothesis: {hypothesis.id}{rest}",
        "  stance: placed  # or stated, if the holder states the hypothesis",
        f"  claim: {TODO} …",
        f"  reasoning: {TODO} …",
        *(f"  {line}" for line in evidence_lines((evidence,))),
    ]
    path = settings.corpus / "views" / f"{name}.yaml"
    shown = settings.shown(path)
    return AddedView(identity, lines, path, shown, passage.sentence), of_other_files(problems)


def write_view(added: AddedView, settings: Settings) -> Findings:
    """Write a proposed view into the file of its question; every other byte stays as it is.

    Errors: those of `write_items`.
    """
    return write_items(added.path, {"views": [added.lines]}, "", settings)


def _question_of(background: Background) -> str | None:
    """Return the only question, or the only one whose views quote the source."""
    questions = background.corpus.questions
    quoting = [
        name
        for name, entry in questions.items()
        if any(e.source == background.source.id for view in entry.value.views for e in view.evidence)
    ]
    found = list(questions) if len(questions) == 1 else quoting
    return found[0] if len(found) == 1 else None


def _unknown(name: str | None, known: list[str], place: Span) -> Diagnostic:
    listed = ", ".join(f"`{each}`" for each in (nearest_names(name, known) if name else known) or known)
    message = f"no question `{name}` in the corpus" if name else "which question is the view on?"
    hint = (
        f"name one with `--question`: {listed}"
        if listed
        else "write a question first, in a file of `views/` in the corpus"
    )
    return error("question-unknown", place, message, hint)


def _holder(reading: Reading, background: Background) -> tuple[str, HolderKind]:
    """Return who holds a view: the speaker of the sentence, else the author, else the origin."""
    who = find_speaker(reading)
    if who is not None and who.name:
        return who.name[:1].upper() + who.name[1:], "analyst" if who.is_name else "party"
    for author in background.source.author:
        return author.literal or " ".join(filter(None, (author.given, author.family))), "analyst"
    origin = background.corpus.origins.get(background.source.origin)
    return (origin.value.name if origin else background.source.origin), "outlet"


def _by_likeness(question: Question, reading: Reading) -> Iterator[Hypothesis]:
    """Yield the hypotheses of a question, the one that shares most words with a sentence first."""
    words = _stems(reading.text)
    texts = {each.id: f"{each.label} {each.statement} {each.best_case}" for each in question.hypotheses}
    yield from sorted(question.hypotheses, key=lambda each: -len(words & _stems(texts[each.id])))


def _stems(text: str) -> frozenset[str]:
    return frozenset(same_noun(word.lower()) for word in _WORD.findall(text))
