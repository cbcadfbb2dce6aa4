"""Lay out the key judgements."""

from __future__ import annotations

from briefgen.document.nodes import Judgement, Judgements, Likelihood
from briefgen.render.pdf.flowables import Flowable, Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.range_drawings import likelihood_scale
from briefgen.render.pdf.rows_and_columns import Cell, HorizontalRule, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import TextRuns, plain_runs

_PAD = 5.0
_WATCH_GAP = 2.0
_LABEL_GAP = 8.0


def lay_out_judgements(block: Judgements, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out each judgement below a rule, with its likelihood in the side column."""
    style = context.style
    element = parent.add("L")
    rule = HorizontalRule(0.5, style.rule, 0, style.measure)
    out: list[Flowable] = []
    for item in block.items:
        body = element.add("LI").add("LBody")
        side = _lay_out_likelihood(item.likelihood, context, body) if item.likelihood else ()
        main = _lay_out_sentences(item, block.watch_label, context, body)
        cells = (Cell(0, side), Cell(style.column_x, main))
        out.append(make_row(cells, space_above=0 if out else _PAD, pad=(_PAD, _PAD), above=rule))
    return tuple(out)


def _lay_out_likelihood(likelihood: Likelihood, context: LayoutContext, body: Element) -> Flowables:
    """Lay out the term above the scale; the range is in the sentence."""
    style = context.style
    width = style.column_x - style.gutter
    term = plain_runs(likelihood.term, style.label.coloured(style.accent), body.add("P"))
    lines = lay_out_lines(term, width, strut=style.label.sized(style.text.size, style.label.leading))
    return (*lines, likelihood_scale(likelihood, style, width))


def _lay_out_sentences(item: Judgement, watch_label: str, context: LayoutContext, body: Element) -> Flowables:
    """Lay out the judgement, then its basis in grey, then the indicators to watch."""
    style = context.style
    grey = style.table.coloured(style.grey)
    out: list[Flowable] = list(
        lay_out_lines(context.inline_runs(item.text, style.text, body.add("P")), style.column_width)
    )
    basis = body.add("P")
    confidence = context.inline_runs(item.confidence, grey, basis)
    between = plain_runs(" ", grey, basis) if item.confidence and item.support else ()
    support = context.inline_runs(item.support, grey.bold(), basis)
    out += lay_out_lines((*confidence, *between, *support), style.column_width, space_above=_WATCH_GAP)
    if item.watch:
        out.append(_lay_out_watch(item, watch_label, context, body))
    return tuple(out)


def _lay_out_watch(item: Judgement, watch_label: str, context: LayoutContext, body: Element) -> Flowable:
    style = context.style
    grey = style.table.coloured(style.grey)
    label: TextRuns = plain_runs(watch_label, grey.bold(), body.add("P"))
    start = sum(run.text_style.width(run.text) for run in label) + _LABEL_GAP
    entries = body.add("L")
    flowables: list[Flowable] = []
    for inlines in item.watch:
        words = context.inline_runs(inlines, grey, entries.add("LI").add("LBody").add("P"))
        flowables += lay_out_lines(words, style.column_width - start)
    cells = (Cell(0, lay_out_lines(label, start)), Cell(start, tuple(flowables)))
    return make_row(cells, space_above=_WATCH_GAP)
