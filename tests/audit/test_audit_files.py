"""Tests of auditing files: what they are read from, what comes of each, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.audit_files import Audited, audit_files
from briefgen.audit.describe_findings import diagnostics_of
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.repair import repairs_json
from briefgen.audit.report import audit_text, audits_json
from briefgen.cli.console import source_lines
from briefgen.diagnostic import has_errors
from tests.workspace import ROOT, Workspace, open_workspace

TEXT = """\
The port of Ostby

The port of Ostby handled 41 ships in March 2026. "We have no more berths," harbour master Ines Aalto said.

The pilots said that up to 300 jobs would be lost.
"""
DRAFT = """\
# News

The port of Ostby handled 41 ships in March 2026. The port of Ostby handled 71 ships in March 2026.
"We have no more boats to send," Aalto said. Up to 300 jobs would be lost.

Exports of timber to Karelia grew by 12 per cent.
"""


@pytest.fixture
def bare(tmp_path: Path) -> Workspace:
    """Make a folder with one text and a draft, and no corpus."""
    return open_workspace(tmp_path).write({"texts/port.txt": TEXT, "draft.md": DRAFT})


def audit(workspace: Workspace, *names: str) -> Audited:
    """Audit drafts of a workspace."""
    return audit_files([workspace.root / name for name in names], workspace.settings)


def test_texts_alone_are_enough(bare: Workspace) -> None:
    """Without a corpus, a draft is looked up in a folder of texts, each statement with its verdict and place."""
    (found,) = audit(bare, "draft.md").audits
    verdicts = [(f.kind, f.span.line, f.judgement.verdict) for f in found.findings]
    assert verdicts == [
        ("statement", 3, "supported"), ("statement", 3, "altered"), ("quotation", 4, "unsupported"),
        ("statement", 4, "unsupported"), ("statement", 6, "unsupported"),
    ]  # fmt: skip
    assert found.findings[0].judgement.where[0].paragraph == 2
    assert found.findings[3].judgement.attributed_to == "The pilots"


def test_every_finding_is_a_diagnostic(bare: Workspace) -> None:
    """An alteration is an error, and what nothing supports is a warning, which `--strict` makes an error."""
    (found,) = audit(bare, "draft.md").audits
    diagnostics = list(diagnostics_of(found))
    assert [d.rule for d in diagnostics] == ["draft-altered", *["draft-unsupported"] * 3]
    assert "`71 ships`" in diagnostics[0].message.replace("`71`", "`71 ships`")
    assert not has_errors(diagnostics[1:])
    assert has_errors(diagnostics[1:], strict=True)


def test_repairs_are_bounded(bare: Workspace) -> None:
    """Each instruction names the words to change and the passage, and no source that was not found."""
    given = json.loads(repairs_json(audit(bare, "draft.md").audits))
    assert [r["action"] for r in given["repairs"]] == ["replace", "remove", "attribute", "remove"]
    assert given["repairs"][0]["from"].startswith("71")
    assert given["repairs"][0]["to"].startswith("41")
    assert {r["passage"]["source"] for r in given["repairs"] if r["passage"]} == {"port.txt"}


def test_text_and_json_have_all_verdicts(bare: Workspace) -> None:
    """People see what is supported, and by what; programs get the same findings."""
    audited = audit(bare, "draft.md")
    text = audit_text(audited.audits[0], source_lines())
    assert "1 supported, 1 altered, 3 unsupported" in text
    assert "by `port.txt`, paragraph 2" in text
    (draft,) = json.loads(audits_json(audited.audits, audited.problems))["drafts"]
    assert [f["verdict"] for f in draft["findings"]][:2] == ["supported", "altered"]
    assert draft["findings"][1]["where"][0]["paragraph"] == 2


HOSTILE = {
    "empty": ("draft.md", b"", "text-empty"),
    "binary": ("draft.md", b"\x00\x01\x02" * 100, "text-binary"),
    "not UTF-8": ("draft.txt", "Straße".encode("latin-1"), "file-encoding"),
    "unknown suffix": ("draft.xyz", b"One.", "draft-format"),
    "a PDF by another name": ("draft.md", b"%PDF-1.7\n", "text-binary"),
    "a damaged PDF": ("draft.pdf", b"%PDF-1.7\n%%EOF", "source-damaged"),
    "a damaged DOCX": ("draft.docx", b"PK\x03\x04 no zip", "source-damaged"),
    "ten megabytes": ("draft.txt", b"Nine ships came. " * 590_000, "file-large"),
    "a megabyte": ("draft.txt", b"Nine ships came. " * 59_000, "draft-long"),
    "not there": ("draft.md", None, "file-unreadable"),
}


@pytest.mark.parametrize(("name", "data", "rule"), HOSTILE.values(), ids=HOSTILE)
def test_unreadable_draft_is_one_diagnostic(tmp_path: Path, name: str, data: bytes | None, rule: str) -> None:
    """A draft that cannot be read is one diagnostic with its place, and nothing is audited."""
    workspace = open_workspace(tmp_path).write({"texts/port.txt": TEXT})
    if data is not None:
        (tmp_path / name).write_bytes(data)
    audited = audit(workspace, name)
    assert [(d.rule, d.span.path) for d in audited.problems] == [(rule, name)]
    assert audited.audits == ()


def test_nothing_to_look_in(tmp_path: Path) -> None:
    """Without corpus and texts there is one diagnostic that says how to name them."""
    workspace = open_workspace(tmp_path).write({"draft.md": DRAFT})
    assert [d.rule for d in audit(workspace, "draft.md").problems] == ["texts-missing"]


def test_draft_without_claims(bare: Workspace) -> None:
    """A draft without any claim has no finding, and the summary says so."""
    bare.write({"draft.md": "It was a fine day. We went home early."})
    (found,) = audit(bare, "draft.md").audits
    assert found.findings == ()
    assert "nothing in it that can be looked up; 2 sentences" in audit_text(found, source_lines())


def test_draft_is_not_its_own_evidence(bare: Workspace) -> None:
    """A draft that lies among the texts does not support itself."""
    bare.write({"texts/draft.md": DRAFT})
    (found,) = audit(bare, "texts/draft.md").audits
    assert "altered" in {f.judgement.verdict for f in found.findings}
    assert found.texts == 1


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_formats_have_the_same_findings(bare: Workspace, suffix: str) -> None:
    """A web page is audited as the same draft in Markdown is."""
    page = f"<html><body><article><h1>News</h1><p>{DRAFT[8:].replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
    bare.write({"draft.html": page})
    (found,) = audit(bare, f"draft.{suffix}").audits
    expected = ["supported", "altered", "unsupported", "unsupported", "unsupported"]
    assert [f.judgement.verdict for f in found.findings] == expected


def test_sentences_of_a_paragraph_are_not_mixed(bare: Workspace) -> None:
    """Words of a later sentence, or of a long first paragraph as a whole, complete no statement."""
    text = f"The mole is 640 metres long. The ferry carries nine lorries. {'The harbour is old. ' * 12}"
    bare.write({"texts/port.txt": text, "draft.md": "The ferry mole is 640 metres long."})
    (finding,) = audit(bare, "draft.md").audits[0].findings
    assert finding.judgement.verdict == "unsupported"


def test_texts_of_other_formats(bare: Workspace) -> None:
    """Without a corpus, the web pages of a folder are texts; a damaged PDF beside them is one diagnostic."""
    page = "<html><body><article><p>The mole of Ostby is 640 metres long and nine metres wide.</p></article></body></html>"
    bare.write({"texts/mole.html": page, "draft.md": "The mole of Ostby is 640 metres long."})
    (bare.root / "texts" / "bad.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    audited = audit(bare, "draft.md")
    assert [(d.rule, d.span.path) for d in audited.problems] == [("source-damaged", "texts/bad.pdf")]
    (finding,) = audited.audits[0].findings
    assert (finding.judgement.verdict, finding.judgement.where[0].source) == ("supported", "mole.html")


CORPUS_DRAFT = """\
# Where things stand

The US State Department says North Korea has sent Russia more than 11,000 containers of munitions. Trade between
Russia and China reached a record $240 billion in 2023. Vietnam bought 40 helicopters in 2019.
"""


def test_supported_statements_become_a_brief(tmp_path: Path) -> None:
    """The brief of a draft has the links to facts set, names what it leaves out, and passes every check."""
    workspace = open_workspace(tmp_path)
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "corpus").symlink_to(ROOT / "briefs" / "corpus")
    settings = open_workspace(ROOT).settings
    workspace = workspace.set(corpus=settings.corpus, texts=())
    workspace.write({"draft.md": CORPUS_DRAFT})
    brief = audit_files([workspace.root / "draft.md"], workspace.settings, to_brief=True).brief
    assert "](fact:containers-us-june). All claims on this: [](measure:munitions-containers)." in brief
    assert "line 4 (not checked): Vietnam bought 40 helicopters in 2019." in brief
    workspace.write_as_is({"briefs/brief.yaml": brief})
    assert [d for d in workspace.check() if d.severity.name != "NOTE"] == []


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("Die Abgabe bringt 5,6 Millionen Euro im Jahr.", "not checked"), ("Weltmeister 1990.", "unsupported")],
)
def test_words_of_another_language_are_not_checked(words: str, verdict: str) -> None:
    """A sentence that has no common word of the texts' language, and some of another, is not checked."""
    library = Library((SourceText("port.txt", "The port counted 41 ships in May.\n", "en"),))
    (finding,) = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    assert finding.judgement.verdict == verdict


QUOTED = (
    ("Bernd Rosenbusch, the head of the MVV, said: „Ohne den Bund ist dieses Ticket tot.“", "unsupported"),
    ("He said: “Without the federation this ticket is dead.”", "not checked"),
)


@pytest.mark.parametrize(("words", "verdict"), QUOTED)
def test_a_quotation_is_looked_up_in_its_own_language(words: str, verdict: str) -> None:
    """Words that an English draft quotes in German must be in the German text; English ones may translate it."""
    text = "Die Länder wollen, dass der Bund das Ticket auch nach dem Jahr 2026 bezahlt.\n"
    library = Library((SourceText("ticket.txt", text, "de"),))
    findings = audit_draft(read_draft("draft.md", words, markdown=True), library).findings
    assert {finding.judgement.verdict for finding in findings if finding.kind == "quotation"} == {verdict}


def test_both_sides_of_a_difference_are_shown() -> None:
    """A rate that differs is shown with its words, so that both sides are not equal."""
    library = Library(
        (SourceText("levy.txt", "The levy will bring in an estimated 5.6 million euros a year.\n", "en"),)
    )
    draft = read_draft(
        "draft.md", "The levy will bring in an estimated 5.6 million euros a month.", markdown=True
    )
    (found,) = audit_draft(draft, library).findings[0].judgement.differences
    assert found.claim.endswith("a month")
    assert found.evidence.endswith("a year")
