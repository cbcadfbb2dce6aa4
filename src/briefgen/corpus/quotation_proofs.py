"""Prove quotations: check each against its source's text, or against the lock if there is no text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.corpus.anchor import Anchor
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import ELISION, Evidence
from briefgen.corpus.fold import FoldedText, fold
from briefgen.corpus.fragments import anchor_fragments, left_out
from briefgen.corpus.lock_format import Lock, Match, quotation_key
from briefgen.corpus.locked_sentence import LockedSentence
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.near_duplicates import find_near_duplicates
from briefgen.corpus.place import Place
from briefgen.corpus.quotation_state import Resolution, decide_state
from briefgen.corpus.source_text import read_text, text_hash
from briefgen.diagnostic import Diagnostic, Span, warning
from briefgen.language.join_lines import join_lines
from briefgen.language.quotation_marks import is_in_quotes
from briefgen.language.sentences import sentences_around
from briefgen.language.table_lines import without_rows
from briefgen.language.table_rows import rows_as_sentences
from briefgen.readable_folders import ReadableFolders, readable_folders
from briefgen.reading.files import file_exists, file_named, file_names

_REACH = 600
"""Characters before and after a quotation in which its sentence begins and ends."""
CONTEXT = 120
"""Characters of context before and after a quotation: about a dozen words."""


class Quotation(Struct, frozen=True):
    """One quotation of the corpus, with its place in the corpus file."""

    owner: str
    """`fact:ID` or `view:ID`."""
    index: int
    """Its index in the owner's evidence."""
    evidence: Evidence
    span: Span


class Context(Struct, frozen=True):
    """What is around a quotation in its source's text."""

    before: str = ""
    """The words before it, folded."""
    after: str = ""
    """The words after it, folded."""
    sentence: str = ""
    """The sentence that contains it, as it was read; of a table, its row, written as sentences."""
    quoted: bool = False
    """Whether it is in quotation marks."""
    earlier: str = ""
    """What its paragraph says before that sentence, as far as it was read."""
    preceding: str = ""
    """What the text says before that sentence, in its paragraph and the one before, as far as it was read."""
    following: str = ""
    """What the text says behind that sentence, as far as it was read."""
    place: tuple[int, int] = (0, 0)
    """Where in the text that sentence begins and ends."""


NO_CONTEXT: Final = Context()


class Proof(Struct, frozen=True, dict=True):
    """The result of checking one quotation."""

    quotation: Quotation
    anchor: Anchor | None
    """The result of looking for it in its source's text; None if there is no text."""
    resolution: Resolution
    source_locked: bool
    """Whether its source is in the lock."""
    text: str = ""
    """The text of its source; empty unless it was found once there."""
    language: str = ""
    """The language of its source."""
    locked_sentence: LockedSentence | None = None
    """What the lock knows of that sentence."""

    rejoined: str = ""
    """Its words with a number that the comma of a YAML list has split, if the text has them so."""
    left_out: tuple[str, ...] = ()
    """The words between its fragments, if it has several and its text is known."""
    unreadable: bool = False
    """Whether there is a text or a lock that cannot be read, which is reported once."""

    @cached_property
    def context(self) -> Context:
        """Read what is around it in the text; empty unless it was found once there."""
        if not self.text or self.anchor is None or self.anchor.place is None:
            return NO_CONTEXT
        return _around(self.text, self.anchor.place, self.language, self.quotation.evidence.exact)

    @property
    def unknown(self) -> bool:
        """Whether its text is not available, and the text or the lock that may have it cannot be read."""
        return self.anchor is None and self.unreadable

    @property
    def usable_locked_sentence(self) -> LockedSentence | None:
        """Return what the lock knows of the sentence, if that can be used and there is no text."""
        locked = self.locked_sentence
        return locked if locked is not None and self.anchor is None and locked.usable else None


Proofs = dict[tuple[str, int], Proof]
"""Proofs by owner and index of the quotation."""


class SourceTexts(Struct):
    """The texts of sources, found in the folders of texts; each is read, folded and hashed once."""

    roots: tuple[tuple[Path, str], ...]
    """The folders of texts, each with the path to print."""
    readable: ReadableFolders | None = None
    """Where the texts may lie; if it is None, in their own folder only."""
    problems: list[Diagnostic] = field(default_factory=list)
    unreadable: set[str | None] = field(default_factory=set)
    """The files that are there and cannot be read, by name."""
    _texts: dict[str, tuple[FoldedText, str] | None] = field(default_factory=dict)
    _names: dict[Path, dict[str, str]] = field(default_factory=dict)
    """The files of each folder by their names in small letters, listed where a text is missing."""

    def get(self, name: str | None) -> tuple[FoldedText, str] | None:
        """Return a text and its hash by file name; None if no folder has it or it cannot be read."""
        if name is None:
            return None
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _read(self, name: str) -> tuple[FoldedText, str] | None:
        for root, shown in self.roots:
            path = file_named(root, name)
            if file_exists(path):
                readable = self.readable or readable_folders(root)
                text, problems = read_text(path, f"{shown}/{name}", readable)
                self.problems += problems
                if text is None:
                    self.unreadable.add(name)
                return _fold_and_hash(text) if text is not None else None
        self.problems += self._misnamed(name)
        return None

    def _misnamed(self, name: str) -> Iterator[Diagnostic]:
        """Report a file that differs from the name of a text only in capital letters."""
        for root, shown in self.roots:
            if root not in self._names:
                self._names[root] = {other.casefold(): other for other in file_names(root)}
            other = self._names[root].get(name.casefold())
            if other is not None:
                message = f"a source's `text:` is `{name}`, with other capital letters: this file is not read"
                yield warning("text-misnamed", Span(f"{shown}/{other}"), message, f"write `text: {other}`")


@lru_cache(maxsize=64)
def _fold_and_hash(text: str) -> tuple[FoldedText, str]:
    folded = fold(text)
    return folded, text_hash(folded)


def quotations(corpus: Corpus) -> Iterator[Quotation]:
    """Yield every quotation of the loaded facts and views."""
    for kind, entries in (("fact", corpus.facts), ("view", corpus.views)):
        for name, entry in entries.items():
            for i, evidence in enumerate(entry.value.evidence):
                yield Quotation(f"{kind}:{name}", i, evidence, entry.at("evidence", i, "exact"))


@lru_cache(maxsize=4096)
def _around(text: str, place: Place, language: str, exact: str) -> Context:
    """Read what is around a place of a text."""
    before = text[max(place.start - CONTEXT, 0) : place.start]
    after = text[place.end : place.end + CONTEXT]
    first, last = max(place.start - _REACH, 0), place.end + _REACH
    rows = rows_as_sentences(text, place.start, place.end, language)
    if not rows:
        first, last = without_rows(text, first, last, (place.start, place.end))
    start, end = sentences_around(text[first:last], language, place.start - first, place.end - first)
    before, after, sentence = (
        join_lines(part, language, text, exact)
        # A mark preserves a space next to the quotation, which folding strips.
        for part in (f"{before}|", f"|{after}", rows or text[first + start : first + end])
    )
    quoted = is_in_quotes(text[first:last], place.start - first, place.end - first)
    preceding, following = ("", "") if rows else (text[first : first + start], text[first + end : last])
    earlier = preceding.rpartition("\n\n")[2]
    return Context(
        fold(before).text[:-1],
        fold(after).text[1:],
        sentence,
        quoted,
        earlier,
        preceding,
        following,
        (first + start, first + end),
    )


def prove_quotations(corpus: Corpus, texts: SourceTexts, lock: Lock) -> Proofs:
    """Check every quotation of a corpus and decide its state."""
    proofs: Proofs = {}
    for quotation in quotations(corpus):
        evidence = quotation.evidence
        source = corpus.sources.get(evidence.source)
        found = texts.get(source.value.text) if source else None
        anchor: Anchor | None = None
        match: Match = "incomparable"
        if found is not None:
            anchor = anchor_fragments(found[0], evidence.fragments, evidence.prefix, evidence.suffix)
            if anchor.place:
                anchor = replace(anchor, place=anchor.place.in_text(found[0].original))
            match = lock.compare(evidence.source, found[1])
        locked = lock.quotations.get(quotation_key(quotation.owner, evidence.source, evidence.exact))
        proofs[quotation.owner, quotation.index] = Proof(
            quotation,
            anchor,
            decide_state(anchor, locked, match),
            evidence.source in lock.sources,
            found[0].original if found and anchor and anchor.place else "",
            source.value.language if source else "",
            locked.sentence if locked else None,
            _rejoined(found[0], evidence) if found and anchor and anchor.state == "missing" else "",
            left_out(found[0], anchor) if found and anchor else (),
            lock.damaged or (source is not None and source.value.text in texts.unreadable),
        )
    return proofs


def _rejoined(text: FoldedText, evidence: Evidence) -> str:
    """Return the words of a list of fragments as the text has them, if a comma has split a number."""
    if not evidence.split_number:
        return ""
    anchor = anchor_fragments(text, evidence.rejoined, evidence.prefix, evidence.suffix)
    return ELISION.join(evidence.rejoined) if anchor.state != "missing" else ""


def text_hashes(corpus: Corpus, texts: SourceTexts, lock: Lock) -> dict[str, LockedSource]:
    """Return the hash of each source's text, from the text or from the lock, sorted by id."""
    found = ((name, texts.get(corpus.sources[name].value.text)) for name in sorted(corpus.sources))
    known = {name: LockedSource(text[1]) if text else lock.sources.get(name) for name, text in found}
    return {name: source for name, source in known.items() if source is not None}


def with_near_duplicates(corpus: Corpus, texts: SourceTexts) -> Corpus:
    """Return the corpus with the pairs of its sources whose texts are nearly the same."""
    by_date = sorted(corpus.sources.items(), key=lambda item: (item[1].value.issued.first, item[0]))
    found = ((name, texts.get(entry.value.text)) for name, entry in by_date)
    folded = {name: text[0].text for name, text in found if text is not None}
    return replace(corpus, near_duplicates=find_near_duplicates(folded))
