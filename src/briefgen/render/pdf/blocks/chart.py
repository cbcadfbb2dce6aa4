"""Lay out a chart: its title, the drawing, and each value in words with its notes."""

from __future__ import annotations

from briefgen.document.chart_nodes import Chart
from briefgen.render.pdf.chart_line import lay_out_line, plan_line
from briefgen.render.pdf.chart_rows import lay_out_chart_rows
from briefgen.render.pdf.chart_slope import lay_out_slope, plan_slope
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowables, keep_together, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs

_GAP = 14.0


def lay_out_chart(block: Chart, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out a chart that is kept together; the drawing is a figure, the values next to it are a list.

    A slope whose labels would overlap has some of them only, and a list of its values; if its lines cannot be
    drawn either, it is laid out as bars.
    """
    style = context.style
    title = parent.add("P")
    runs = plain_runs(block.title, style.label.coloured(style.ink), title)
    runs += plain_runs(f"\u2003{block.unit}" if block.unit else "", style.small, title)
    spread = f"\u2003{block.spread_text}" if block.spread_text else ""
    runs += plain_runs(spread, style.small.bold().coloured(style.signal), title)
    figure = parent.add("Figure", Alt=clean(block.alt))
    caption = lay_out_lines(runs, style.measure, space_above=_GAP)
    entries = parent.add("L")
    slope = plan_slope(block, style) if block.kind == "slope" else None
    if slope:
        return keep_together((*caption, lay_out_slope(block, slope, context, figure, entries)))
    line = plan_line(block, style) if block.kind == "slope" else None
    if line:
        return (*keep_together(caption, last=True), *lay_out_line(block, line, context, figure, entries))
    rows = lay_out_chart_rows(block, context, figure, entries)
    return (*keep_together(caption, last=bool(rows)), *rows)
