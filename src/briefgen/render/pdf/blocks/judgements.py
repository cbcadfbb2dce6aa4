"""The key judgements."""

from __future__ import annotations

from briefgen.document.nodes import Judgement, Judgements, Likelihood
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell, Stroke, make_row
from briefgen.render.pdf.runs import Runs, words_run
from briefgen.render.pdf.scales import likelihood_scale
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_PAD = 5.0
_WATCH_GAP = 2.0
_LABEL_GAP = 8.0


def set_judgements(block: Judgements, setting: Setting, parent: Element) -> Pieces:
    """Set each judgement with its likelihood in the side column, a rule above each."""
    look = setting.look
    element = parent.add("L")
    rule = Stroke(0.5, look.rule, 0, look.measure)
    out: list[Piece] = []
    for item in block.items:
        body = element.add("LI").add("LBody")
        side = _set_likelihood(item.likelihood, setting, body) if item.likelihood else ()
        main = _set_sentences(item, block.watch_label, setting, body)
        cells = (Cell(0, side), Cell(look.side, main))
        out.append(make_row(cells, gap=0 if out else _PAD, pad=(_PAD, _PAD), above=rule))
    return tuple(out)


def _set_likelihood(likelihood: Likelihood, setting: Setting, body: Element) -> Pieces:
    """Set the term, the scale and the range below each other."""
    look = setting.look
    width = look.side - look.gutter
    term = words_run(likelihood.term, look.label.coloured(look.accent), body.add("P"))
    words = f"{clean(likelihood.term)}, {clean(likelihood.range_text)}"
    scale = likelihood_scale(likelihood, look, width, body.add("Figure", Alt=words))
    range_text = words_run(likelihood.range_text, look.small, body.add("P"))
    return (
        *set_lines(term, width, strut=look.label.sized(look.text.size, look.label.leading)),
        scale,
        *set_lines(range_text, width),
    )


def _set_sentences(item: Judgement, watch_label: str, setting: Setting, body: Element) -> Pieces:
    """Set the judgement, then in grey what it rests on, then what to watch."""
    look = setting.look
    grey = look.table.coloured(look.grey)
    out: list[Piece] = list(set_lines(setting.inlines(item.text, look.text, body.add("P")), look.column))
    basis = body.add("P")
    confidence = setting.inlines(item.confidence, grey, basis)
    between = words_run(" ", grey, basis) if item.confidence and item.support else ()
    support = setting.inlines(item.support, grey.bold(), basis)
    out += set_lines((*confidence, *between, *support), look.column, gap=_WATCH_GAP)
    if item.watch:
        out.append(_set_watch(item, watch_label, setting, body))
    return tuple(out)


def _set_watch(item: Judgement, watch_label: str, setting: Setting, body: Element) -> Piece:
    look = setting.look
    grey = look.table.coloured(look.grey)
    label: Runs = words_run(watch_label, grey.bold(), body.add("P"))
    start = sum(run.letters.width(run.text) for run in label) + _LABEL_GAP
    entries = body.add("L")
    pieces: list[Piece] = []
    for inlines in item.watch:
        words = setting.inlines(inlines, grey, entries.add("LI").add("LBody").add("P"))
        pieces += set_lines(words, look.column - start)
    cells = (Cell(0, set_lines(label, start)), Cell(start, tuple(pieces)))
    return make_row(cells, gap=_WATCH_GAP)
