"""A corpus or a brief as one JSON object, with the state of every quotation."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief


def corpus_object(corpus: Corpus, proofs: Proofs) -> dict[str, Any]:
    """Return a corpus as `{"sources": […], "facts": […], "views": […], …}`, each list in order of id.

    Every fact and view has `evidence: [{"source", "exact", "start", "end", "state", …}]`; `start` and `end`
    count code points of the source's text, and are null where the quotation was not found in it. A text
    with pages gives the `page`, another the `paragraph`, in which the quotation begins, from 1. A quotation
    of several fragments has them as `fragments`, and with `…` between them as `exact`.
    """
    return {
        "sources": [_plain(e.value) for e in _sorted(corpus.sources)],
        "origins": [_plain(e.value) for e in _sorted(corpus.origins)],
        "measures": [_plain(e.value) for e in _sorted(corpus.measures)],
        "facts": [_with_evidence("fact", e.value, proofs) for e in _sorted(corpus.facts)],
        "views": _views(corpus, proofs),
        "questions": [_question(e.value) for e in _sorted(corpus.questions)],
        "sections": [
            {"id": name, "title": e.value.title, "body": e.value.body}
            for name, e in sorted(corpus.sections.items())
        ],
    }


def brief_object(entry: Entry[Brief], corpus: Corpus, proofs: Proofs) -> dict[str, Any]:
    """Return a brief with everything it refers to."""
    return {"brief": brief_fields(entry.value), **corpus_object(corpus, proofs)}


def brief_fields(brief: Brief) -> dict[str, Any]:
    """Return a brief's own fields."""
    return _plain(brief)


def to_json(value: dict[str, Any]) -> str:
    """Print an object as JSON, numbers as they were written."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _sorted(entries: Any) -> list[Any]:
    return [entry for _, entry in sorted(entries.items())]


def _plain(model: BaseModel) -> dict[str, Any]:
    plain: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_none=True, fallback=str)
    return plain


def _question(model: BaseModel) -> dict[str, Any]:
    plain = _plain(model)
    del plain["views"]
    return plain


def _views(corpus: Corpus, proofs: Proofs) -> list[dict[str, Any]]:
    questions = {
        view.id: question.value.id for question in corpus.questions.values() for view in question.value.views
    }
    return [
        {**_with_evidence("view", e.value, proofs), "question": questions.get(name)}
        for name, e in sorted(corpus.views.items())
    ]


def _with_evidence(kind: str, model: Any, proofs: Proofs) -> dict[str, Any]:
    evidence: tuple[Evidence, ...] = model.evidence
    states = [_state(proofs, f"{kind}:{model.id}", i, e) for i, e in enumerate(evidence)]
    return {**_plain(model), "evidence": states}


def _state(proofs: Proofs, owner: str, index: int, evidence: Evidence) -> dict[str, Any]:
    resolution = proofs[owner, index].resolution
    stated: dict[str, Any] = {"start": resolution.start, "end": resolution.end, "state": resolution.state}
    if (place := resolution.place) is not None:
        numbers = {"page": place.page, "paragraph": place.paragraph}
        stated |= {name: number for name, number in numbers.items() if number is not None}
    if resolution.as_locked is not None:
        stated["locked"] = resolution.as_locked.isoformat()
    if len(evidence.fragments) > 1:
        stated["fragments"] = list(evidence.fragments)
    return {**_plain(evidence), **stated}
