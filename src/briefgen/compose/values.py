"""The values that a template may use."""

from __future__ import annotations

from typing import Any

from briefgen.catalogues.words import Words
from briefgen.compose.composers import COMPOSERS
from briefgen.compose.memo import Memo
from briefgen.corpus.date_words import day_words
from briefgen.spec.parts import PARTS
from briefgen.spec.product import Part


def template_values(memo: Memo) -> dict[str, Any]:
    """Return the values for a template: the memo's head, and its parts that have content.

    Shape: `parts` and `annex` are lists of {name, heading} in the product's order; `heading` may be empty.
    """
    brief, words = memo.brief, memo.words
    return {
        "title": brief.title,
        "to": brief.to or "",
        "from": brief.from_ or "",
        "question": brief.question,
        "as_of": day_words(brief.as_of, words),
        "marking": brief.marking,
        "product": words.term("heading", memo.product.title),
        "annex_heading": words.term("heading", memo.product.annex_heading or ""),
        "parts": [_part(p, words) for p in memo.product.parts if has_content(p.part, memo)],
        "annex": [_part(p, words) for p in memo.product.annex if has_content(p.part, memo)],
    }


def _part(part: Part, words: Words) -> dict[str, str]:
    return {"name": part.part, "heading": words.term("heading", part.heading or "")}


def has_content(name: str, memo: Memo) -> bool:
    """Check whether the brief gives a part any content."""
    part = PARTS[name]
    filled = COMPOSERS[part].filled
    return filled(memo) if filled else not part.key or bool(getattr(memo.brief, part.key))
