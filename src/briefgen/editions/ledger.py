"""The ledger of a memo's editions: a line for each, with the hash of the line before it.

    putin-kim/editions.jsonl

A line is written before the files of its edition, and stays when they are lost. So no number is given twice.
Two branches of a repository may each issue an edition of the same number. Once they are merged, the ledger
has both lines; the next edition says which one it is issued instead of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.diagnostic import Diagnostic, Findings, Span, warning
from briefgen.editions.manifest import FileName, Hash
from briefgen.editions.store import edition_at, edition_numbers, stem
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import read_file

LEDGER: Final = "editions.jsonl"
EDITION_RULES: Final = frozenset({"ledger-broken", "edition-twice", "edition-missing", "edition-stray"})
_MOST_BYTES: Final = 10_000_000
_CONFLICT: Final = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What git writes into a ledger of which two branches have each written a line."""


class Issue(BaseModel):
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


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines of a ledger, each with its text."""

    path: Path
    shown: str
    lines: tuple[tuple[str, Issue], ...] = ()
    faults: Findings = ()
    """Lines that are not read, and breaks in the chain."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The editions that were issued, in the order of the ledger."""
        return tuple(issue for _, issue in self.lines)

    def numbers(self) -> frozenset[int]:
        """Return every number that was given to an edition, whether its files are there or not."""
        return frozenset(issue.edition for issue in self.issues) | set(edition_numbers(self.path.parent))

    def doubles(self) -> tuple[Issue, ...]:
        """Return the editions whose number an earlier line has, and that no later edition replaces."""
        replaced = {issue.instead_of for issue in self.issues}
        first = {issue.edition: issue.sha256 for issue in reversed(self.issues)}
        return tuple(
            issue
            for issue in self.issues
            if issue.sha256 != first[issue.edition] and not {issue.sha256, first[issue.edition]} & replaced
        )

    def with_issue(self, issue: Issue) -> bytes:
        """Return the bytes of the ledger with one edition more, in place of a double if there is one."""
        texts = [text for text, _ in self.lines] or _lines_of_manifests(self.path.parent)
        double = next(iter(self.doubles()), None)
        link = {
            "before": _hash(texts[-1]) if texts else None,
            "instead_of": double.sha256 if double else None,
        }
        return _bytes_of((*texts, _text(issue.model_copy(update=link))))

    def without_last(self) -> bytes:
        """Return the bytes of the ledger without its last line."""
        return _bytes_of(text for text, _ in self.lines[:-1])


def read_ledger(folder: Path, shown: str) -> Ledger:
    """Read the ledger of a folder of editions; without one, an empty one.

    Errors (as warnings, in `faults`): ledger-broken.
    """
    path, name = folder / LEDGER, f"{shown}/{LEDGER}"
    if not path.exists():
        return Ledger(path, name)
    data, problems = read_file(path, name, readable_folders(folder.parent), _MOST_BYTES, "restore it")
    if data is None:
        return Ledger(path, name, (), problems)
    lines: list[tuple[str, Issue]] = []
    faults: list[Diagnostic] = []
    known: set[str | None] = {None}
    for number, text in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not text.strip() or text.startswith(_CONFLICT):
            continue
        span = Span(name, number, 1, number, 2)
        try:
            issue = Issue.model_validate_json(text)
        except ValidationError:
            faults.append(_broken(span, "the line does not describe an edition"))
            continue
        if issue.before not in known or (issue.before is None and lines):
            faults.append(
                _broken(span, f"the line of edition {issue.edition} does not follow the lines before it")
            )
        known.add(_hash(text))
        lines.append((text, issue))
    return Ledger(path, name, tuple(lines), tuple(faults))


def check_editions(folder: Path, shown: str) -> Findings:
    """Report what does not agree between a ledger and the files of its editions.

    Errors (as warnings): ledger-broken, edition-twice, edition-missing, edition-stray.
    """
    ledger = read_ledger(folder, shown)
    return (
        *ledger.faults,
        *(_twice(ledger, issue) for issue in ledger.doubles()),
        *_missing(ledger, shown),
        *_strays(ledger, shown),
    )


def _broken(span: Span, message: str) -> Diagnostic:
    return warning("ledger-broken", span, message, "restore the ledger, from a backup or by `git checkout`")


def _twice(ledger: Ledger, double: Issue) -> Diagnostic:
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
    expected = {issue.edition: issue.file for issue in ledger.issues}
    if not ledger.lines:
        manifests = [edition_at(ledger.path.parent, number).manifest for number in sorted(there)]
        expected = {m.since: "" for m in manifests if m and m.since}
    for number in sorted(expected.keys() - there):
        named = f", `{expected[number]}`," if expected[number] else ""
        message = f"edition {number}{named} was issued and is not here"
        hint = "restore its files from a backup, or from where they were sent; its number is not given again"
        yield warning("edition-missing", Span(shown), message, hint)


def _strays(ledger: Ledger, shown: str) -> Iterator[Diagnostic]:
    folder = ledger.path.parent
    pdfs = sorted(folder.glob("*.pdf"))
    unknown = [pdf for pdf in pdfs if pdf.name not in {issue.file for issue in ledger.issues}]
    manifests = [edition_at(folder, number) for number in edition_numbers(folder)] if unknown else []
    named = {output.name for edition in manifests if edition.manifest for output in edition.manifest.memo}
    hashes = {issue.sha256 for issue in ledger.issues}
    for pdf in unknown:
        if pdf.name not in named and sha256(pdf.read_bytes()).hexdigest() not in hashes:
            yield _stray(f"{shown}/{pdf.name}", "the file is not one of the editions")
    recorded = {issue.edition for issue in ledger.issues}
    for number in edition_numbers(folder) if ledger.lines else ():
        if number not in recorded:
            yield _stray(f"{shown}/{stem(number)}.manifest.json", f"edition {number} is not in the ledger")


def _stray(path: str, message: str) -> Diagnostic:
    return warning("edition-stray", Span(path), message, "move it out of the folder, or restore the ledger")


def _lines_of_manifests(folder: Path) -> list[str]:
    """Write the lines of editions that were issued before there was a ledger."""
    texts: list[str] = []
    for number in edition_numbers(folder):
        if manifest := edition_at(folder, number).manifest:
            before = _hash(texts[-1]) if texts else None
            pdf = manifest.pdf
            issue = Issue(
                edition=number, issued=manifest.issued, as_of=manifest.as_of, marking=manifest.marking,
                file=pdf.name, sha256=pdf.sha256, before=before,
            )  # fmt: skip
            texts.append(_text(issue))
    return texts


def _text(issue: Issue) -> str:
    return issue.model_dump_json(exclude_none=True)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _bytes_of(texts: Iterable[str]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()
