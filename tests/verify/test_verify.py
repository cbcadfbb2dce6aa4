"""Tests of verifying a finished memo: a good one passes, and each way to alter one is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from briefgen.build.load import texts_of
from briefgen.corpus.prove import SourceTexts
from briefgen.diagnostic import Diagnostic, Severity
from briefgen.document.nodes import Document
from briefgen.document.statements import statements
from briefgen.evidence.container import NAME
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.agreement import MOST_FINDINGS, Agreement
from briefgen.verify.carried import BriefFile, Carried, CarriedBrief, Said
from briefgen.verify.second_reader import check_second_reader
from briefgen.verify.structure import read_structure
from briefgen.verify.verify import verify, verify_file
from briefgen.version import VERSION
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of, p
from tests.render.pdf.random_documents import documents
from tests.verify.tampering import MEMO, PROSE, Tampering, attach, changed, evidence, words
from tests.workspace import Workspace, open_workspace

SHOWN = "memo.pdf"
NO_TEXTS = SourceTexts(())


def found(pdf: bytes, texts: SourceTexts | None = None) -> tuple[Diagnostic, ...]:
    """Verify a file and give what was found, but for the warning that it was saved again."""
    problems = verify(pdf, SHOWN, texts or NO_TEXTS)[1]
    return tuple(d for d in problems if d.rule != "pdf-rewritten")


def rules(problems: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    """Give each finding's rule and page."""
    return [(d.rule, d.span.line) for d in problems]


# ---------------------------------------------------------------- what is as it was built


def test_a_memo_as_it_was_built(memo: bytes, memo_workspace: Workspace) -> None:
    """Nothing is found in a memo as it was built; its quotations are read again where the text is at hand."""
    verified, problems = verify(memo, SHOWN, texts_of(memo_workspace.settings))
    assert problems == ()
    assert verified is not None
    assert (verified.pages, verified.figures, verified.quotations) == (2, 1, Counter(exact=2))


def test_without_texts(memo: bytes) -> None:
    """Where no text is at hand, quotations are counted as unavailable and nothing is wrong."""
    verified, problems = verify(memo, SHOWN, NO_TEXTS)
    assert problems == ()
    assert verified is not None
    assert verified.quotations == Counter(unavailable=2)


def test_a_memo_saved_again(memo: bytes) -> None:
    """A file that a program saved again, unchanged, is found so and is otherwise good."""
    problems = verify(changed(lambda _: None)(memo), SHOWN, NO_TEXTS)[1]
    assert [(d.rule, d.severity) for d in problems] == [("pdf-rewritten", Severity.WARNING)]


@pytest.mark.parametrize("name", ["putin-kim", "china-question"])
def test_the_real_memos(name: str, repository: Workspace, tmp_path: Path) -> None:
    """Nothing is found in the real memos as they are built."""
    built, problems = repository.set(output=tmp_path).build(f"briefs/{name}.yaml")
    assert built is not None, problems
    verified, problems = verify_file(built.path, SHOWN, NO_TEXTS)
    assert problems == ()
    assert verified is not None
    assert verified.pages == built.body_pages + built.annex_pages


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_no_false_alarm(document: Document) -> None:
    """Whatever a document says, its pages agree with its statements, and both readers with each other."""
    pdf = render_pdf(document, Theme(), TIMESTAMP)[0].pdf
    structure = read_structure(pdf)
    said = [Said(kind=s.kind, words=s.words) for s in statements(document)]
    brief = CarriedBrief(title=document.title, marking=document.marking, as_of="")
    file = BriefFile(name="", sha256="")
    carried = Carried(brief=brief, brief_file=file, facts=[], views=[], sources=[], texts={}, statements=said)
    assert list(Agreement(structure, carried, SHOWN).findings()) == []
    assert list(check_second_reader(pdf, structure, SHOWN)) == []


def test_no_false_alarm_beside_arabic() -> None:
    """Signs that another reader takes apart beside words from right to left are no finding."""
    pdf = render_pdf(memo_of(p("🚀 ½ № 3™ محمد 👍")), Theme(), TIMESTAMP)[0].pdf
    assert list(check_second_reader(pdf, read_structure(pdf), SHOWN)) == []


# ---------------------------------------------------------------- what was altered on a page


ALTERED: dict[str, tuple[Tampering, str, int, str]] = {
    "a digit in prose": (words("at least 14 vessels", "14", "11"), "figure-altered", 1, "the evidence has `14` for `fact:vessels-waiting`; the page prints `11` (paragraph “It is closed;¹ at least 14 vessels² wai…”)"),
    "a digit on a tile": (words("|14 |", "4", "1"), "figure-altered", 1, "the evidence has `14` for `fact:vessels-waiting`; the page prints `11` (tile “at least 14 vessels At least 14 vessels…”)"),
    "a digit more": (words("|14 |", "14", "114"), "figure-altered", 1, "the evidence has `14` for `fact:vessels-waiting`; the page prints `114` (tile “at least 14 vessels At least 14 vessels…”)"),
    "a digit in a note's quotation": (words("“at least 14", "14", "44"), "quote-altered", 2, "in a quotation of `fact:vessels-waiting` the evidence has `14`; the page prints `44` (note “2. The pilots’ log, 5 Mar 2026, “at lea…”)"),
    "a place in a note": (words(" 114.", "114", "141"), "figure-altered", 2, "the evidence has `114`; the page prints `141` (note “2. The pilots’ log, 5 Mar 2026, “at lea…”)"),
    "a likelihood's range": (words("(55–80", "80", "85"), "figure-altered", 1, "the evidence has `80`; the page prints `85` (judgement “likely 55–80 % It is likely (55–80 %) t…”)"),
    "a date": (words("4 Mar 2026", "4", "6"), "figure-altered", 1, "the evidence has `4`; the page prints `6` (tile “at least 14 vessels At least 14 vessels…”)"),
    "the mark of a note": (words("|²|", "²", "¹"), "figure-altered", 1, "the evidence has `²`; the page prints `¹` (paragraph “It is closed;¹ at least 14 vessels² wai…”)"),
    "a word": (words("is closed", "closed", "losed"), "words-altered", 1, "the evidence has `closed`; the page prints `losed` (paragraph “It is closed;¹ at least 14 vessels² wai…”)"),
    "a word of a quotation": (words("“the north channel is closed”", "is closed", "closes"), "quote-altered", 2, "in a quotation of `fact:channel-closed` the evidence has `is closed`; the page prints `closes` (note “1. The pilots’ log, 5 Mar 2026, “the no…”)"),
    "a number of pages": (words("Page 2 of 2", "of 2", "of 0"), "figure-altered", 2, "`0` in “sed · 20 March 2026 Page 2 of 0” is no number of the evidence"),
    "the marking": (words("|TLP:GREEN|", "GREEN", "REEN"), "marking-altered", 1, "expected `TLP:GREEN` at head and foot of the page, found `TLP:REEN`, `TLP:GREEN`"),
}  # fmt: skip


@pytest.mark.parametrize(("tamper", "rule", "page", "message"), ALTERED.values(), ids=ALTERED)
def test_what_is_altered_on_a_page_is_named(
    memo: bytes, tamper: Tampering, rule: str, page: int, message: str
) -> None:
    """A change of a page's words is one finding, with its page, what is there and what should be."""
    assert [(d.rule, d.span.line, d.message) for d in found(tamper(memo))] == [(rule, page, message)]


def test_a_drawing_that_tells_another_number(memo: bytes) -> None:
    """The words told in place of a drawing are held to the evidence like those on the page."""

    def change(file: pikepdf.Pdf) -> None:
        (figure,) = [
            o
            for o in file.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name.Figure
        ]
        figure.Alt = pikepdf.String("Likely, 55–88 %")

    (problem,) = found(changed(change)(memo))
    assert (problem.rule, problem.span.line) == ("figure-altered", 1)
    assert problem.message == "`88` in “Likely, 55–88 %” is no number of the evidence"


def test_another_text_is_not_listed_word_by_word(memo: bytes) -> None:
    """Where everything differs, the first differences are listed and the rest counted."""

    def change(data: dict[str, Any]) -> None:
        data["statements"] = [{"kind": "note", "words": f"w{i} x{i}"} for i in range(400)]

    problems = [d for d in found(evidence(change, sealed=True)(memo)) if d.rule != "evidence-altered"]
    assert 0 < len(problems) <= MOST_FINDINGS + 1


def painted_over(file: pikepdf.Pdf) -> None:
    """Paint a number over the page as if it were decoration, from a form that no stream reader enters."""
    page = file.pages[0]
    font = next(iter(page.obj.Resources.Font.keys()))
    form = file.make_stream(f"BT {font} 12 Tf 1 0 0 1 9 9 Tm (ee) Tj ET".encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 500, 500])
    form.Resources = pikepdf.Dictionary(Font=page.obj.Resources.Font)
    page.obj.Resources.XObject = pikepdf.Dictionary(Over=form)
    code = page.obj.Contents.read_bytes() + b"\n/Artifact BMC /Over Do EMC"
    page.obj.Contents = file.make_stream(code)


def words_beside_the_marks(file: pikepdf.Pdf) -> None:
    """Paint words outside marked content."""
    page = file.pages[1]
    font = next(iter(page.obj.Resources.Font.keys()))
    page.obj.Contents = file.make_stream(
        page.obj.Contents.read_bytes() + f"\nBT {font} 9 Tf 50 20 Td (e) Tj ET".encode()
    )


def no_parents(file: pikepdf.Pdf) -> None:
    """Empty the first page's entry of the parent tree."""
    file.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array([])


def endless(file: pikepdf.Pdf) -> None:
    """Let the tree hold itself."""
    top = file.Root.StructTreeRoot.K[0]
    top.K.append(top)


def no_tree(file: pikepdf.Pdf) -> None:
    """Take the structure out."""
    del file.Root["/StructTreeRoot"]


def nonsense(file: pikepdf.Pdf) -> None:
    """Let the structure be something else."""
    file.Root.StructTreeRoot.K = pikepdf.Array([1, pikepdf.Name.None_, pikepdf.Array([])])


def told_at_the_mark(file: pikepdf.Pdf) -> None:
    """Tell other words where marked content begins."""
    page = file.pages[0]
    code = page.obj.Contents.read_bytes().replace(b"/P <</MCID", b"/P <</ActualText (41)/MCID", 1)
    page.obj.Contents = file.make_stream(code)


def paragraph(file: pikepdf.Pdf) -> Any:
    """Find the first paragraph of a single leaf."""
    structure = (
        o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name.P
    )
    return next(o for o in structure if isinstance(o.get("/K"), int))


def told_otherwise(file: pikepdf.Pdf) -> None:
    """Give a paragraph an alternative, which only a drawing has."""
    paragraph(file).Alt = pikepdf.String("The channel is open.")


def painted_unseen(file: pikepdf.Pdf) -> None:
    """Paint words with neither filling nor edge."""
    page = file.pages[0]
    page.obj.Contents = file.make_stream(page.obj.Contents.read_bytes().replace(b"TJ", b"TJ 3 Tr", 1))


def off_the_paper(file: pikepdf.Pdf) -> None:
    """Put words of the second page beyond its edge."""
    page = file.pages[1]
    page.obj.Contents = file.make_stream(page.obj.Contents.read_bytes().replace(b" Td", b" Td 3000 0 Td", 1))


def cut_paper(file: pikepdf.Pdf) -> None:
    """Cut the upper half off the first page."""
    file.pages[0].obj.CropBox = pikepdf.Array([0, 0, 595, 400])


@pytest.mark.parametrize(
    ("change", "page"),
    [
        (painted_unseen, 1),
        (off_the_paper, 2),
        (cut_paper, 1),
        (told_at_the_mark, 1),
        (told_otherwise, 1),
        (painted_over, 1),
        (words_beside_the_marks, 2),
        (no_parents, 1),
        (endless, 2),
        (no_tree, 1),
        (nonsense, 1),
    ],
)
def test_a_broken_structure_is_named(memo: bytes, change: Callable[[pikepdf.Pdf], None], page: int) -> None:
    """Damage to the structure, or paint that it does not know of, is found on its page."""
    assert ("pdf-structure", page) in rules(found(changed(change)(memo)))


def test_what_is_told_at_a_mark_is_named_by_our_own_reader(memo: bytes) -> None:
    """Other words told where marked content begins are a fault of the structure, whatever other readers make of it."""
    faults = read_structure(changed(told_at_the_mark)(memo)).faults
    assert [fault.words for fault in faults] == ["content 0 is told as other words"]


def test_digits_in_another_order() -> None:
    """Where a page paints `41` and its structure tells `14`, the two are found to differ."""
    file = pikepdf.open(BytesIO(render_pdf(memo_of(p("Then 14 wait.")), Theme(), TIMESTAMP)[0].pdf))
    code = file.pages[0].obj.Contents.read_bytes()
    mark = int(code[: code.index(b"Then 14")].rpartition(b"/MCID ")[2].split(b">")[0])
    file.Root.StructTreeRoot.ParentTree.Nums[1][mark]["/ActualText"] = pikepdf.String("Then 14 wait.")
    file.pages[0].obj.Contents = file.make_stream(code.replace(b"Then 14", b"Then 41"))
    (fault,) = read_structure(file).faults
    assert fault.words == f"content {mark} paints other words than it tells"


# ---------------------------------------------------------------- what was altered in the file


def no_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]


def no_order(file: pikepdf.Pdf) -> None:
    del file.pages[1].obj["/Tabs"]


@pytest.mark.parametrize(("change", "page"), [(no_language, 1), (no_order, 2)])
def test_a_broken_standard_is_named(memo: bytes, change: Callable[[pikepdf.Pdf], None], page: int) -> None:
    """A rule of PDF/UA or PDF/A that is broken is named, with the page where the validator knows it."""
    problems = [d for d in found(changed(change)(memo)) if d.rule == "pdf-invalid"]
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
def test_what_is_no_whole_pdf_is_one_finding(memo: bytes, tamper: Tampering) -> None:
    """A file that is none, is cut short or encrypted, is one finding and nothing more is said of it."""
    verified, problems = verify(tamper(memo), SHOWN, NO_TEXTS)
    assert verified is None
    assert rules(problems) == [("pdf-unreadable", 1)]


@pytest.mark.parametrize("at", range(50, 22_000, 1_003))
def test_a_damaged_byte_is_found(memo: bytes, at: int) -> None:
    """Wherever some bytes of a file are damaged, something is found, and never by an exception."""
    at %= len(memo) - 10
    damaged = memo[:at] + bytes(b ^ 0x55 for b in memo[at : at + 8]) + memo[at + 8 :]
    assert verify(damaged, SHOWN, NO_TEXTS)[1]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be read is a finding."""
    for path in (tmp_path / "none.pdf", tmp_path):
        verified, problems = verify_file(path, SHOWN, NO_TEXTS)
        assert verified is None
        assert rules(problems) == [("file-unreadable", 1)]


# ---------------------------------------------------------------- what was altered in the evidence


def detach(*names: str) -> Tampering:
    """Take attachments out."""

    def change(file: pikepdf.Pdf) -> None:
        for name in names:
            del file.attachments[name]

    return changed(change)


def another_value(memo: dict[str, Any]) -> None:
    memo["facts"][1]["figure"]["value"] = "41"


def other_words(memo: dict[str, Any]) -> None:
    memo["facts"][1]["figure"]["words"] = "at least 41 vessels"


def another_quotation(memo: dict[str, Any]) -> None:
    memo["facts"][1]["evidence"][0]["exact"] = "at least 41 vessels wait at the roads"


def no_facts(memo: dict[str, Any]) -> None:
    del memo["facts"]


CHANGED: dict[str, tuple[Tampering, list[tuple[str, str]]]] = {
    "the evidence is gone": (detach(NAME), [("evidence-absent", f"the file does not carry `{NAME}`; it carries `brief.yaml`")]),
    "the brief is gone": (detach("brief.yaml"), [("evidence-absent", "the file does not carry its brief `brief.yaml`")]),
    "both are gone": (detach(NAME, "brief.yaml"), [("evidence-absent", f"the file does not carry `{NAME}`; it carries nothing")]),
    "the brief is another": (attach("brief.yaml", b"title: Another\n"), [("evidence-altered", "`brief.yaml` is not the brief the memo was built from")]),
    "not JSON": (attach(NAME, b"{"), [("evidence-altered", f"`{NAME}` is not JSON")]),
    "too deep JSON": (attach(NAME, b"[" * 100_000), [("evidence-altered", f"`{NAME}` is not JSON")]),
    "not UTF-8": (attach(NAME, b"\xff\xfe\x00"), [("evidence-altered", f"`{NAME}` is not JSON")]),
    "another JSON": (attach(NAME, b"[1]"), [("evidence-altered", f"`{NAME}` is not the evidence of a memo")]),
    "another version": (attach(NAME, b'{"format": "briefgen-evidence", "version": 9}'), [("evidence-version", f"`{NAME}` has form 9; this briefgen reads form 2")]),
    "a figure's value": (evidence(another_value), [("evidence-altered", f"`{NAME}` does not agree with its own hash")]),
    "a figure's words, sealed": (evidence(other_words, sealed=True), [("evidence-altered", "the evidence says `at least 41 vessels` of `fact:vessels-waiting` is printed; none of its statements has it")]),
    "a quotation, sealed": (evidence(another_quotation, sealed=True), [("evidence-altered", "the evidence says `“at least 41 vessels wait at the roads”` of `fact:vessels-waiting` is printed; none of its statements has it")]),
    "a part is missing, sealed": (evidence(no_facts, sealed=True), [("evidence-altered", f"`{NAME}` does not have its form at `facts`")]),
}  # fmt: skip


@pytest.mark.parametrize(("tamper", "expected"), CHANGED.values(), ids=CHANGED)
def test_changed_evidence_is_named(memo: bytes, tamper: Tampering, expected: list[tuple[str, str]]) -> None:
    """Evidence that is gone, damaged, changed or at odds with itself is named."""
    problems = [d for d in found(tamper(memo)) if d.rule != "pdf-invalid"]
    assert [(d.rule, d.message) for d in problems] == expected


def test_pages_and_statements_changed_alike(memo: bytes) -> None:
    """Who changes a page, its statement and the hash is betrayed by the figure's own words."""

    def change(data: dict[str, Any]) -> None:
        for said in data["statements"]:
            said["words"] = said["words"].replace("14 vessels", "11 vessels")

    tampered = evidence(change, sealed=True)(memo)
    for context in ("at least 14 vessels", "|14 |", "At least 14 vessels", "“at least 14 vessels"):
        tampered = words(context, "14", "11")(tampered)
    assert {d.rule for d in found(tampered)} == {"evidence-altered"}


# ---------------------------------------------------------------- quotations against texts


TEXTS: dict[str, tuple[str, str]] = {
    "changed elsewhere": ("{text} And more.\n", ""),
    "changed in the quotation": ("{changed}", "source-changed"),
    "twice": ("{text} {text}", "quote-ambiguous"),
}


@pytest.mark.parametrize(("form", "rule"), TEXTS.values(), ids=TEXTS)
def test_quotations_are_read_again(memo: bytes, tmp_path: Path, form: str, rule: str) -> None:
    """Each quotation is looked up in the text at hand, and one that is not there is named at its page."""
    text = MEMO["texts/log.txt"]
    altered = text.replace("at least 14 vessels", "at least 15 vessels")
    tmp_path.joinpath("log.txt").write_text(form.format(text=text, changed=altered), "utf-8")
    problems = found(memo, SourceTexts(((tmp_path, "texts"),)))
    assert {(d.rule, d.span.line) for d in problems} == ({(rule, 2)} if rule else set())


def test_a_quotation_that_never_stood_there(memo: bytes, memo_workspace: Workspace) -> None:
    """A quotation put into pages and evidence alike is found where the text is at hand."""

    def change(data: dict[str, Any]) -> None:
        data["facts"][1]["evidence"][0]["exact"] = "at least 11 vessels wait at the roads"
        for said in data["statements"]:
            said["words"] = said["words"].replace("“at least 14 vessels", "“at least 11 vessels")

    tampered = words("“at least 14 vessels", "14", "11")(evidence(change, sealed=True)(memo))
    (problem,) = found(tampered, texts_of(memo_workspace.settings))
    assert (problem.rule, problem.span.line) == ("quote-missing", 2)
    assert problem.hints == ("the nearest passage differs so: at least [11→14] vessels wait at the roads",)


def test_a_text_that_cannot_be_read(memo: bytes, tmp_path: Path) -> None:
    """A text that is no text is reported once, and its quotations are unavailable."""
    tmp_path.joinpath("log.txt").write_bytes(b"%PDF-1.7")
    verified, problems = verify(memo, SHOWN, SourceTexts(((tmp_path, "texts"),)))
    assert verified is not None
    assert verified.quotations == Counter(unavailable=2)
    assert [d.rule for d in problems] == ["text-binary"]


def test_the_evidence_names_its_tool(memo: bytes) -> None:
    """The version of briefgen that built a memo stands in its evidence."""
    file = pikepdf.open(BytesIO(memo))
    assert f'"version": "{VERSION}"'.encode() in file.attachments[NAME].get_file().read_bytes()


def test_a_long_sentence_in_the_head(tmp_path: Path) -> None:
    """A running head that is cut inside a number is no altered figure."""
    long = "short_title: The north channel stays closed for vessels of 12,000,000 tonnes\n"
    brief = MEMO["briefs/brief.yaml"].replace("product:", f"{long}product:")
    workspace = open_workspace(tmp_path).write({**MEMO, "briefs/brief.yaml": brief})
    built, _ = workspace.build()
    if built is None:  # the short title is longer than a brief allows
        return
    assert verify_file(built.path, SHOWN, NO_TEXTS)[1] == ()
    assert PROSE in brief
