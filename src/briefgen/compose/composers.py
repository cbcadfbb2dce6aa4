"""How each part of a memo is composed. How to add a part: `spec/parts.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from briefgen.compose.citations import Cited
from briefgen.compose.memo import Memo
from briefgen.compose.parts import (
    apparatus,
    charts,
    closing,
    decision,
    judgements,
    key_figures,
    opening,
    sections,
    source_summary,
    timeline,
    views,
    what_changed,
)
from briefgen.document.nodes import Blocks
from briefgen.spec.parts import MemoPart


class Composer(Struct, frozen=True):
    """The functions that compose a part."""

    compose: Callable[[Memo, int], Blocks]
    """Gives its blocks; headings inside it have the level given, or a lower one."""
    words: Callable[[Memo], Any] | None = None
    """Gives its words as they are frozen; None where editions are not compared by them.

    Shape: a list with an item for each option, section or gap: a text, or `{"id", "title", "words"}`, where
    `id` and `title` may be missing.
    """
    filled: Callable[[Memo], bool] | None = None
    """Checks whether it has content, where the brief's key alone does not show that."""
    late: bool = False
    """Whether it is composed after all other parts: it needs their citations, or a comparison of the memo."""
    cites: Callable[[Memo], Iterable[Cited]] | None = None
    """Gives what a late part will cite, in order; it is numbered at the part's place on the page."""


COMPOSERS: Mapping[MemoPart, Composer] = MappingProxyType(
    {
        MemoPart.HEAD: Composer(opening.head),
        MemoPart.BOTTOM_LINE: Composer(opening.bottom_line, opening.bottom_line_words),
        MemoPart.DECISION: Composer(decision.decision, decision.decision_words),
        MemoPart.NEXT_STEPS: Composer(decision.next_steps, decision.next_step_words),
        MemoPart.KEY_JUDGEMENTS: Composer(judgements.key_judgements, judgements.judgement_words),
        MemoPart.KEY_FIGURES: Composer(key_figures.key_figures),
        MemoPart.CHARTS: Composer(charts.charts),
        MemoPart.SECTIONS: Composer(sections.sections, sections.section_words),
        MemoPart.VIEWS: Composer(views.views, views.question_words),
        MemoPart.MATRIX: Composer(views.matrix, filled=views.has_matrix),
        MemoPart.TIMELINE: Composer(timeline.timeline),
        MemoPart.OPTIONS: Composer(closing.options, closing.option_words),
        MemoPart.WHAT_CHANGED: Composer(
            what_changed.what_changed,
            what_changed.reason_words,
            late=True,
            cites=what_changed.cited,
        ),
        MemoPart.GAPS: Composer(closing.gaps, closing.gap_words),
        MemoPart.SOURCE_SUMMARY: Composer(source_summary.source_summary, late=True),
        MemoPart.NOTES: Composer(apparatus.notes, late=True),
        MemoPart.SOURCES: Composer(apparatus.sources, late=True),
        MemoPart.LIKELIHOOD_SCALE: Composer(apparatus.likelihood_scale),
    }
)
"""Every part, in the order in which their words are frozen."""
