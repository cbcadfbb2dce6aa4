"""Tests of verification: an unaltered memo has no findings, and each alteration has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from briefgen.build.load import source_texts
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Diagnostic, Severity
from briefgen.document.nodes import Document
from briefgen.document.statements import statements
from briefgen.evidence.container import NAME
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.attached_evidence import AttachedEvidence, BriefFile, BriefHeader, PrintedStatement
from briefgen.verify.pdfium_check import check_with_pdfium
from briefgen.verify.structure_reader import read_structure
from briefgen.verify.text_comparison import MAX_FINDINGS, TextComparison
from briefgen.verify.verify import verify, verify_file
from briefgen.version import VERSION
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of, p
from tests.render.pdf.random_documents import documents
from tests.verify.tampering import (
    MEMO,
    PROSE,
    Tampering,
    modified,
    modify_evidence,
    replace_attachment,
    replace_text,
)
from tests.workspace import Workspace, open_workspace

SHOWN = "memo.pdf"
NO_TEXTS = SourceTexts(())


def findings(pdf: bytes, texts: SourceTexts | None = None) -> tuple[Diagnostic, ...]:
    """Verify a file; return the findings, without what drawing it again finds, which other tests cover."""
    problems = verify(pdf, SHOWN, texts or NO_TEXTS)[1]
    return tuple(d for d in problems if d.rule not in ("pdf-rewritten", "memo-differs", "document-altered"))


def rules(problems: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    """Return the rule and the page of each finding."""
    return [(d.rule, d.span.line) for d in problems]


# ---------------------------------------------------------------- unaltered memos


def test_unaltered_memo(memo: bytes, memo_workspace: Workspace) -> None:
    """An unaltered memo has no findings; its quotations are looked up in the available texts."""
    verified, problems = verify(memo, SHOWN, source_texts(memo_workspace.settings))
    assert problems == ()
    assert verified is not None
    assert (verified.pages, verified.figures, verified.quotations) == (2, 1, Counter(exact=2))


def test_without_texts(memo: bytes) -> None:
    """Without source texts, quotations count as unavailable and there are no findings."""
    verified, problems = verify(memo, SHOWN, NO_TEXTS)
    assert problems == ()
    assert verified is not None
    assert verified.quotations == Counter(unavailable=2)


def test_file_saved_again(memo: bytes) -> None:
    """A file that another program saved again has only the warning about its bytes."""
    problems = verify(modified(lambda _: None)(memo), SHOWN, NO_TEXTS)[1]
    assert [(d.rule, d.severity) for d in problems] == [("pdf-rewritten", Severity.WARNING)]


@pytest.mark.parametrize("name", ["putin-kim", "china-question"])
def test_the_real_memos(name: str, repository: Workspace, tmp_path: Path) -> None:
    """The real memos have no findings."""
    built, problems = repository.set(output=tmp_path).build(f"briefs/{name}.yaml")
    assert built is not None, problems
    verified, problems = verify_file(built.path, SHOWN, NO_TEXTS)
    assert problems == ()
    assert verified is not None
    assert verified.pages == built.body_pages + built.annex_pages


@settings(max_examples=15, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_no_false_alarm(document: Document) -> None:
    """For any document, the pages agree with the statements, and pdfium with our own reader."""
    pdf = render_pdf(document, Theme(), TIMESTAMP)[0].pdf
    structure = read_structure(pdf)
    statement = [PrintedStatement(kind=s.kind, words=s.words) for s in statements(document)]
    brief = BriefHeader(title=document.title, marking=document.marking, as_of="")
    file = BriefFile(name="", sha256="")
    carried = AttachedEvidence(
        brief=brief, brief_file=file, facts=[], views=[], sources=[], texts={}, statements=statement
    )
    assert list(TextComparison(structure, carried, SHOWN).findings()) == []
    assert list(check_with_pdfium(pdf, structure, SHOWN)) == []


def test_no_false_alarm_beside_arabic() -> None:
    """Characters that pdfium decomposes next to right-to-left text are no finding."""
    pdf = render_pdf(memo_of(p("🚀 ½ № 3™ محمد 👍")), Theme(), TIMESTAMP)[0].pdf
    assert list(check_with_pdfium(pdf, read_structure(pdf), SHOWN)) == []


# ---------------------------------------------------------------- alterations of the pages


ALTERED: dict[str, tuple[Tampering, str, int, str]] = {
    "a digit in prose": (replace_text("at least 14 vessels", "14", "11"), "figure-altered", 1, "the evidence has `14` for `fact:vessels-waiting`; the page prints `11` (paragraph “It is closed;¹ at least 14 vessels² wai…”)"),
    "a digit on a tile": (replace_text("|14 |", "4", "1"), "figure-altered", 1, "the evidence has `14`; the page prints `11` (tile “at least 14 At least 14 vessels wait at…”)"),
    "a digit more": (replace_text("|14 |", "14", "114"), "figure-altered", 1, "the evidence has `14`; the page prints `114` (tile “at least 14 At least 14 vessels wait at…”)"),
    "a digit in a note's quotation": (replace_text("“at least 14", "14", "44"), "quote-altered", 2, "in a quotation of `fact:vessels-waiting` the evidence has `14`; the page prints `44` (note “2. The pilots’ log, 5 Mar 2026, “at lea…”)"),
    "a likelihood's range": (replace_text("(55–80", "80", "85"), "figure-altered", 1, "the evidence has `80`; the page prints `85` (judgement “likely It is likely (55–80%) that the n…”)"),
    "a date": (replace_text("4 Mar 2026", "4", "6"), "figure-altered", 1, "the evidence has `4`; the page prints `6` (tile “at least 14 At least 14 vessels wait at…”)"),
    "the mark of a note": (replace_text("|²|", "²", "¹"), "figure-altered", 1, "the evidence has `²`; the page prints `¹` (paragraph “It is closed;¹ at least 14 vessels² wai…”)"),
    "a word": (replace_text("is closed", "closed", "losed"), "words-altered", 1, "the evidence has `closed`; the page prints `losed` (paragraph “It is closed;¹ at least 14 vessels² wai…”)"),
    "a word of a quotation": (replace_text("“the north channel is closed”", "is closed", "closes"), "quote-altered", 2, "in a quotation of `fact:channel-closed` the evidence has `is closed`; the page prints `closes` (note “1. The pilots’ log, 5 Mar 2026, “the no…”)"),
    "a number of pages": (replace_text("Page 2 of 2", "of 2", "of 0"), "figure-altered", 2, "the number `0` in “sed · 20 March 2026 Page 2 of 0” is not in the evidence"),
    "the marking": (replace_text("|TLP:GREEN|", "GREEN", "REEN"), "marking-altered", 1, "expected `TLP:GREEN` in the page header and footer, found `TLP:REEN`, `TLP:GREEN`"),
}  # fmt: skip


@pytest.mark.parametrize(("tamper", "rule", "page", "message"), ALTERED.values(), ids=ALTERED)
def test_altered_page_text_is_found(
    memo: bytes, tamper: Tampering, rule: str, page: int, message: str
) -> None:
    """An altered text is one finding, with its page, the printed and the expected text."""
    assert [(d.rule, d.span.line, d.message) for d in findings(tamper(memo))] == [(rule, page, message)]


def test_altered_alternative_text_is_found(memo: bytes) -> None:
    """A number in an alternative text that the evidence does not have is found."""

    def change(file: pikepdf.Pdf) -> None:
        elements = (o for o in file.objects if isinstance(o, pikepdf.Dictionary))
        paragraph = next(o for o in elements if o.get("/S") == pikepdf.Name.P)
        paragraph.Alt = pikepdf.String("Likely, 55–88 %")

    message = "the number `88` in “Likely, 55–88 %” is not in the evidence"
    found = [(d.rule, d.span.line, d.message) for d in findings(modified(change)(memo))]
    assert ("figure-altered", 1, message) in found


def test_findings_are_limited(memo: bytes) -> None:
    """If all text differs, the first differences are reported and the others counted."""

    def change(data: dict[str, Any]) -> None:
        data["statements"] = [{"kind": "note", "words": f"w{i} x{i}"} for i in range(400)]

    problems = [
        d for d in findings(modify_evidence(change, rehash=True)(memo)) if d.rule != "evidence-altered"
    ]
    assert 0 < len(problems) <= MAX_FINDINGS + 1


def paint_over(file: pikepdf.Pdf) -> None:
    """Paint a number over the page as an artifact, in a form that readers of content streams skip."""
    page = file.pages[0]
    font = next(iter(page.obj.Resources.Font.keys()))
    form = file.make_stream(f"BT {font} 12 Tf 1 0 0 1 9 9 Tm (ee) Tj ET".encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 500, 500])
    form.Resources = pikepdf.Dictionary(Font=page.obj.Resources.Font)
    page.obj.Resources.XObject = pikepdf.Dictionary(Over=form)
    code = page.obj.Contents.read_bytes() + b"\n/Artifact BMC /Over Do EMC"
    page.obj.Contents = file.make_stream(code)


def text_outside_marked_content(file: pikepdf.Pdf) -> None:
    """Paint text outside marked content."""
    page = file.pages[1]
    font = next(iter(page.obj.Resources.Font.keys()))
    page.obj.Contents = file.make_stream(
        page.obj.Contents.read_bytes() + f"\nBT {font} 9 Tf 50 20 Td (e) Tj ET".encode()
    )


def empty_parent_tree(file: pikepdf.Pdf) -> None:
    """Empty the first page's entry of the parent tree."""
    file.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array([])


def endless_tree(file: pikepdf.Pdf) -> None:
    """Make the structure tree contain itself."""
    top = file.Root.StructTreeRoot.K[0]
    top.K.append(top)


def no_structure_tree(file: pikepdf.Pdf) -> None:
    """Remove the structure tree."""
    del file.Root["/StructTreeRoot"]


def invalid_tree(file: pikepdf.Pdf) -> None:
    """Replace the structure tree by other objects."""
    file.Root.StructTreeRoot.K = pikepdf.Array([1, pikepdf.Name.None_, pikepdf.Array([])])


def actual_text_in_properties(file: pikepdf.Pdf) -> None:
    """Add /ActualText to the properties of marked content."""
    page = file.pages[0]
    code = page.obj.Contents.read_bytes().replace(b"/P <</MCID", b"/P <</ActualText (41)/MCID", 1)
    page.obj.Contents = file.make_stream(code)


def paragraph(file: pikepdf.Pdf) -> Any:
    """Find the first paragraph with one piece of marked content."""
    structure = (
        o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name.P
    )
    return next(o for o in structure if isinstance(o.get("/K"), int))


def alt_on_paragraph(file: pikepdf.Pdf) -> None:
    """Give a paragraph alternative text, which only figures have."""
    paragraph(file).Alt = pikepdf.String("The channel is open.")


def invisible_text(file: pikepdf.Pdf) -> None:
    """Paint text in the invisible rendering mode."""
    page = file.pages[0]
    page.obj.Contents = file.make_stream(page.obj.Contents.read_bytes().replace(b"TJ", b"TJ 3 Tr", 1))


def text_off_the_page(file: pikepdf.Pdf) -> None:
    """Move text of the second page beyond its edge."""
    page = file.pages[1]
    page.obj.Contents = file.make_stream(page.obj.Contents.read_bytes().replace(b" Td", b" Td 3000 0 Td", 1))


def crop_page(file: pikepdf.Pdf) -> None:
    """Crop the upper half of the first page."""
    file.pages[0].obj.CropBox = pikepdf.Array([0, 0, 595, 400])


@pytest.mark.parametrize(
    ("change", "page"),
    [
        (invisible_text, 1),
        (text_off_the_page, 2),
        (crop_page, 1),
        (actual_text_in_properties, 1),
        (alt_on_paragraph, 1),
        (paint_over, 1),
        (text_outside_marked_content, 2),
        (empty_parent_tree, 1),
        (endless_tree, 2),
        (no_structure_tree, 1),
        (invalid_tree, 1),
    ],
)
def test_structure_faults_are_found(memo: bytes, change: Callable[[pikepdf.Pdf], None], page: int) -> None:
    """Damage to the structure, and content outside it, is found on its page."""
    assert ("pdf-structure", page) in rules(findings(modified(change)(memo)))


def test_replacement_text_is_found_by_our_reader(memo: bytes) -> None:
    """Replacement text in the properties of marked content is a fault for our own reader too."""
    faults = read_structure(modified(actual_text_in_properties)(memo)).faults
    assert [fault.message for fault in faults] == [
        "marked content 0 has replacement text (/ActualText, /Alt or /E)"
    ]


def test_digits_in_another_order() -> None:
    """An /ActualText of `14` over a painted `41` is a fault."""
    file = pikepdf.open(BytesIO(render_pdf(memo_of(p("Then 14 wait.")), Theme(), TIMESTAMP)[0].pdf))
    code = file.pages[0].obj.Contents.read_bytes()
    mark = int(code[: code.index(b"Then 14")].rpartition(b"/MCID ")[2].split(b">")[0])
    file.Root.StructTreeRoot.ParentTree.Nums[1][mark]["/ActualText"] = pikepdf.String("Then 14 wait.")
    file.pages[0].obj.Contents = file.make_stream(code.replace(b"Then 14", b"Then 41"))
    (fault,) = read_structure(file).faults
    assert fault.message == f"the /ActualText of marked content {mark} differs from the text on the page"


# ---------------------------------------------------------------- alterations of the file


def no_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]


def no_order(file: pikepdf.Pdf) -> None:
    del file.pages[1].obj["/Tabs"]


@pytest.mark.parametrize(("change", "page"), [(no_language, 1), (no_order, 2)])
def test_violations_of_standards_are_found(
    memo: bytes, change: Callable[[pikepdf.Pdf], None], page: int
) -> None:
    """A violation of PDF/UA or PDF/A is found, with its page if the validator reports it."""
    problems = [d for d in findings(modified(change)(memo)) if d.rule == "pdf-invalid"]
    assert problems
    assert page in {d.span.line for d in problems}
    assert all(d.message.startswith(("PDF/UA-1 is not met: ", "PDF/A-3a is not met: ")) for d in problems)


def encrypted(memo: bytes, user: str) -> bytes:
    """Encrypt a file."""
    out = BytesIO()
    pikepdf.open(BytesIO(memo)).save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "not a PDF": lambda _: b"title: a brief\n",
    "a first kilobyte": lambda memo: memo[:1000],
    "half of it": lambda memo: memo[: len(memo) // 2],
    "all but the last hundred bytes": lambda memo: memo[:-100],
    "zeros": lambda memo: bytes(len(memo)),
    "a file with a password": lambda memo: encrypted(memo, "secret"),
    "an encrypted file that opens": lambda memo: encrypted(memo, ""),
}


@pytest.mark.parametrize("tamper", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_files_are_one_finding(memo: bytes, tamper: Tampering) -> None:
    """A file that is not a PDF, is truncated or encrypted has exactly one finding."""
    verified, problems = verify(tamper(memo), SHOWN, NO_TEXTS)
    assert verified is None
    assert rules(problems) == [("pdf-unreadable", 1)]


@pytest.mark.parametrize("at", range(50, 22_000, 1_003))
def test_damaged_bytes_are_found(memo: bytes, at: int) -> None:
    """Damaged bytes give a finding and no exception, wherever they are."""
    at %= len(memo) - 10
    damaged = memo[:at] + bytes(b ^ 0x55 for b in memo[at : at + 8]) + memo[at + 8 :]
    assert verify(damaged, SHOWN, NO_TEXTS)[1]


def test_missing_file(tmp_path: Path) -> None:
    """A file that cannot be read is a finding."""
    for path in (tmp_path / "none.pdf", tmp_path):
        verified, problems = verify_file(path, SHOWN, NO_TEXTS)
        assert verified is None
        assert rules(problems) == [("file-unreadable", 1)]


# ---------------------------------------------------------------- alterations of the evidence


def detach(*names: str) -> Tampering:
    """Remove attachments."""

    def change(file: pikepdf.Pdf) -> None:
        for name in names:
            del file.attachments[name]

    return modified(change)


def another_value(memo: dict[str, Any]) -> None:
    memo["facts"][1]["figure"]["value"] = "41"


def other_words(memo: dict[str, Any]) -> None:
    memo["facts"][1]["figure"]["words"] = "at least 41 vessels"


def another_quotation(memo: dict[str, Any]) -> None:
    memo["facts"][1]["evidence"][0]["exact"] = "at least 41 vessels wait at the roads"


def no_facts(memo: dict[str, Any]) -> None:
    del memo["facts"]


OTHER_HASH = ("evidence-altered", f"`{NAME}` is not the evidence whose hash `document.json` names")
CHANGED: dict[str, tuple[Tampering, list[tuple[str, str]]]] = {
    "the evidence is gone": (detach(NAME), [("evidence-absent", f"`{NAME}` is not attached to the file; its attachments: `brief.yaml`, `document.json`")]),
    "the brief is gone": (detach("brief.yaml"), [("evidence-absent", "the brief `brief.yaml` is not attached to the file")]),
    "both are gone": (detach(NAME, "brief.yaml"), [("evidence-absent", f"`{NAME}` is not attached to the file; its attachments: `document.json`")]),
    "the brief is another": (replace_attachment("brief.yaml", b"title: Another\n"), [("evidence-altered", "`brief.yaml` has `Another` at `title`, and `evidence.json` has `The north channel stays closed`"), ("evidence-altered", "`brief.yaml` is not the brief the memo was built from")]),
    "not JSON": (replace_attachment(NAME, b"{"), [("evidence-altered", f"`{NAME}` is not JSON")]),
    "too deep JSON": (replace_attachment(NAME, b"[" * 100_000), [("evidence-altered", f"`{NAME}` is not JSON")]),
    "not UTF-8": (replace_attachment(NAME, b"\xff\xfe\x00"), [("evidence-altered", f"`{NAME}` is not JSON")]),
    "another JSON": (replace_attachment(NAME, b"[1]"), [("evidence-altered", f"`{NAME}` is not the evidence of a memo")]),
    "another version": (replace_attachment(NAME, b'{"format": "briefgen-evidence", "version": 9}'), [OTHER_HASH, ("evidence-version", f"`{NAME}` has format version 9; this briefgen reads version 2")]),
    "a figure's value": (modify_evidence(another_value), [("evidence-altered", f"`{NAME}` does not match its own hash"), OTHER_HASH, ("evidence-altered", "the figure of `fact:vessels-waiting` is `41` in numbers and `at least 14 vessels` in words")]),
    "a figure's words, rehashed": (modify_evidence(other_words, rehash=True), [OTHER_HASH, ("evidence-altered", "the evidence marks `at least 41 vessels` of `fact:vessels-waiting` as printed, but none of its statements contains it"), ("evidence-altered", "the figure of `fact:vessels-waiting` is `14` in numbers and `at least 41 vessels` in words")]),
    "a quotation, rehashed": (modify_evidence(another_quotation, rehash=True), [OTHER_HASH, ("evidence-altered", "the evidence marks `“at least 41 vessels wait at the roads”` of `fact:vessels-waiting` as printed, but none of its statements contains it")]),
    "a part is missing, rehashed": (modify_evidence(no_facts, rehash=True), [("evidence-altered", f"`{NAME}` is invalid at `facts`"), OTHER_HASH]),
}  # fmt: skip


@pytest.mark.parametrize(("tamper", "expected"), CHANGED.values(), ids=CHANGED)
def test_altered_evidence_is_found(memo: bytes, tamper: Tampering, expected: list[tuple[str, str]]) -> None:
    """Missing, damaged, altered or contradictory evidence is found."""
    problems = [d for d in findings(tamper(memo)) if d.rule != "pdf-invalid"]
    assert [(d.rule, d.message) for d in problems] == expected


def test_consistent_alteration_is_found(memo: bytes) -> None:
    """If page, statement and hash are altered consistently, the figure's own text reveals it."""

    def change(data: dict[str, Any]) -> None:
        for statement in data["statements"]:
            words = statement["words"].replace("14 vessels", "11 vessels")
            statement["words"] = words.replace("at least 14 At", "at least 11 At")

    tampered = modify_evidence(change, rehash=True)(memo)
    for context in ("at least 14 vessels", "|14 |", "At least 14 vessels", "“at least 14 vessels"):
        tampered = replace_text(context, "14", "11")(tampered)
    assert {d.rule for d in findings(tampered)} == {"evidence-altered"}


# ---------------------------------------------------------------- quotations and source texts


TEXTS: dict[str, tuple[str, tuple[str, int]]] = {
    "changed elsewhere": ("{text} And more.\n", ("text-changed", 1)),
    "changed in the quotation": ("{changed}", ("source-changed", 2)),
    "twice": ("{text} {text}", ("quote-ambiguous", 2)),
}


@pytest.mark.parametrize(("form", "expected"), TEXTS.values(), ids=TEXTS)
def test_quotations_are_looked_up(memo: bytes, tmp_path: Path, form: str, expected: tuple[str, int]) -> None:
    """A quotation that is missing from its text is found at its page; another change of the text is a warning."""
    text = MEMO["texts/log.txt"]
    altered = text.replace("at least 14 vessels", "at least 15 vessels")
    tmp_path.joinpath("log.txt").write_text(form.format(text=text, changed=altered), "utf-8")
    problems = findings(memo, SourceTexts(((tmp_path, "texts"),)))
    assert {(d.rule, d.span.line) for d in problems} == {expected}


def test_invented_quotation_is_found(memo: bytes, memo_workspace: Workspace) -> None:
    """A quotation that was altered in pages and evidence is found if the source text is available."""

    def change(data: dict[str, Any]) -> None:
        data["facts"][1]["evidence"][0]["exact"] = "at least 11 vessels wait at the roads"
        for statement in data["statements"]:
            statement["words"] = statement["words"].replace("“at least 14 vessels", "“at least 11 vessels")

    tampered = replace_text("“at least 14 vessels", "14", "11")(modify_evidence(change, rehash=True)(memo))
    found = findings(tampered, source_texts(memo_workspace.settings))
    (problem,) = (each for each in found if (each.rule, each.message) != OTHER_HASH)
    assert (problem.rule, problem.span.line) == ("quote-missing", 2)
    assert problem.hints == (
        "the most similar passage differs like this: at least [11→14] vessels wait at the roads",
    )


def test_unreadable_source_text(memo: bytes, tmp_path: Path) -> None:
    """A source text that is not text is reported once, and its quotations are unavailable."""
    tmp_path.joinpath("log.txt").write_bytes(b"%PDF-1.7")
    verified, problems = verify(memo, SHOWN, SourceTexts(((tmp_path, "texts"),)))
    assert verified is not None
    assert verified.quotations == Counter(unavailable=2)
    assert [d.rule for d in problems] == ["text-binary"]


def test_evidence_has_the_version(memo: bytes) -> None:
    """The evidence contains the version of briefgen that built the memo."""
    file = pikepdf.open(BytesIO(memo))
    assert f'"version": "{VERSION}"'.encode() in file.attachments[NAME].get_file().read_bytes()


def test_truncated_number_in_the_header(tmp_path: Path) -> None:
    """A page footer that is truncated inside a number is no altered figure."""
    long = "short_title: The north channel stays closed for vessels of 12,000,000 tonnes\n"
    brief = MEMO["briefs/brief.yaml"].replace("product:", f"{long}product:")
    workspace = open_workspace(tmp_path).write({**MEMO, "briefs/brief.yaml": brief})
    built, _ = workspace.build()
    if built is None:  # the short title is longer than a brief allows
        return
    assert verify_file(built.path, SHOWN, NO_TEXTS)[1] == ()
    assert PROSE in brief
