"""The options and the gaps: what the reader can do, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, compose_prose, merge_texts, printed_words
from briefgen.corpus.view import NONE_FOUND
from briefgen.document.inlines import Inline, Text
from briefgen.document.nodes import Blocks, Field, Gap, Gaps, Option, Options
from briefgen.spec.brief import OptionField


def options(memo: Memo, level: int) -> Blocks:
    """Compose the courses of action."""
    items = tuple(_option(memo, o) for o in memo.brief.options)
    return (Options(items),) if items else ()


def _option(memo: Memo, option: OptionField) -> Option:
    text = compose_prose(option.text, memo.corpus, memo.citations, memo.words)
    points = tuple(
        Field(
            memo.words.text(label, "label"),
            compose_line(text.strip(), memo.corpus, memo.citations, memo.words),
        )
        for label, text in (("For", option.advantages), ("Against", option.risks))
        if text
    )
    advice = "Recommended" if option.recommended else "Not recommended" if option.rejected else ""
    label = memo.words.text(advice, "label") if advice else ""
    return Option(option.title, label, text, (*points, *_proposers(memo, option)))


def _proposers(memo: Memo, option: OptionField) -> Iterator[Field]:
    """Compose who proposes an option; nothing where the brief does not say."""
    if option.proposed_by is None:
        return
    words: list[Inline] = []
    for name in () if option.proposed_by == NONE_FOUND else option.proposed_by:
        words += [
            Text(memo.words.formats.comma if words else ""),
            Text(memo.corpus.views[name].value.holder.name),
        ]
        words.append(memo.citations.cite("view", name))
    nobody = memo.words.text("the desk; no source proposes it")
    yield Field(memo.words.text("Proposed by", "label"), merge_texts(words or [Text(nobody)]))


def option_words(memo: Memo) -> list[dict[str, Any]]:
    """Return the words of each course of action."""
    return [
        {
            "id": option.id,
            "title": option.title,
            "words": printed_words(memo.corpus, memo.words, option.text, option.advantages, option.risks),
            "recommended": option.recommended,
        }
        for option in memo.brief.options
    ]


def gaps(memo: Memo, level: int) -> Blocks:
    """Compose what is not known."""
    items = tuple(
        Gap(
            compose_line(g.question.strip(), memo.corpus, memo.citations, memo.words),
            compose_line(g.matters.strip(), memo.corpus, memo.citations, memo.words) if g.matters else (),
        )
        for g in memo.brief.gaps
    )
    return (Gaps(items),) if items else ()


def gap_words(memo: Memo) -> list[str]:
    """Return the words of each gap."""
    return [printed_words(memo.corpus, memo.words, gap.question, gap.matters) for gap in memo.brief.gaps]
