"""A chart: its title, the drawing, and each value in words with its notes."""

from __future__ import annotations

from briefgen.document.nodes import Chart
from briefgen.render.pdf.chart_rows import set_rows
from briefgen.render.pdf.chart_slope import find_slope, set_slope
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.pieces import Pieces, kept, set_lines
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 14.0


def set_chart(block: Chart, setting: Setting, parent: Element) -> Pieces:
    """Set a chart, kept together; what is drawn is one figure, and the values beside it are a list.

    A slope whose words would overlap is set as bars.
    """
    look = setting.look
    title = parent.add("P")
    runs = words_run(block.title, look.label.coloured(look.ink), title)
    runs += words_run(f"\u2003{block.unit}" if block.unit else "", look.small, title)
    spread = f"\u2003{block.spread_text}" if block.spread_text else ""
    runs += words_run(spread, look.small.bold().coloured(look.signal), title)
    figure = parent.add("Figure", Alt=clean(block.alt))
    caption = set_lines(runs, look.measure, gap=_GAP)
    entries = parent.add("L")
    slope = find_slope(block, look) if block.kind == "slope" else None
    if slope:
        return kept((*caption, set_slope(block, slope, setting, figure, entries)))
    return kept((*caption, *set_rows(block, setting, figure, entries)))
