"""Tests of what a reader learns of what the desk allowed without a check."""

from __future__ import annotations

import json
from textwrap import dedent

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.evidence.container import evidence_of_pdf
from briefgen.verify.verify import verify
from tests.check.tables import BRIEF_PATH, CHANNEL, QUESTION_PATH
from tests.harbour import BRIEF, FACTS, QUESTION
from tests.workspace import Workspace

_ALLOW = "# briefgen: allow figure-unevidenced: the pilot told us on the phone\n    figure:"
_WRONG = FACTS.replace("    figure:", f"    {_ALLOW}").replace("value: 9,", "value: 12,")
_NAKED = "# briefgen: allow number-naked: a guess\nbottom_line: 14 ships wait. It"
_FILES = {
    CHANNEL: _WRONG.replace("is nine metres deep", "is deep"),
    BRIEF_PATH: BRIEF.replace("bottom_line: It", _NAKED) + "key_figures: [{fact: channel-depth}]\n",
}


def _built(workspace: Workspace) -> tuple[dict[str, str], bytes]:
    """Build a memo with two allowances; return its HTML and Markdown by suffix, and its PDF."""
    built, problems = workspace.set(formats=("pdf", "html", "md")).write_as_is(_FILES).build()
    assert built is not None, problems
    folder = built.path.parent
    texts = {suffix: (folder / f"brief.{suffix}").read_text("utf-8") for suffix in ("html", "md")}
    return texts, built.path.read_bytes()


def test_the_note_says_what_was_not_checked(harbour: Workspace) -> None:
    """The note of a fact says what was not checked in it, and a line below the notes what was not in the text."""
    texts, _ = _built(harbour)
    for text in texts.values():
        plain = text.replace("\\", "")
        assert "[not checked: the figure]" in plain
        assert "Not checked in the text: the number “14”." in plain


def test_the_reason_stays_with_the_desk(harbour: Workspace) -> None:
    """Neither the pages nor the evidence have the reason of an allowance."""
    texts, pdf = _built(harbour)
    evidence = (evidence_of_pdf(pdf) or b"").decode()
    assert json.loads(evidence)["memo"]["not_checked"] == [
        {"about": "bottom_line", "what": "the number “14”"},
        {"about": "fact:channel-depth", "what": "the figure"},
    ]
    for text in (*texts.values(), evidence):
        assert "on the phone" not in text
        assert "a guess" not in text


def test_what_is_not_printed_is_not_reported(harbour: Workspace) -> None:
    """Numbers of a text that the memo does not print are in none of its files."""
    view = """\
        views:
          - id: pilots-wait
            holder: {name: The pilots}
            hypothesis: wait
            claim: Waiting is right.
            reasoning: They wait.
            # briefgen: allow number-naked: a guess
            would_change: They wait for 7714 ships, and [8824 boats](own:).
            evidence: [{source: log, exact: the old quay}]
        """
    files = {QUESTION_PATH: QUESTION + dedent(view), BRIEF_PATH: BRIEF + "views: [extend-or-wait]\n"}
    built, problems = harbour.write_as_is(files).build()
    assert built is not None, problems
    evidence = (evidence_of_pdf(built.path.read_bytes()) or b"").decode()
    memo = json.loads(evidence)["memo"]
    assert (memo.get("own_numbers"), memo.get("not_checked")) == (None, None)


def test_verify_repeats_it(harbour: Workspace) -> None:
    """`verify` warns of each thing that was not checked, on the page that says so, and of nothing else."""
    _, pdf = _built(harbour)
    _, problems = verify(pdf, "memo.pdf", SourceTexts(()))
    assert [(str(p.severity), p.rule, p.message, p.span.line) for p in problems] == [
        ("warning", "not-checked", "not checked: the figure (`fact:channel-depth`)", 1),
        ("warning", "not-checked", "not checked: the number “14” (`bottom_line`)", 1),
    ]
