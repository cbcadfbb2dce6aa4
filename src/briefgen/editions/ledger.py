"""The ledger of a memo's editions: a line for each edition, and for each notice on one.

    putin-kim/editions.jsonl

Each line has the hash of the line before it. A line is written before the files of its edition, and stays
when they are lost. So no number is given twice. Two branches of a repository may each issue an edition of
the same number. Once they are merged, the ledger has both lines; the next edition says which one it is
issued instead of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from briefgen.diagnostic import Diagnostic, Findings, Span, warning
from briefgen.editions.manifest import FileName, Hash
from briefgen.editions.store import edition_at, edition_numbers, stem
from briefgen.evidence.revisions import base_revision
from briefgen.readable_folders import ANYWHERE, ReadableFolders, readable_folders
from briefgen.reading.files import read_bytes, read_file

LEDGER: Final = "editions.jsonl"
_MOST_BYTES: Final = 10_000_000
_MAX_PDF_BYTES: Final = 100_000_000
_CONFLICT: Final = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What git writes into a ledger of which two branches have each written a line."""


class IssueLine(BaseModel):
    """A line of the ledger: an edition that was issued."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
    edition: Annotated[int, Field(ge=1)]
    issued: str
    """The day of issue."""
    as_of: str
    marking: str
    file: FileName
    """The PDF."""
    sha256: Hash
    """The hash of the PDF."""
    instead_of: Hash | None = None
    """The hash of the PDF of another edition whose number was given twice, and that this one replaces."""
    before: Hash | None = None
    """The hash of the line before; None for the first."""


class Notice(BaseModel):
    """A line of the ledger: what the next edition says at its head about an earlier one."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
    about: Annotated[int, Field(ge=1)]
    """The number of the edition."""
    kind: Literal["withdrawn", "corrected"]
    day: str
    reason: Annotated[str, Field(min_length=1, max_length=2000)]
    wrong: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """What was wrong in the edition, each in a sentence."""
    sha256: Hash
    """The hash of the edition's PDF."""
    before: Hash | None = None
    """The hash of the line before."""


Line = IssueLine | Notice
_LINE: TypeAdapter[Line] = TypeAdapter(Line)


class Ledger(Struct, frozen=True):
    """The lines of a ledger, each with its text."""

    path: Path
    shown: str
    lines: tuple[tuple[str, Line], ...] = ()
    faults: Findings = ()
    """Lines that are not read, and breaks in the chain."""

    @property
    def issues(self) -> tuple[IssueLine, ...]:
        """The editions that were issued, in the order of the ledger."""
        return tuple(line for _, line in self.lines if isinstance(line, IssueLine))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices on editions, in the order of the ledger."""
        return tuple(line for _, line in self.lines if isinstance(line, Notice))

    def notices_of(self, edition: int | None) -> tuple[Notice, ...]:
        """Return the notices that an edition has at its head; None for the next edition."""
        found: list[Notice] = []
        for _, line in self.lines:
            if isinstance(line, Notice):
                found.append(line)
            elif line.edition == edition:
                break
            else:
                found.clear()
        return tuple(found)

    def numbers(self) -> frozenset[int]:
        """Return every number that was given to an edition, whether its files are there or not."""
        return frozenset(issue.edition for issue in self.issues) | set(edition_numbers(self.path.parent))

    def doubles(self) -> tuple[IssueLine, ...]:
        """Return the editions whose number an earlier line has, and that no later edition replaces."""
        replaced = {issue.instead_of for issue in self.issues}
        first = {issue.edition: issue.sha256 for issue in reversed(self.issues)}
        return tuple(
            issue
            for issue in self.issues
            if issue.sha256 != first[issue.edition] and not {issue.sha256, first[issue.edition]} & replaced
        )

    def with_issue(self, issue: IssueLine) -> bytes:
        """Return the bytes of the ledger with one edition more, in place of a double if there is one."""
        double = next(iter(self.doubles()), None)
        return self.with_line(issue.model_copy(update={"instead_of": double.sha256}) if double else issue)

    def with_line(self, line: Line) -> bytes:
        """Return the bytes of the ledger with one line more."""
        texts = [text for text, _ in self.lines]
        before = _hash(texts[-1]) if texts else None
        return _bytes_of((*texts, _text(line.model_copy(update={"before": before}))))

    def without_last(self) -> bytes:
        """Return the bytes of the ledger without its last line."""
        return _bytes_of(text for text, _ in self.lines[:-1])


def read_ledger(folder: Path, shown: str) -> Ledger:
    """Read the ledger of a folder of editions; without one, make its lines from the manifests.

    Errors (as warnings, in `faults`): ledger-broken.
    """
    path, name = folder / LEDGER, f"{shown}/{LEDGER}"
    if not path.exists():
        return Ledger(path, name, tuple(_lines_of_manifests(folder)))
    data, problems = read_file(path, name, readable_folders(folder.parent), _MOST_BYTES, "restore it")
    if data is None:
        return Ledger(path, name, (), problems)
    lines: list[tuple[str, Line]] = []
    faults: list[Diagnostic] = []
    known: set[str | None] = {None}
    for number, text in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not text.strip() or text.startswith(_CONFLICT):
            continue
        span = Span(name, number, 1, number, 2)
        try:
            line = _LINE.validate_json(text)
        except ValidationError:
            faults.append(_broken(span, "the line describes neither an edition nor a notice on one"))
            continue
        if line.before not in known or (line.before is None and lines):
            faults.append(_broken(span, "the line does not follow the lines before it"))
        known.add(_hash(text))
        lines.append((text, line))
    return Ledger(path, name, tuple(lines), tuple(faults))


def check_editions(ledger: Ledger, shown: str) -> Findings:
    """Report what does not agree between a ledger and the files of its editions.

    Errors (as warnings): ledger-broken, edition-twice, edition-missing, edition-stray.
    """
    return (
        *ledger.faults,
        *(_twice(ledger, issue) for issue in ledger.doubles()),
        *_missing(ledger, shown),
        *_strays(ledger, shown),
    )


def notices_on(pdf: Path) -> Findings:
    """Report that an edition, signed or not, is withdrawn or corrected, if the ledger lies next to its file.

    Errors: edition-withdrawn, edition-corrected, as warnings.
    """
    digest = _digest(pdf, ANYWHERE) if (pdf.parent / LEDGER).is_file() else ""
    return notices_in(pdf.parent, digest, str(pdf))


def notices_in(folder: Path, digest: str, shown: str) -> Findings:
    """Report that the edition whose PDF has a hash is withdrawn or corrected, by the ledger of a folder.

    Errors: edition-withdrawn, edition-corrected, as warnings.
    """
    notices = read_ledger(folder, str(folder)).notices if digest else ()
    return tuple(_on_edition(notice, shown) for notice in notices if notice.sha256 == digest)


def _digest(pdf: Path, readable: ReadableFolders) -> str:
    """Return the hash of a memo as it was issued, before any signature; empty for one that cannot be read."""
    try:
        data = read_bytes(pdf, _MAX_PDF_BYTES, readable)
    except (OSError, ValueError):
        return ""
    return sha256(base_revision(data or b"")).hexdigest()


def _on_edition(notice: Notice, shown: str) -> Diagnostic:
    message = f"edition {notice.about} was {notice.kind} on {notice.day}: {notice.reason}"
    hint = "ask the sender for the edition that came after it"
    if notice.kind == "withdrawn":
        return warning("edition-withdrawn", Span(shown), message, hint)
    return warning("edition-corrected", Span(shown), message, hint)


def _broken(span: Span, message: str) -> Diagnostic:
    return warning("ledger-broken", span, message, "restore the ledger, from a backup or by `git checkout`")


def _twice(ledger: Ledger, double: IssueLine) -> Diagnostic:
    others = [i for i in ledger.issues if i.edition == double.edition and i.sha256 != double.sha256]
    message = f"edition {double.edition} was issued twice: `{others[0].file}` and `{double.file}` differ"
    return warning(
        "edition-twice",
        Span(ledger.shown),
        message,
        "keep both files, one under another name",
        f"issue the later one again: `build --issue --force` gives it the number {max(ledger.numbers()) + 1}",
    )


def _missing(ledger: Ledger, shown: str) -> Iterator[Diagnostic]:
    there = set(edition_numbers(ledger.path.parent))
    lost = {issue.edition: f", `{issue.file}`," for issue in ledger.issues if issue.edition not in there}
    manifests = [edition_at(ledger.path.parent, number).manifest for number in there]
    lost |= {m.since: "" for m in manifests if m and m.since and m.since not in there | lost.keys()}
    for number, named in sorted(lost.items()):
        message = f"edition {number}{named} was issued and is not here"
        hint = "restore its files from a backup, or from where they were sent; its number is never used again"
        yield warning("edition-missing", Span(shown), message, hint)


def _strays(ledger: Ledger, shown: str) -> Iterator[Diagnostic]:
    folder = ledger.path.parent
    files = {issue.file for issue in ledger.issues}
    recorded = {issue.edition for issue in ledger.issues}
    for number in edition_numbers(folder):
        if number not in recorded and (manifest := edition_at(folder, number).manifest):
            files.add(manifest.pdf.name)
            yield _stray(f"{shown}/{stem(number)}.manifest.json", f"edition {number} is not in the ledger")
    hashes = {issue.sha256 for issue in ledger.issues}
    for pdf in sorted(folder.glob("*.pdf")):
        if pdf.name not in files and _digest(pdf, readable_folders(pdf.parent)) not in hashes:
            yield _stray(f"{shown}/{pdf.name}", "the file does not belong to any edition")


def _stray(path: str, message: str) -> Diagnostic:
    return warning("edition-stray", Span(path), message, "move it out of the folder, or restore the ledger")


def _lines_of_manifests(folder: Path) -> Iterator[tuple[str, Line]]:
    """Yield the lines of editions that were issued before there was a ledger."""
    before: str | None = None
    for number in edition_numbers(folder):
        if manifest := edition_at(folder, number).manifest:
            pdf = manifest.pdf
            issue = IssueLine(
                edition=number, issued=manifest.issued, as_of=manifest.as_of, marking=manifest.marking,
                file=pdf.name, sha256=pdf.sha256, before=before,
            )  # fmt: skip
            before = _hash(_text(issue))
            yield _text(issue), issue


def _text(line: Line) -> str:
    return line.model_dump_json(exclude_none=True)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _bytes_of(texts: Iterable[str]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()
