"""What the reader can do, and what is not known: options and gaps."""

from __future__ import annotations

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, compose_prose
from briefgen.document.nodes import Blocks, Field, Gap, Gaps, Option, Options
from briefgen.spec.brief import OptionField


def options(memo: Memo, level: int) -> Blocks:
    """Compose the courses of action."""
    items = tuple(_option(memo, o) for o in memo.brief.options)
    return (Options(items),) if items else ()


def _option(memo: Memo, option: OptionField) -> Option:
    points = tuple(
        Field(label, compose_line(text.strip(), memo.corpus, memo.citations))
        for label, text in (("For", option.advantages), ("Against", option.risks))
        if text
    )
    label = "Recommended" if option.recommended else ""
    return Option(option.title, label, compose_prose(option.text, memo.corpus, memo.citations), points)


def gaps(memo: Memo, level: int) -> Blocks:
    """Compose what is not known."""
    items = tuple(
        Gap(
            compose_line(g.question.strip(), memo.corpus, memo.citations),
            compose_line(g.matters.strip(), memo.corpus, memo.citations) if g.matters else (),
        )
        for g in memo.brief.gaps
    )
    return (Gaps(items),) if items else ()
