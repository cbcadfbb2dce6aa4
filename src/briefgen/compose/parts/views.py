"""Competing views: the hypotheses side by side, and the evidence rated against each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_uppercase
from types import MappingProxyType

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, compose_prose, merge_texts, printed_words
from briefgen.corpus.fact import Fact
from briefgen.corpus.matrix import Row, inconsistencies, pivotal_rows
from briefgen.corpus.origins import origins_of_fact, origins_of_view
from briefgen.corpus.view import NONE_FOUND, HolderKind, Question, View
from briefgen.document.inlines import Emphasis, Inline, NoteRef, Strong, Text
from briefgen.document.nodes import (
    Block,
    Blocks,
    Column,
    Comparison,
    ComparisonRow,
    Matrix,
    MatrixRow,
    Paragraph,
    Rating,
)

_WORDS: tuple[tuple[Rating, str], ...] = (
    ("consistent", "consistent"),
    ("inconsistent", "inconsistent"),
    ("neutral", "neutral"),
)

_KINDS: Mapping[HolderKind | None, str] = MappingProxyType(
    {None: "", "analyst": "Analysts", "outlet": "Outlets", "party": "Parties to the matter"}
)
"""Headings above the holders of each kind, in the order in which they are printed."""

CAPTION = "Evidence against each answer"


def views(memo: Memo, level: int) -> Blocks:
    """Compose each question's hypotheses side by side."""
    return tuple(_comparison(memo, question, _columns(question)) for question in _questions(memo))


def matrix(memo: Memo, level: int) -> Blocks:
    """Compose each question's evidence against its hypotheses."""
    questions = _questions(memo)
    return tuple(
        _matrix(memo, question, f"{CAPTION}: {question.question}" if len(questions) > 1 else CAPTION)
        for question in questions
        if question.matrix
    )


def has_matrix(memo: Memo) -> bool:
    """Check whether a question of the brief has evidence rated against its hypotheses."""
    return any(question.matrix for question in _questions(memo))


def question_words(memo: Memo) -> list[dict[str, str]]:
    """Return each question with the words of its answers and their cases."""
    return [
        {"title": question.question, "words": _answer_words(memo, question)} for question in _questions(memo)
    ]


def _answer_words(memo: Memo, question: Question) -> str:
    answers = (
        f"{h.label}: {h.statement} {printed_words(memo.corpus, h.best_case, h.contrary, h.would_change)}"
        for h in question.hypotheses
    )
    return " ".join(" ".join(answers).split())


def _questions(memo: Memo) -> tuple[Question, ...]:
    return tuple(memo.corpus.questions[name].value for name in memo.brief.views)


def _columns(question: Question) -> tuple[Column, ...]:
    lettered = zip(ascii_uppercase, question.hypotheses, strict=False)
    return tuple(Column(letter, hypothesis.label) for letter, hypothesis in lettered)


def _comparison(memo: Memo, question: Question, columns: tuple[Column, ...]) -> Comparison:
    def row(label: str, name: str) -> ComparisonRow:
        cells = tuple(
            compose_prose(_case(getattr(h, name)), memo.corpus, memo.citations) for h in question.hypotheses
        )
        return ComparisonRow(label, cells)

    answers = tuple((Paragraph((Text(h.statement),)),) for h in question.hypotheses)
    rows = (
        ComparisonRow("Answer", answers),
        ComparisonRow("Held by", tuple(tuple(_holders(memo, question, h.id)) for h in question.hypotheses)),
        row("Best case", "best_case"),
        row("Strongest contrary evidence", "contrary"),
        row("What would change it", "would_change"),
    )
    return Comparison(question.question, columns, rows)


def _case(text: str) -> str:
    return "None found." if text.strip() == NONE_FOUND else text


def _holders(memo: Memo, question: Question, hypothesis: str) -> Iterator[Block]:
    """Compose who holds an answer and why: analysts, outlets and parties to the matter apart."""
    found = [v for v in question.views if v.hypothesis == hypothesis]
    if not found:
        yield Paragraph((Text("No voice in the sources."),))
    elif all(view.stance == "placed" for view in found):
        yield Paragraph((Text("Nobody in the sources states it."),))
    for kind, heading in _KINDS.items():
        group = [view for view in found if view.holder.kind == kind]
        if group and heading:
            yield Paragraph((Emphasis((Text(heading),)),))
        for view in group:
            yield Paragraph(merge_texts(_holder(memo, view)))


def _holder(memo: Memo, view: View) -> list[Inline]:
    place = view.holder.affiliation or view.holder.outlet
    claim = compose_line(view.claim.strip(), memo.corpus, memo.citations)
    about = "; ".join(filter(None, (place, "placed here by the desk" if view.stance == "placed" else "")))
    named: list[Inline] = [Strong((Text(view.holder.name),)), Text(f" ({about}): " if about else ": ")]
    mark = memo.citations.cite("view", view.id)
    reasoning = compose_line(view.reasoning.strip(), memo.corpus, memo.citations)
    return [*named, *claim, mark, Text(" "), *reasoning]


def _matrix(memo: Memo, question: Question, caption: str) -> Matrix:
    columns = _columns(question)
    rows: list[MatrixRow] = []
    for row in question.matrix:
        fact = memo.corpus.facts[row.fact].value
        ratings = tuple(row.ratings[h.id] for h in question.hypotheses)
        mark = memo.citations.cite("fact", fact.id)
        evidence = (Text(fact.statement.rstrip(".")), mark, *_advocates(memo, question, fact))
        rows.append(MatrixRow(evidence, ratings, {"consistent", "inconsistent"} <= set(ratings)))
    summary = " ".join((*_against(columns, rows), *_idle(rows)))
    return Matrix(caption, "Evidence", columns, tuple(rows), _WORDS, "tells them apart", summary)


def _advocates(memo: Memo, question: Question, fact: Fact) -> tuple[Inline, ...]:
    """Name the answers whose own holders gave an item of evidence."""
    origins = origins_of_fact(fact, memo.corpus)
    held = {v.hypothesis for v in question.views if origins & origins_of_view(v, memo.corpus)}
    keys = [key for key, h in zip(ascii_uppercase, question.hypotheses, strict=False) if h.id in held]
    return (Text(f" (from a holder of {' and '.join(keys)})"),) if keys else ()


def _against(columns: tuple[Column, ...], rows: list[MatrixRow]) -> Iterator[str]:
    """Count the items against each answer, rank the answers, and name the items that decide the ranking."""
    rated: list[Row] = [dict(zip((c.key for c in columns), row.ratings, strict=True)) for row in rows]
    counts = inconsistencies(rated)
    listed = "; ".join(f"{_items(counts[c.key])} against {c.key} ({c.title})" for c in columns)
    yield f"{listed[0].upper()}{listed[1:]}."
    levels = sorted(set(counts.values()))
    groups = [" and ".join(key for key, n in counts.items() if n == level) for level in levels]
    if len(groups) == 1:
        yield "As many items count against each answer: the table does not rank them."
    else:
        yield f"Fewest count against {', then '.join(groups)}."
    pivots = [_note(rows[i]) for i in pivotal_rows(rated)]
    yield f"That changes without {_notes(pivots, 'or')}." if pivots else "No single item changes that."


def _idle(rows: list[MatrixRow]) -> Iterator[str]:
    """Name the items that do not tell the answers apart."""
    idle = [_note(row) for row in rows if not row.discriminates]
    if idle:
        named = _notes(idle, "and")
        yield f"{named[0].upper()}{named[1:]} {'does' if len(idle) == 1 else 'do'} not tell them apart."


def _items(count: int) -> str:
    return "no item" if not count else "1 item" if count == 1 else f"{count} items"


def _note(row: MatrixRow) -> int:
    return next(node.number for node in row.evidence if isinstance(node, NoteRef))


def _notes(numbers: list[int], joined: str) -> str:
    """Name items of evidence by their notes: "the item of note 3", "one of the items of notes 3, 5 or 8"."""
    words = [str(number) for number in sorted(numbers)]
    if len(words) == 1:
        return f"the item of note {words[0]}"
    which = "the items" if joined == "and" else "one of the items"
    return f"{which} of notes {', '.join(words[:-1])} {joined} {words[-1]}"
