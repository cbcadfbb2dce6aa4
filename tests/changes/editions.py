"""A small edition, and others made from it by changing one thing."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from briefgen.evidence.frozen import FrozenMemo, frozen_of
from briefgen.spec.profile import PROFILES, Profile

Data = dict[str, Any]
Edit = Callable[[Data], object]


def likelihood(term: str, profile: str | Profile = "icd203") -> Data:
    """Return a likelihood as it is frozen."""
    scale = PROFILES[profile] if isinstance(profile, str) else profile
    band = scale.band(term)
    assert band is not None, term
    return {"term": term, "low": band.low, "high": band.high, "range": band.range_words}


def judgement(name: str, term: str = "likely", confidence: str = "low", profile: str = "icd203") -> Data:
    """Return a judgement as it is frozen."""
    return {
        "id": name,
        "words": f"the {name} is so",
        "likelihood": likelihood(term, profile),
        "confidence": confidence,
        "basis": "one log",
        "rests_on": ["depth"],
        "watch": ["a ship"],
    }


MEMO: Data = {
    "brief": {
        "title": "The channel stays closed",
        "question": "When does it reopen?",
        "as_of": "2026-03-20",
        "marking": "TLP:GREEN",
        "edition": 1,
    },
    "product": {"title": "Policy memo"},
    "profile": PROFILES["icd203"].model_dump(mode="json"),
    "said": {
        "bottom_line": "It is closed.",
        "judgements": [judgement("reopening")],
        "sections": [{"title": "What happened", "words": "A storm came."}],
        "questions": [{"title": "Extend or wait?", "words": "Extend: It pays. Wait: It is cheap."}],
        "options": [
            {"id": "wait", "title": "Wait", "words": "Do nothing.", "recommended": True},
            {"id": "dredge", "title": "Dredge", "words": "Dig.", "recommended": False},
        ],
        "gaps": ["How deep is it?"],
        "reasons": {},
    },
    "ledger": [{"measure": "north-depth", "label": "Depth", "contested": False, "words": "9 m"}],
    "facts": [
        {
            "id": "depth",
            "statement": "The channel is nine metres deep.",
            "kind": "information",
            "figure": {"words": "9 m", "as_of": "2026-03-01"},
            "evidence": [{"source": "log", "exact": "a depth of nine metres"}],
        }
    ],
    "views": [
        {
            "id": "pilots-wait",
            "holder": {"name": "The pilots"},
            "hypothesis": "wait",
            "claim": "Waiting pays.",
            "question": "extend-or-wait",
        }
    ],
    "questions": [
        {
            "id": "extend-or-wait",
            "hypotheses": [{"id": "extend", "label": "Extend"}, {"id": "wait", "label": "Wait longer"}],
        }
    ],
    "sources": [
        {
            "id": "log",
            "title": "The log",
            "genre": "data",
            "issued": "2026-03-05",
            "origin": "pilots",
            "grade": "B2",
        }
    ],
    "origins": [{"id": "pilots", "name": "Harbour pilots"}],
    "statements": [
        {"kind": "tile", "words": "9 m Depth²"},
        {"kind": "matrixrow", "words": "The channel is deep.² consistent neutral"},
        {"kind": "note", "words": "2. The log."},
    ],
    "box": {"facts": [], "views": [], "sources": []},
}
"""The frozen data of an edition, in which a test changes one thing."""


def edition(*edits: Edit) -> FrozenMemo:
    """Return the edition with some changes made to its data."""
    data = deepcopy(MEMO)
    for edit in edits:
        edit(data)
    frozen, problems = frozen_of(data, "evidence.json")
    assert frozen is not None, problems
    return frozen


def judged(*judgements: Data, **said: object) -> Edit:
    """Put judgements in place of the edition's own."""
    return lambda data: data["said"].update(judgements=list(judgements), **said)
