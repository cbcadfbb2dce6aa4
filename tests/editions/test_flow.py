"""The life of a memo over its editions, on the tiny workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefgen.build.build import build
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Severity
from briefgen.editions.ledger import LEDGER
from briefgen.editions.store import edition_at, edition_fault, edition_numbers
from briefgen.evidence.container import evidence_of_pdf
from briefgen.verify.verify import verify_file
from tests.compose.test_part_words import TWO
from tests.editions.issuing import DAY, REASON, UNLIKELY, folder, issue, issued, names
from tests.harbour import BRIEF, FACTS
from tests.workspace import Workspace

WIDER = BRIEF + "key_figures: [{fact: channel-depth}]\n"
SHALLOWER = FACTS.replace("value: 9", "value: 7").replace("nine metres", "seven metres")


def statements(pdf: Path) -> list[str]:
    """Return the words of a memo from what it carries."""
    data = evidence_of_pdf(pdf.read_bytes())
    assert data is not None
    return [s["words"] for s in json.loads(data)["memo"]["statements"]]


def carried(workspace: Workspace) -> dict[str, Any]:
    """Return the data that the latest build carries."""
    data = evidence_of_pdf((workspace.settings.output / "brief.pdf").read_bytes())
    found: dict[str, Any] = json.loads(data or b"")["memo"]
    return found


def test_an_edition_says_when_it_was_issued(harbour: Workspace) -> None:
    """An edition has its day of issue at its head; built again, it is the same; a working copy has no such day."""
    memo = harbour.settings.output / "brief.pdf"
    harbour.build()
    assert "issued" not in statements(memo)[0]
    edition = issued(harbour)
    assert "Information as of 20 March 2026 · issued 21 March 2026" in statements(edition)[0]
    later = DAY.replace(day=30)
    built, _ = build(harbour.root / "briefs/brief.yaml", harbour.settings, issue_on=later)
    assert built is not None
    assert (built.edition, built.issued) == (1, None)
    memo.unlink()
    harbour.build()
    assert memo.read_bytes() == edition.read_bytes()
    harbour.write({"briefs/brief.yaml": UNLIKELY + REASON})
    harbour.build()
    assert "issued" not in statements(memo)[0]


def test_a_memo_over_two_editions(harbour: Workspace) -> None:
    """A change needs its reason, is reported in the next edition, and both editions pass every check."""
    first = issued(harbour, WIDER)
    moved = UNLIKELY + "key_figures: [{fact: channel-depth}]\n"
    harbour.write({"briefs/corpus/facts/channel.yaml": SHALLOWER, "texts/log.txt": LOG})
    built, problems = issue(harbour, moved)
    assert built is None
    assert [d.rule for d in problems if d.severity is Severity.ERROR] == ["change-unexplained"]
    second = issued(harbour, UNLIKELY + REASON + "key_figures: [{fact: channel-depth}]\n")
    assert [first.name, second.name] == [
        "brief_2026-03-20_ed01_TLP-GREEN.pdf",
        "brief_2026-03-20_ed02_TLP-GREEN.pdf",
    ]
    printed = statements(second)
    assert "What changed since edition 1" in printed
    assert any(words.startswith("Reversed From likely") and "A second storm" in words for words in printed)
    assert any(words.startswith("Revised") and "from 9 m to 7 m" in words for words in printed)
    assert "What changed since edition 1" not in statements(first)
    for pdf in (first, second):
        assert verify_file(pdf, pdf.name, SourceTexts(()))[1] == ()


LOG = "The log says that the north channel is closed. It had a depth of seven metres.\n"


def test_what_came_to_be_contested_is_reported(harbour: Workspace) -> None:
    """A measure that a new claim makes contested is reported with both words, and so is the claim."""
    issued(harbour, TWO["briefs/brief.yaml"])
    pdf = issued(harbour.write(TWO), TWO["briefs/brief.yaml"])
    printed = statements(pdf)
    both = "7 m (The surveyors, 1 Mar 2026); 9 (Harbour pilots, 1 Mar 2026)"
    assert f"Contested Depth of the north channel: {both}, until now 9 m." in printed
    assert "Evidence 1 fact added." in printed


def test_the_latest_build_is_the_edition(harbour: Workspace) -> None:
    """What was issued lies in the output folder too, and building again finds it up to date."""
    pdf = issued(harbour)
    latest = harbour.settings.output / "brief.pdf"
    assert latest.read_bytes() == pdf.read_bytes()
    built, _ = harbour.build()
    assert built is not None
    assert built.up_to_date


def test_an_edition_is_made_again_to_the_byte(harbour: Workspace) -> None:
    """A memo that says what its last edition says is that edition, with its number and its changes."""
    issued(harbour)
    pdf = issued(harbour, UNLIKELY + REASON)
    latest = harbour.settings.output / "brief.pdf"
    latest.unlink()
    harbour.build()
    assert latest.read_bytes() == pdf.read_bytes()


def test_a_working_copy_bears_no_number(harbour: Workspace) -> None:
    """A memo that says something new since its last edition is not called by its number, and tells what."""
    issued(harbour)
    harbour.write({"briefs/brief.yaml": UNLIKELY + REASON}).build()
    said = statements(harbour.settings.output / "brief.pdf")
    assert "What changed since edition 1" in said
    assert "edition" not in carried(harbour)["brief"]


def test_only_word_for_word_is_the_edition(harbour: Workspace) -> None:
    """A memo of which nothing changed, but which tells its reasons no more, is not called by the number."""
    issued(harbour)
    issued(harbour, UNLIKELY + REASON)
    harbour.write({"briefs/brief.yaml": UNLIKELY}).build()
    assert "edition" not in carried(harbour)["brief"]


def test_the_last_edition_goes_into_a_memo(harbour: Workspace) -> None:
    """A build names the edition it is compared with among what it is made from."""
    issued(harbour)
    for path in folder(harbour).iterdir():
        path.unlink()
    built, _ = harbour.build()
    assert built is not None
    assert built.changes == ("edition:1 removed",)


def test_the_manifest_says_what_went_in(harbour: Workspace) -> None:
    """The manifest has the digest of every input of the memo, and nothing of the machine."""
    issued(harbour)
    manifest = edition_at(folder(harbour), 1).manifest
    assert manifest is not None
    assert {"brief", "fact:channel-closed", "source:log", "text:log", "profile"} <= set(manifest.inputs)
    assert [name for name in manifest.inputs if name.startswith(("setting:", "briefgen"))] == []
    assert (manifest.as_of, manifest.issued, manifest.since) == ("2026-03-20", "2026-03-21", None)


def test_nothing_new_is_not_issued(harbour: Workspace) -> None:
    """Reordered keys, reflowed prose and another look are nothing new; `force` issues all the same."""
    issued(harbour)
    lines = BRIEF.splitlines(keepends=True)
    again = "".join([lines[2], lines[0], lines[1], *lines[3:]]).replace("stays closed", "stays   closed")
    built, problems = issue(harbour, again)
    assert built is not None
    assert (built.edition, built.issued, problems) == (1, None, ())
    assert edition_numbers(folder(harbour)) == (1,)
    issued(harbour, again, force=True)
    assert edition_numbers(folder(harbour)) == (1, 2)


def test_an_edition_is_never_written_again(harbour: Workspace) -> None:
    """Issuing leaves the files of earlier editions as they are, to the byte; the ledger gets one line more."""
    issued(harbour)
    before = {name: (folder(harbour) / name).read_bytes() for name in names(harbour)}
    issued(harbour, UNLIKELY + REASON)
    after = {name: (folder(harbour) / name).read_bytes() for name in before}
    lines = before.pop(LEDGER).splitlines()
    assert after.pop(LEDGER).splitlines()[:-1] == lines
    assert after == before


def test_a_number_of_ones_own(harbour: Workspace) -> None:
    """A brief may begin with another number; one that was issued already is refused."""
    pdf = issued(harbour, BRIEF + "edition: 5\n")
    assert "_ed05_" in pdf.name
    built, problems = issue(harbour, UNLIKELY + REASON + "edition: 5\n")
    assert built is None
    assert [(d.rule, d.span.line) for d in problems] == [("edition-taken", 14)]


def test_a_number_that_was_issued_is_not_borne_by_other_words(harbour: Workspace) -> None:
    """A brief that keeps its own number and says something new prints no number until it is issued."""
    own = "edition: 5\n"
    issued(harbour, BRIEF + own)
    harbour.write({"briefs/brief.yaml": UNLIKELY + REASON + own}).build()
    assert "edition" not in carried(harbour)["brief"]
    harbour.write({"briefs/brief.yaml": BRIEF + own}).build()
    assert carried(harbour)["brief"]["edition"] == 5


def test_a_draft_is_not_issued(harbour: Workspace) -> None:
    """An edition does not say that it is a draft; what says so is refused at its place."""
    built, problems = issue(harbour, BRIEF + "draft: true\n")
    assert built is None
    assert [(d.rule, d.span.line, d.span.column) for d in problems] == [("edition-draft", 13, 8)]
    assert not folder(harbour).exists()


def test_every_form_is_issued(harbour: Workspace) -> None:
    """The formats that the settings ask for are frozen with the PDF, and their damage is seen."""
    pdf = issued(harbour.set(formats=("html",)))
    assert pdf.suffix == ".pdf"
    page = pdf.with_suffix(".html")
    assert page.is_file()
    page.write_bytes(b"")
    assert edition_fault(edition_at(folder(harbour), 1)) == f"`{page.name}` is not as issued"


def test_a_name_that_is_taken_is_refused(harbour: Workspace) -> None:
    """A file that is in the way is left as it is, and no edition is issued."""
    path = folder(harbour) / "brief_2026-03-20_ed01_TLP-GREEN.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    built, problems = issue(harbour)
    assert (built, [d.rule for d in problems]) == (None, ["edition-stray", "edition-taken"])
    assert (names(harbour), path.read_bytes()) == ([path.name], b"mine")


def test_equal_inputs_give_equal_bytes(harbour: Workspace, tmp_path: Path) -> None:
    """An edition issued in another folder on the same day is the same, manifest and all."""
    issued(harbour)
    elsewhere = harbour.set(output=tmp_path / "elsewhere")
    issued(elsewhere)
    assert names(elsewhere) == names(harbour)
    for name in names(harbour):
        assert (folder(elsewhere) / name).read_bytes() == (folder(harbour) / name).read_bytes()


def test_what_only_the_account_cites_is_no_change(harbour: Workspace) -> None:
    """A fact cited by a reason alone makes no next edition when the reason is no longer printed."""
    wider = REASON.replace("channel-closed", "channel-depth")
    issued(harbour)
    issued(harbour, UNLIKELY + wider)
    built, _ = issue(harbour, UNLIKELY)
    assert built is not None
    assert (built.edition, built.issued) == (2, None)
