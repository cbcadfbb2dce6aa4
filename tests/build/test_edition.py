"""Tests of composing a memo as an edition."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace

from briefgen.build.build import build
from briefgen.build.check import check_brief
from briefgen.build.edition import Composed, compose_edition
from briefgen.build.load import LoadedBrief
from briefgen.compose.composers import COMPOSERS, Composer
from briefgen.compose.freeze import Provenance
from briefgen.compose.memo import Memo
from briefgen.document.nodes import Blocks
from briefgen.editions.store import Edition, LoadedEdition
from briefgen.evidence.frozen import frozen_of
from briefgen.spec.parts import MemoPart
from tests.editions.issuing import DAY, UNLIKELY, issued
from tests.harbour import BRIEF, FACTS, QUESTION
from tests.outline import outline
from tests.workspace import ROOT, Workspace, open_workspace

QUAY = """\
  - id: quay-old
    statement: The quay is old.
    date: 2026-03-03
    event: The quay is found to be old
    evidence: [{source: log, exact: the old quay}]
  - id: log-of-channel
    statement: The log is about the north channel.
    date: 2026-03-04
    event: The log is written
    evidence: [{source: log, exact: The log says that the north channel}]
  - id: depth-twice
    statement: Ships need this depth.
    figure: {value: 18, unit: m, formula: channel-depth * 2}
"""
MATRIX = """\
matrix:
  - {fact: quay-old, ratings: {extend: consistent, wait: inconsistent}}
  - {fact: channel-closed, ratings: {extend: consistent, wait: consistent}}
  - {fact: channel-depth, ratings: {extend: inconsistent, wait: consistent}}
"""
WIDER = {
    "briefs/corpus/facts/channel.yaml": FACTS + QUAY,
    "briefs/corpus/views/extend-or-wait.yaml": QUESTION + MATRIX,
}
PARTS = """\
sections: [{title: It is deep, body: 'It has [a depth](fact:channel-depth).'}]
options: [{id: wait, title: Wait, text: Do nothing., recommended: true}]
gaps: [{question: 'Is the [quay](fact:quay-old) safe?'}]
"""


def reason(words: str) -> str:
    """Return the reason of a change, to be put below a brief whose last line is of its judgement."""
    return f'    change: {{reason: "{words}"}}\n'


def loaded_brief(workspace: Workspace, brief: str = "briefs/brief.yaml") -> LoadedBrief:
    """Load a brief, whatever the rules find in it."""
    loaded, _ = check_brief(workspace.root / brief, workspace.settings)
    assert loaded is not None
    return loaded


def composed(loaded: LoadedBrief) -> Composed:
    """Compose a brief, with its changes since the last edition."""
    found, problems = compose_edition(loaded, Provenance("test", "brief.yaml"))
    assert problems == ()
    assert found is not None
    return found


def first_marks(memo: Composed) -> list[int]:
    """List the numbers of the notes in the order in which the document first refers to them."""
    marks = re.findall(r"\[\^(\d+)\]|notes: (\d[\d, ]*)", outline(memo.document))
    return list(dict.fromkeys(int(n) for one, several in marks for n in (one or several).split(", ")))


def cites(memo: Composed) -> list[str]:
    """List what the notes cite, in order of number."""
    return [note["cites"] for note in memo.frozen["memo"]["notes"]]


CLOSED, DEPTH, QUAY_OLD = "fact:channel-closed", "fact:channel-depth", "fact:quay-old"
REASONS = {
    "nowhere else": (
        "[the log](fact:log-of-channel)",
        [CLOSED, "fact:log-of-channel", DEPTH, QUAY_OLD],
        ["log-of-channel"],
    ),
    "later": ("[the quay is old](fact:quay-old)", [CLOSED, QUAY_OLD, DEPTH], []),
    "earlier": ("[it closed](fact:channel-closed)", [CLOSED, DEPTH, QUAY_OLD], []),
    "all of these": (
        "[a quay](fact:quay-old), [a log](source:log), [the channel](fact:channel-closed)",
        [CLOSED, QUAY_OLD, "source:log", DEPTH],
        [],
    ),
    "computed": (
        "[twice the depth](fact:depth-twice)",
        [CLOSED, "fact:depth-twice", DEPTH, QUAY_OLD],
        ["depth-twice"],
    ),
}
"""Where else the memo cites what a reason does; the reason; what the notes cite, in page order; and
the facts that only the reason cites."""


@pytest.mark.parametrize("case", REASONS)
def test_notes_are_numbered_in_page_order(harbour: Workspace, case: str) -> None:
    """Notes ascend in page order, whether the list of changes cites what no other part does, or what they do."""
    words, expected, only_there = REASONS[case]
    harbour.write(WIDER)
    issued(harbour, BRIEF + PARTS)
    memo = composed(loaded_brief(harbour.write({"briefs/brief.yaml": UNLIKELY + reason(words) + PARTS})))
    assert "What changed since edition 1" in outline(memo.document)
    assert cites(memo) == expected
    assert first_marks(memo) == list(range(1, len(expected) + 1))
    assert memo.frozen["memo"]["box"]["facts"] == only_there


def test_notes_of_the_real_brief_are_in_page_order(tmp_path: Path) -> None:
    """The notes of the memo on the Putin–Kim partnership ascend in page order when it lists its changes."""
    for name in ("briefs", "templates"):
        copytree(ROOT / name, tmp_path / name)
    brief = "briefs/putin-kim.yaml"
    path = tmp_path / brief
    real = open_workspace(tmp_path).set(texts=())
    data = composed(loaded_brief(real, brief)).frozen["memo"]
    frozen, _ = frozen_of(data, "evidence.json")
    assert frozen is not None
    begin, sentence, rest = path.read_text("utf-8").partition("text: Russia is helping North Korea")
    why = reason(
        "[exports](fact:north-korea-exports-2013), [veto](fact:monitoring-veto), [a claim](fact:shells-millions)"
    )
    rest = rest.replace("term: likely", "term: very likely", 1).replace(
        "    rests_on", f"{why}    rests_on", 1
    )
    path.write_text(begin + sentence + rest, "utf-8")
    last = LoadedEdition(Edition(1, tmp_path, None), frozen, data)
    memo = composed(replace(loaded_brief(real, brief), last=last))
    assert "What changed since edition 1" in outline(memo.document)
    assert first_marks(memo) == list(range(1, len(cites(memo)) + 1))


def test_words_that_name_notes_name_the_final_ones(harbour: Workspace) -> None:
    """The summary of a matrix names its evidence by the notes that are printed, with a list of changes too."""
    harbour = harbour.set(rules=dict.fromkeys(("hypothesis-unheld", "case-bare"), "off")).write(WIDER)
    policy = ("product: two-page-brief", "product: policy-memo\nviews: [extend-or-wait]")
    issued(harbour, BRIEF.replace(*policy) + PARTS)
    moved = UNLIKELY.replace(*policy) + reason("[the quay is old](fact:quay-old)") + PARTS
    memo = composed(loaded_brief(harbour.write({"briefs/brief.yaml": moved})))
    number = cites(memo).index("fact:channel-closed") + 1
    assert f"The item of note {number} does not" in outline(memo.document)


def count_calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count from now on how often each part is composed."""
    calls: Counter[str] = Counter()

    def counted(part: MemoPart, composer: Composer) -> Composer:
        def compose(memo: Memo, level: int) -> Blocks:
            calls[part.value.name] += 1
            return composer.compose(memo, level)

        return replace(composer, compose=compose)

    counting = {part: counted(part, composer) for part, composer in COMPOSERS.items()}
    monkeypatch.setattr("briefgen.compose.compose.COMPOSERS", counting)
    return calls


@pytest.mark.parametrize("issue", [False, True])
def test_a_changed_memo_is_composed_once(
    harbour: Workspace, monkeypatch: pytest.MonkeyPatch, issue: bool
) -> None:
    """A memo that lists its changes is composed once, as a working copy and as the next edition."""
    issued(harbour.write(WIDER), BRIEF + PARTS)
    harbour.write({"briefs/brief.yaml": UNLIKELY + reason("[it is deep](fact:channel-depth)") + PARTS})
    calls = count_calls(monkeypatch)
    built, problems = build(
        harbour.root / "briefs/brief.yaml", harbour.settings, issue_on=DAY if issue else None
    )
    assert problems == ()
    assert built is not None
    assert {"what-changed", "bottom-line", "sections", "notes"} <= calls.keys()
    assert set(calls.values()) == {1}


def test_events_of_reasons_are_not_on_the_timeline(harbour: Workspace) -> None:
    """A timeline of all cited facts leaves out what only the list of changes cites, so its edition is made again."""
    own = "timeline: {}\n" + PARTS
    brief, moved = (text.replace("two-page-brief", "policy-memo") + own for text in (BRIEF, UNLIKELY))
    issued(harbour.write(WIDER), brief)
    moved = moved.replace(own, reason("[the log](fact:log-of-channel)") + own)
    issued(harbour, moved)
    memo = composed(loaded_brief(harbour))
    assert "The log is written" not in outline(memo.document)
    assert memo.memo.brief.edition == 2
    assert "What changed since edition 1" in outline(memo.document)


def test_editions_issued_at_once_take_turns(harbour: Workspace) -> None:
    """Six runs that issue a brief at once give six whole editions, each with a number of its own."""

    def issue(_: int) -> int:
        spec = harbour.root / "briefs/brief.yaml"
        built, found = build(spec, harbour.settings, force=True, issue_on=date(2026, 4, 1))
        assert built is not None, found
        return built.edition

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(issue, range(6))) == [1, 2, 3, 4, 5, 6]
