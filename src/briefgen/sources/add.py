"""Add documents to a corpus: read each in a child process, and write what it proposes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Final, Literal
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from briefgen.corpus.fold import fold
from briefgen.corpus.near_duplicates import NearDuplicates, find_near_duplicates
from briefgen.corpus.source import Source
from briefgen.corpus.source_text import text_hash
from briefgen.diagnostic import Diagnostic, Findings, Span, error, has_errors, note, warning
from briefgen.extract.document import Detail, Extracted
from briefgen.extract.extract import MOST_BYTES, SUFFIXES, extract
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.entry import read_entry
from briefgen.reading.files import read_file
from briefgen.settings.settings import Settings
from briefgen.sources.fetch import INTERNET, Network, fetch
from briefgen.sources.known import Known
from briefgen.sources.propose import Circumstances, Proposal, propose_source
from briefgen.sources.source_yaml import source_yaml
from briefgen.sources.store import store_source
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import DiedError, Exceeded, Failed, Outcome
from briefgen.workers.pool import run_in_children

_NEARLY: Final = 80
"""Per cent of the shorter text that make two texts nearly the same."""
LIMITS: Final = ResourceLimits(30, 1_500)
"""What reading one document may use: measured, 3,000 pages of a PDF take 10 s."""


class Read(Struct, frozen=True):
    """A document that was read, with its file."""

    document: Extracted
    data: bytes
    sha256: str
    name: str
    """Of the file, or of the last part of its address."""
    changed: date
    fetched: bool = False


class Added(Struct, frozen=True):
    """What became of one document."""

    given: str
    entry: Path | None
    """The file of its new source; None if none was written."""
    proposal: Proposal | None
    problems: Findings


_SUFFIXES: Final = {"text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}
"""Of the files in which pages are stored, by their type."""

Keep = Literal["all", "text", "hashes"]
"""What is stored of a document: its file and its text, its text alone, or only the hashes of both."""
Work = Callable[[], tuple[Read | None, Findings]]
"""Reads one document, in a child process."""


def read_document(path: Path, shown: str) -> tuple[Read | None, Findings]:
    """Read one file.

    Errors: those of `read_file` and `extract`.
    """
    data, problems = read_file(
        path, shown, ANYWHERE, MOST_BYTES, "save its text as a `.txt` file and add that"
    )
    if data is None:
        return None, problems
    document, problems = extract(data, path.name, shown)
    if document is None or has_errors(problems):
        return None, problems
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return Read(document, data, sha256(data).hexdigest(), path.name, changed), problems


def read_page(url: str, today: date, network: Network = INTERNET) -> tuple[Read | None, Findings]:
    """Fetch a page and read it.

    Errors: those of `fetch` and `extract`.
    """
    fetched, problems = fetch(url, network)
    if fetched is None:
        return None, problems
    path = PurePath(urlsplit(fetched.url).path)
    suffix = _SUFFIXES.get(fetched.content_type, path.suffix)
    name = f"{path.stem or 'page'}{suffix if suffix.lower() in SUFFIXES else '.html'}"
    document, problems = extract(fetched.data, name, url, fetched.encoding)
    if document is None or has_errors(problems):
        return None, problems
    if document.url is None:
        document = replace(document, url=Detail(fetched.url))
    return Read(document, fetched.data, sha256(fetched.data).hexdigest(), name, today, fetched=True), problems


def add_documents(
    works: Sequence[tuple[str, Work]], known: Known, settings: Settings, children: int, keep: Keep = "all"
) -> Iterator[Added]:
    """Read documents side by side, and add each as soon as it is its turn.

    Shape: one for each document, in their order; then one for each near copy, with a finding alone.
    Errors: source-copy, and those of reading and adding a document.
    """
    adder = _Adder(known, settings, keep)
    waiting: dict[int, Outcome[tuple[Read | None, Findings]]] = {}
    following = 0
    for number, outcome in run_in_children([work for _, work in works], LIMITS, children):
        waiting[number] = outcome
        while following in waiting:
            given = works[following][0]
            read, problems = _value_of(waiting.pop(following), given)
            yield adder.add(given, read, problems) if read else Added(given, None, None, problems)
            following += 1
    yield from adder.near_copies()


def file_work(path: Path, settings: Settings) -> tuple[str, Work]:
    """Return the work of reading a file, with the name that findings print."""
    shown = settings.shown(path)
    return shown, partial(read_document, path, shown)


def page_work(url: str, settings: Settings) -> tuple[str, Work]:
    """Return the work of fetching and reading a page, with the name that findings print."""
    return url, partial(read_page, url, settings.now.date())


def _value_of(outcome: Outcome[tuple[Read | None, Findings]], given: str) -> tuple[Read | None, Findings]:
    hint = "save its text as a `.txt` file and add that"
    if isinstance(outcome, Exceeded):
        return None, (
            error("source-large", Span(given), f"reading it took more than {outcome.amount}", hint),
        )
    if isinstance(outcome, Failed):
        if not isinstance(outcome.fault, DiedError):
            raise outcome.fault
        return None, (
            error("source-damaged", Span(given), "the file crashes the program that reads it", hint),
        )
    return outcome.value


@dataclass(slots=True)
class _Adder:
    """Adds one document after the other, each compared with those before it."""

    known: Known
    settings: Settings
    keep: Keep
    given: dict[str, str] = field(default_factory=dict)
    """What the added sources were read from, by their ids."""
    texts: dict[str, str] = field(init=False)
    hashes: dict[str, str] = field(init=False)
    files: dict[str, str] = field(init=False)
    taken: set[str] = field(init=False)
    origins: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.texts, self.hashes = dict(self.known.texts), dict(self.known.text_hashes)
        self.files, self.origins = dict(self.known.files), dict(self.known.origins)
        self.taken = {*self.known.source_ids, *self.known.ids_of_facts}

    def add(self, given: str, read: Read, problems: Findings) -> Added:
        """Write a source for a document.

        Errors: source-known, and those of `store_source`.
        """
        folded = fold(read.document.text)
        digest = text_hash(folded)
        if same := self.files.get(read.sha256) or self.hashes.get(digest):
            message = f"the same document is in the corpus already, as `{same}`; nothing was added"
            return Added(given, None, None, (*problems, warning("source-known", Span(given), message)))
        stored = self.keep == "all" and read.data != read.document.text.encode()
        suffix = PurePath(read.name).suffix.lower() if stored else ""
        secret = digest if self.keep == "hashes" else ""
        around = Circumstances(
            PurePath(read.name).stem, read.changed, read.fetched, read.sha256, suffix, secret
        )
        proposal = propose_source(
            read.document, around, lambda name: self.origins.get(name.casefold()), self._is_taken
        )
        if faults := self._invalid(proposal):
            return Added(given, None, None, (*problems, *faults))
        original = (f"{proposal.id}{around.suffix}", read.data) if around.suffix else None
        text = None if secret else read.document.text
        entry, faults = store_source(proposal, text, original, self.settings)
        if entry is None:
            return Added(given, None, None, (*problems, *faults))
        self.texts[proposal.id], self.given[proposal.id] = folded.text, given
        self._remember(proposal, read.sha256, digest)
        return Added(given, entry, proposal, (*problems, *_remarks(given, read.document)))

    def _is_taken(self, name: str) -> bool:
        return name in self.taken or any((folder / f"{name}.txt").exists() for folder in self.settings.texts)

    def _invalid(self, proposal: Proposal) -> Findings:
        """Check an entry as `check` will, before it is written."""
        sources = self.settings.corpus / "sources"
        shown = self.settings.shown(sources / f"{proposal.id}.yaml")
        return read_entry(Source, source_yaml(proposal, sources, self.settings.root / ".schema"), shown)[1]

    def near_copies(self) -> Iterator[Added]:
        """Report the added texts of which most is in another one."""
        for pair in find_near_duplicates(self.texts) if self.given else ():
            if given := self.given.get(pair.second):
                yield Added(given, None, None, (_near_copy(given, pair),))

    def _remember(self, proposal: Proposal, file: str, digest: str) -> None:
        self.taken.add(proposal.id)
        self.files[file] = self.hashes[digest] = proposal.id
        if proposal.new_origin:
            self.taken.add(proposal.new_origin.id)
            self.origins[proposal.new_origin.name.casefold()] = proposal.new_origin.id


def _near_copy(given: str, pair: NearDuplicates) -> Diagnostic:
    name, other = pair.second, pair.first
    likeness = "nearly the same text as" if pair.percent >= _NEARLY else "shares much of its text with"
    message = f"{likeness} `{other}`: {pair.percent} % of the shorter one is in the other"
    hint = f"keep one of them, or both: `{name}` then counts as the same origin as `{other}`"
    return warning("source-copy", Span(given), message, hint)


def _remarks(given: str, document: Extracted) -> Iterator[Diagnostic]:
    """Report what a reader should know of how a document was read."""
    if document.encoding:
        yield note(
            "source-encoding", Span(given), f"read as {document.encoding}, which it declares or resembles"
        )
    if document.attachments:
        names = ", ".join(document.attachments[:5])
        message = f"its attachments were not read ({len(document.attachments)}: {names})"
        yield note("source-attachments", Span(given), message, "save those that you need, and add them")
    if "\ufffd" in document.text:
        message = "the file itself has characters that were lost when it was made (U+FFFD)"
        yield warning("text-replaced", Span(given), message, "get a better copy of the document")
