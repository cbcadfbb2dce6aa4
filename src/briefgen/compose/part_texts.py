"""What a memo says, part by part and without its note marks: by these words its editions are compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefgen.compose.citations import Citations
from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line
from briefgen.compose.spread import spread_of
from briefgen.corpus.ledger import row_of
from briefgen.corpus.view import Question
from briefgen.document.plain_text import plain_text
from briefgen.spec.brief import JudgementField, SectionField, Watch


def said(memo: Memo) -> dict[str, Any]:
    """Give the words of each part: `{"bottom_line", "judgements": […], "sections": […], …}`.

    Shape: in the brief's order, references replaced by what is printed for them. A judgement has its
    `likelihood` as its profile resolves it.
    """
    brief = memo.brief
    return {
        "bottom_line": _words(memo, brief.bottom_line),
        "judgements": [_judgement(memo, judgement) for judgement in brief.judgements],
        "sections": [_section(memo, section) for section in brief.sections],
        "questions": [_question(memo, memo.corpus.questions[name].value) for name in brief.views],
        "options": [
            {
                "id": option.id,
                "title": option.title,
                "words": _words(memo, option.text, option.advantages, option.risks),
                "recommended": option.recommended,
            }
            for option in brief.options
        ],
        "reasons": {
            **{j.id: _words(memo, j.change.reason) for j in brief.judgements if j.change},
            **{gone.id: _words(memo, gone.reason) for gone in brief.withdrawn},
        },
        "gaps": [_words(memo, gap.question, gap.matters) for gap in brief.gaps],
    }


def ledger(memo: Memo, facts: Iterable[str]) -> list[dict[str, Any]]:
    """Give the ledger's rows that facts stand on, in order of id, as all claims of the corpus make them.

    Shape: `[{"measure", "label", "contested": bool, "words"}]`; `words` is the spread, or the one figure.
    """
    figures = (memo.corpus.facts[name].value.figure for name in facts)
    measures = sorted({figure.measure for figure in figures if figure is not None and figure.measure})
    return [
        {
            "measure": measure,
            "label": memo.corpus.measures[measure].value.label,
            "contested": row_of(measure, memo.corpus).contested,
            "words": " ".join(spread_of(measure, memo.corpus).words.split()),
        }
        for measure in measures
    ]


def _judgement(memo: Memo, judgement: JudgementField) -> dict[str, Any]:
    found = memo.profile.resolve(judgement.likelihood.term, judgement.likelihood.percent)
    if found is None:
        raise AssertionError("freezing follows checking: the likelihood is one of the profile's")
    term, band = found
    return {
        "id": judgement.id,
        "words": _words(memo, judgement.text),
        "likelihood": {"term": term, "low": band.low, "high": band.high, "range": band.range_words},
        "confidence": judgement.confidence.level,
        "basis": _words(memo, judgement.confidence.basis),
        "rests_on": list(judgement.rests_on),
        "watch": [_watch(memo, watch) for watch in judgement.watch],
    }


def _watch(memo: Memo, watch: Watch) -> str:
    words = _words(memo, watch.indicator)
    return f"{words} (by {watch.by.isoformat()})" if watch.by else words


def _question(memo: Memo, question: Question) -> dict[str, str]:
    cases = [
        f"{h.label}: {h.statement} {_words(memo, h.best_case, h.contrary, h.would_change)}"
        for h in question.hypotheses
    ]
    return {"title": question.question, "words": " ".join(" ".join(cases).split())}


def _section(memo: Memo, section: SectionField) -> dict[str, str]:
    own = memo.corpus.sections[section.ref].value if section.ref else None
    title = section.title or (own.title if own else "")
    return {"title": title, "words": _words(memo, own.body if own else section.body)}


def _words(memo: Memo, *prose: str | None) -> str:
    """Give what is printed for prose, with nothing cited by it."""
    lines = (compose_line(text.strip(), memo.corpus, Citations()) for text in prose if text)
    return " ".join(" ".join(map(plain_text, lines)).split())
