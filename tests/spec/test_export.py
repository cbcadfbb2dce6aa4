"""Tests of exporting a corpus or a brief as one JSON object."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from briefgen.build.check import check_brief, check_corpus
from briefgen.spec.export import brief_object, corpus_object, to_json
from tests.harbour import FACTS, LOG, QUESTION, SOURCE, VIEW
from tests.workspace import Workspace

ASKED = "briefs/corpus/views/extend-or-wait.yaml"
STORMS = "briefs/corpus/sections/storms.md"


def _exported(workspace: Workspace) -> dict[str, Any]:
    checked, problems = check_corpus(workspace.settings)
    assert problems == ()
    found: dict[str, Any] = json.loads(to_json(corpus_object(checked.corpus, checked.proofs)))
    return found


def _quoted(words: str, **more: object) -> dict[str, object]:
    start = LOG.index(words)
    return {
        "source": "log",
        "exact": words,
        "start": start,
        "end": start + len(words),
        "state": "exact",
        "paragraph": 1,
        **more,
    }


def test_a_whole_corpus(harbour: Workspace) -> None:
    """A corpus is one object: its entries by kind, every fact and view with its evidence's place and state."""
    harbour.write({ASKED: QUESTION + VIEW, STORMS: "---\ntitle: The storms\n---\nA storm.\n"})
    found = _exported(harbour)
    assert found["facts"] == [
        {
            "id": "channel-closed",
            "statement": "The north channel is closed.",
            "kind": "information",
            "date": "2026-03-02",
            "event": "North channel closes",
            "evidence": [_quoted("the north channel is closed")],
        },
        {
            "id": "channel-depth",
            "statement": "The north channel is nine metres deep.",
            "kind": "information",
            "figure": {"measure": "north-depth", "value": "9", "unit": "m", "as_of": "2026-03-01"},
            "evidence": [_quoted("a depth of nine metres")],
        },
    ]
    assert found["views"] == [
        {
            "id": "pilots-wait",
            "holder": {"name": "The pilots"},
            "hypothesis": "wait",
            "claim": "Waiting is right.",
            "reasoning": "They wait.",
            "facts_for": [],
            "facts_against": [],
            "evidence": [_quoted("the old quay")],
            "question": "extend-or-wait",
        }
    ]
    assert [s["id"] for s in found["sources"]] == ["log"]
    assert f"issued: {found['sources'][0]['issued']}\n" in SOURCE
    assert found["origins"] == [{"id": "pilots", "name": "Harbour pilots", "kind": "company"}]
    assert found["measures"] == [
        {"id": "north-depth", "label": "Depth of the north channel", "unit": "m", "parts": []}
    ]
    assert found["sections"] == [{"id": "storms", "title": "The storms", "body": "A storm.\n"}]
    (question,) = found["questions"]
    assert [h["id"] for h in question["hypotheses"]] == ["extend", "wait"]
    assert "views" not in question


def test_csl_names_are_kept(harbour: Workspace) -> None:
    """Keys are written as they are in YAML."""
    source = (harbour.root / "briefs/corpus/sources/log.yaml").read_text("utf-8")
    harbour.write({"briefs/corpus/sources/log.yaml": source + "container-title: Harbour News\n"})
    assert _exported(harbour)["sources"][0]["container-title"] == "Harbour News"


@pytest.mark.parametrize("number", ["9", "0.10", "11000", "1e17"])
def test_numbers_are_exact(harbour: Workspace, number: str) -> None:
    """A number is exported as it was written, never through binary floating point."""
    facts = FACTS.replace("value: 9", f"value: {number}").replace(
        "a depth of nine metres", f"a depth of {number} m"
    )
    facts = facts.replace("is nine metres deep", f"is {number} m deep")
    harbour.write(
        {
            "briefs/corpus/facts/channel.yaml": facts,
            "texts/log.txt": f"the north channel is closed: a depth of {number} m",
        }
    )
    checked, _ = check_corpus(harbour.settings)
    found = corpus_object(checked.corpus, checked.proofs)
    assert found["facts"][1]["figure"]["value"] == str(Decimal(number))


@pytest.mark.parametrize(
    ("text", "state"), [("nothing of it", "missing"), ("the north channel is closed, the north channel is closed", "ambiguous")]
)  # fmt: skip
def test_what_was_not_found_has_no_place(harbour: Workspace, text: str, state: str) -> None:
    """A quotation that was not found, or in several places, has its state and no place."""
    harbour.write({"texts/log.txt": text})
    checked, _ = check_corpus(harbour.settings)
    evidence = corpus_object(checked.corpus, checked.proofs)["facts"][0]["evidence"][0]
    assert (evidence["start"], evidence["end"], evidence["state"]) == (None, None, state)


def test_a_brief(harbour: Workspace) -> None:
    """A brief is exported with everything it refers to, and nothing else."""
    proven, problems = check_brief(harbour.root / "briefs/brief.yaml", harbour.settings)
    assert (proven is not None, problems) == (True, ())
    assert proven is not None
    found = json.loads(to_json(brief_object(proven.entry, proven.corpus, proven.proofs)))
    assert found["brief"]["title"] == "The north channel stays closed"
    assert found["brief"]["as_of"] == "2026-03-20"
    assert [f["id"] for f in found["facts"]] == ["channel-closed"]
    assert found["questions"] == []


def test_the_real_corpus(repository: Workspace) -> None:
    """The repository's corpus is exported whole: every fact and view with evidence that has a state."""
    checked, _ = check_corpus(repository.settings)
    found = json.loads(to_json(corpus_object(checked.corpus, checked.proofs)))
    assert len(found["sources"]) == 3
    assert len(found["facts"]) >= 40
    for owner in (*found["facts"], *found["views"]):
        assert owner["evidence"]
        assert all({"source", "exact", "start", "end", "state"} <= set(e) for e in owner["evidence"])
