"""Tests of the rules on words with sentences in five languages."""

from __future__ import annotations

import pytest

from tests.check.prose_sentences import DISHONEST, HONEST
from tests.check.tables import BRIEF_PATH
from tests.harbour import BRIEF, ORIGINS
from tests.workspace import Workspace

RULES = {
    "attribution-unsupported",
    "hedge-stacked",
    "likelihood-with-confidence",
    "likelihood-word",
    "number-naked",
    "quote-naked",
    "sentence-long",
}
CITED = """\
facts:
  - {id: lee, statement: Sung-Yoon Lee says that the north channel is closed., attributed_to: sung-yoon-lee,
     evidence: [{source: log, exact: the north channel is closed}]}
  - {id: dover, statement: Robert Dover says that the north channel is closed., attributed_to: robert-dover,
     evidence: [{source: log, exact: the north channel is closed}]}
  - {id: times, statement: The Times says that the north channel is closed., attributed_to: the-times,
     evidence: [{source: log, exact: the north channel is closed}]}
"""
VOICES = """\
  - {id: sung-yoon-lee, name: Sung-Yoon Lee, kind: person}
  - {id: robert-dover, name: Robert Dover, kind: academic}
  - {id: the-times, name: The Times, kind: media}
"""


def _found(harbour: Workspace, language: str, sentence: str) -> set[str]:
    """Check a section with a sentence, and cite a fact beside it."""
    body = sentence if "](fact:" in sentence else f"{sentence} [.](fact:channel-closed)"
    brief = f"{BRIEF}language: {language}\nsections:\n  - title: The channel\n    body: |\n      {body}\n"
    brief += "  - title: Others\n    body: '[All](fact:lee) [say](fact:dover) [so](fact:times).'\n"
    origins = ORIGINS.replace("measures:", f"{VOICES}measures:")
    harbour.write({BRIEF_PATH: brief, "briefs/corpus/facts/origins.yaml": origins})
    harbour.write({"briefs/corpus/facts/cited.yaml": CITED})
    return {
        d.rule for d in harbour.check() if d.span.path == BRIEF_PATH and d.span.line > 12 and d.span.line < 18
    }


@pytest.mark.parametrize(("language", "sentence"), HONEST)
def test_an_honest_sentence_passes(harbour: Workspace, language: str, sentence: str) -> None:
    """A sentence that hedges nothing, quotes nothing and names nobody that is not cited gives no finding."""
    assert _found(harbour, language, sentence) & RULES == set()


@pytest.mark.parametrize(("language", "sentence", "rule"), DISHONEST)
def test_a_dishonest_sentence_fails(harbour: Workspace, language: str, sentence: str, rule: str) -> None:
    """A hedge, a bare quotation or a voice that is not cited is reported by its rule."""
    assert rule in _found(harbour, language, sentence)


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("The storms could possibly return.", "keep the one that you mean: `could` or `possibly`"),
        ("The port may close.", "or use a term that has a range: `almost no chance` (1–5%), "),
        ("They call it “closed”.", "write it as `[“…”](fact:channel-closed)`, or without quotation marks"),
        ("Dover says [so](fact:lee).", "it cites Harbour pilots and Sung-Yoon Lee: correct the name, or "),
    ],
)
def test_a_finding_says_what_would_pass(harbour: Workspace, sentence: str, hint: str) -> None:
    """The hint of a finding has the words that would pass, or whose words they are."""
    _found(harbour, "en", sentence)
    assert any(each.startswith(hint) for d in harbour.check() for each in d.hints)
