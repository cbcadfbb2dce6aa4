"""Competing views: the hypotheses side by side, and the evidence rated against each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_uppercase
from types import MappingProxyType

from briefgen.catalogues.words import Words
from briefgen.compose.fill import fill
from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, compose_prose, merge_texts, printed_words
from briefgen.corpus.fact import Fact
from briefgen.corpus.matrix import Row, inconsistencies, pivotal_rows
from briefgen.corpus.origins import origins_of_fact, origins_of_view
from briefgen.corpus.view import NONE_FOUND, HolderKind, Question, View
from briefgen.document.inlines import Emphasis, Inline, NoteRef, Strong, Text
from briefgen.document.matrix_nodes import Column, Matrix, MatrixRow, Rating
from briefgen.document.nodes import Block, Blocks, Comparison, ComparisonRow, Paragraph

_RATINGS: tuple[Rating, ...] = ("consistent", "inconsistent", "neutral")

_KINDS: Mapping[HolderKind | None, str] = MappingProxyType(
    {None: "", "analyst": "Analysts", "outlet": "Outlets", "party": "Parties to the matter"}
)
"""Headings above the holders of each kind, in the order in which they are printed."""


def views(memo: Memo, level: int) -> Blocks:
    """Compose each question's hypotheses side by side."""
    return tuple(_comparison(memo, question, _columns(question)) for question in _questions(memo))


def matrix(memo: Memo, level: int) -> Blocks:
    """Compose each question's evidence against its hypotheses."""
    questions = _questions(memo)
    return tuple(
        _matrix(memo, question, _caption(memo, question if len(questions) > 1 else None))
        for question in questions
        if question.matrix
    )


def _caption(memo: Memo, question: Question | None) -> str:
    if question is None:
        return memo.words.text("Evidence against each answer")
    return memo.words.text("Evidence against each answer: {question}", question=question.question)


def has_matrix(memo: Memo) -> bool:
    """Check whether a question of the brief has evidence rated against its hypotheses."""
    return any(question.matrix for question in _questions(memo))


def question_words(memo: Memo) -> list[dict[str, str]]:
    """Return each question with the words of its answers and their cases."""
    return [
        {"title": question.question, "words": _answer_words(memo, question)} for question in _questions(memo)
    ]


def _answer_words(memo: Memo, question: Question) -> str:
    cases = ((h, (h.best_case, h.contrary, h.would_change)) for h in question.hypotheses)
    answers = (
        f"{h.label}: {h.statement} {printed_words(memo.corpus, memo.words, *case)}" for h, case in cases
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
            compose_prose(_case(memo, getattr(h, name)), memo.corpus, memo.citations, memo.words)
            for h in question.hypotheses
        )
        return ComparisonRow(memo.words.text(label, "label"), cells)

    answers = tuple((Paragraph((Text(h.statement),)),) for h in question.hypotheses)
    words = memo.words
    rows = (
        ComparisonRow(words.text("Answer", "label"), answers),
        ComparisonRow(
            words.text("Held by", "label"),
            tuple(tuple(_holders(memo, question, h.id)) for h in question.hypotheses),
        ),
        row("Best case", "best_case"),
        row("Strongest contrary evidence", "contrary"),
        row("What would change it", "would_change"),
    )
    return Comparison(question.question, columns, rows)


def _case(memo: Memo, text: str) -> str:
    return memo.words.text("None found.") if text.strip() == NONE_FOUND else text


def _holders(memo: Memo, question: Question, hypothesis: str) -> Iterator[Block]:
    """Compose who holds an answer and why: analysts, outlets and parties to the matter apart."""
    found = [v for v in question.views if v.hypothesis == hypothesis]
    if not found:
        yield Paragraph((Text(memo.words.text("No voice in the sources.")),))
    elif all(view.stance == "placed" for view in found):
        yield Paragraph((Text(memo.words.text("Nobody in the sources states it.")),))
    for kind, heading in _KINDS.items():
        group = [view for view in found if view.holder.kind == kind]
        if group and heading:
            yield Paragraph((Emphasis((Text(memo.words.text(heading, "holders")),)),))
        for view in group:
            yield Paragraph(merge_texts(_holder(memo, view)))


def _holder(memo: Memo, view: View) -> list[Inline]:
    place = view.holder.affiliation or view.holder.outlet
    claim = compose_line(view.claim.strip(), memo.corpus, memo.citations, memo.words)
    words = memo.words
    placed = words.text("placed here by the desk") if view.stance == "placed" else ""
    about = words.semicolon_list(filter(None, (place, placed)))
    holder = (Strong((Text(view.holder.name),)),)
    template = words.template("{holder} ({about}): {claim}" if about else "{holder}: {claim}")
    mark = memo.citations.cite("view", view.id)
    reasoning = compose_line(view.reasoning.strip(), memo.corpus, memo.citations, memo.words)
    return [*fill(template, holder=holder, about=about, claim=(*claim, mark)), Text(" "), *reasoning]


def _matrix(memo: Memo, question: Question, caption: str) -> Matrix:
    columns = _columns(question)
    rows: list[MatrixRow] = []
    for row in question.matrix:
        fact = memo.corpus.facts[row.fact].value
        rated = tuple(row.ratings[h.id] for h in question.hypotheses)
        mark = memo.citations.cite("fact", fact.id)
        item = (Text(fact.statement.rstrip(".")), mark, *_advocates(memo, question, fact))
        rows.append(MatrixRow(item, rated, _tells_apart(rated)))
    words = memo.words
    summary = " ".join((*_against(columns, rows, words), *_idle(rows, words)))
    ratings = tuple((rating, words.text(rating, "rating")) for rating in _RATINGS)
    evidence, flag = words.text("Evidence", "label"), words.text("Tells the answers apart", "label")
    flags = words.text("yes", "tells apart"), words.text("no", "tells apart")
    return Matrix(caption, evidence, columns, tuple(rows), ratings, flag, summary, flags)


def _tells_apart(rated: tuple[Rating, ...]) -> bool:
    """Check whether an item counts against some answers and not against others."""
    return "inconsistent" in rated and set(rated) != {"inconsistent"}


def _advocates(memo: Memo, question: Question, fact: Fact) -> tuple[Inline, ...]:
    """Name the answers whose own holders gave an item of evidence."""
    origins = origins_of_fact(fact, memo.corpus)
    held = {v.hypothesis for v in question.views if origins & origins_of_view(v, memo.corpus)}
    keys = [key for key, h in zip(ascii_uppercase, question.hypotheses, strict=False) if h.id in held]
    if not keys:
        return ()
    from_holder = memo.words.text("from a holder of {answers}", answers=memo.words.formats.both(keys))
    return (Text(f" ({from_holder})"),)


def _against(columns: tuple[Column, ...], rows: list[MatrixRow], words: Words) -> Iterator[str]:
    """Count the items against each answer, rank the answers, and name the items that decide the ranking."""
    rated: list[Row] = [dict(zip((c.key for c in columns), row.ratings, strict=True)) for row in rows]
    counts = inconsistencies(rated)
    listed = words.semicolon_list(_items(counts[c.key], f"{c.key} ({c.title})", words) for c in columns)
    yield f"{listed[0].upper()}{listed[1:]}."
    levels = sorted(set(counts.values()))
    groups = [words.formats.both([key for key, n in counts.items() if n == level]) for level in levels]
    if len(groups) == 1:
        yield words.text("As many items count against each answer: the table does not rank them.")
    else:
        then = words.text(", then ", "between answers")
        yield words.text("Fewest count against {answers}.", answers=then.join(groups))
    pivots = sorted(_note(rows[i]) for i in pivotal_rows(rated))
    if not pivots:
        yield words.text("No single item changes that.")
    elif len(pivots) == 1:
        yield words.text("That changes without the item of note {note}.", note=_numerals(pivots, words)[0])
    else:
        *others, last = _numerals(pivots, words)
        notes = {"notes": words.comma_list(others), "last": last}
        yield words.text("That changes without one of the items of notes {notes} or {last}.", **notes)


def _idle(rows: list[MatrixRow], words: Words) -> Iterator[str]:
    """Name the items that do not distinguish the answers."""
    idle = sorted(_note(row) for row in rows if not row.discriminates)
    if len(idle) == 1:
        yield words.text("The item of note {note} does not tell them apart.", note=_numerals(idle, words)[0])
    elif idle:
        *others, last = _numerals(idle, words)
        notes = {"notes": words.comma_list(others), "last": last}
        yield words.text("The items of notes {notes} and {last} do not tell them apart.", **notes)


def _items(count: int, answer: str, words: Words) -> str:
    if not count:
        return words.text("no item against {answer}", answer=answer)
    return words.count(
        "{number} item against {answer}", "{number} items against {answer}", count, answer=answer
    )


def _note(row: MatrixRow) -> int:
    return next(node.number for node in row.evidence if isinstance(node, NoteRef))


def _numerals(notes: list[int], words: Words) -> list[str]:
    return [words.formats.local_digits(note) for note in notes]
