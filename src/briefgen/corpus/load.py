"""Load entries of a corpus and everything they refer to; validate nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from msgspec.structs import replace

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.incomplete import find_incomplete
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.parsed_files import LISTS, ParsedFiles
from briefgen.corpus.references import (
    EntryReference,
    Kind,
    references_of_fact,
    references_of_measure,
    references_of_question,
    references_of_section,
    references_of_source,
    views_of,
)
from briefgen.corpus.section import Section, read_section
from briefgen.corpus.source import Source
from briefgen.corpus.view import Question, View
from briefgen.diagnostic import Because, Diagnostic, Span, error
from briefgen.reading.entry import Entry, validate
from briefgen.reading.suggest import nearest

_KEYS: Final[dict[Kind, str]] = {"fact": "facts", "measure": "measures", "origin": "origins"}
"""Kinds with many entries per file, and the key of their list."""
_ROWS: Final[dict[Kind, str]] = {
    "origin": "- {{id: {}, name: …, kind: …}}", "measure": "- {{id: {}, label: …, unit: …}}",
}  # fmt: skip
"""Examples, for hints, of entries that are written next to facts."""
_FOLDERS: Final[dict[Kind, str]] = {
    "fact": "facts", "measure": "facts", "origin": "facts", "view": "views",
    "question": "views", "source": "sources", "section": "sections",
}  # fmt: skip


def load_corpus(
    files: CorpusFiles, wanted: Iterable[EntryReference]
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Load some entries and everything they refer to.

    Errors: KIND-unknown for a reference to nothing, id-duplicate, id-file, and those of reading and
    validating.
    """
    loader = _Loader(files, whole=False)
    loader.load(wanted)
    return loader.corpus(), tuple(loader.problems)


Links = dict[tuple[Kind, str], tuple[tuple[Kind, str], ...]]
"""The direct references of each entry, without the facts on a measure."""


def load_whole_corpus(files: CorpusFiles) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Load every entry of every file.

    Errors: those of `load_corpus`.
    """
    corpus, _, problems = load_linked_corpus(files)
    return corpus, problems


def load_linked_corpus(files: CorpusFiles) -> tuple[Corpus, Links, tuple[Diagnostic, ...]]:
    """Load every entry of every file, with the references of each.

    Errors: those of `load_corpus`.
    """
    loader = _Loader(files, whole=True)
    loader.load(loader.everything())
    return loader.corpus(), loader.links, tuple(loader.problems)


class _Loader:
    """Loads entries and follows their references until all are loaded."""

    def __init__(self, files: CorpusFiles, *, whole: bool) -> None:
        self.files = files
        self.parsed = ParsedFiles(files, whole=whole)
        self.problems = self.parsed.problems
        self.problems += files.outside_folders()
        self.found: dict[tuple[Kind, str], Entry[Any] | None] = {}
        self.links: Links = {}
        self.measured: set[str] = set()

    def corpus(self) -> Corpus:
        """Return the entries that can be checked; what is wrong with the others is reported."""
        measured = {name: {fact for fact, _ in self.parsed.on_measure(name)} for name in self.measured}
        incomplete = find_incomplete(self.found, measured)
        whole = {key: e for key, e in self.found.items() if e is not None and key not in incomplete}

        def of(kind: Kind) -> dict[str, Entry[Any]]:
            return {name: entry for (k, name), entry in whole.items() if k == kind}

        return Corpus(
            of("source"),
            of("origin"),
            of("measure"),
            of("fact"),
            of("question"),
            of("view"),
            of("section"),
            units=self.files.units,
        )

    def load(self, wanted: Iterable[EntryReference]) -> None:
        queue = deque(wanted)
        while queue:
            item = self._with_kind(queue.popleft())
            key = (item.kind, item.id)
            if key not in self.found:
                self.found[key] = self._load(item)
                if (entry := self.found[key]) is not None:
                    following = tuple(self._follow(item.kind, entry))
                    self.links[key] = tuple((wanted.kind, wanted.id) for wanted in following)
                    queue.extend(following)
            elif self.found[key] is None:
                self._report_unknown(item)

    def everything(self) -> Iterator[EntryReference]:
        whole: tuple[tuple[Kind, str], ...] = (("source", ".yaml"), ("question", ".yaml"), ("section", ".md"))
        for kind, suffix in whole:
            for name in self.files.names(_FOLDERS[kind], suffix):
                yield EntryReference(kind, _stem(name, suffix), Span(self.files.shown_path(name)))
        kinds = {key: kind for kind, key in _KEYS.items()}
        for name in self.files.names("facts", ".yaml"):
            for (key, identity), places in self.parsed.contents(name).items():
                yield EntryReference(kinds[key], identity, places[0].text.at(places[0].path))

    def _with_kind(self, item: EntryReference) -> EntryReference:
        """Decide whether a reference of kind `basis` is to a fact or a view."""
        if item.kind != "basis":
            return item
        facts = self.parsed.places("facts", item.id)
        maybe_view = bool(self.files.hits_for("views", item.id))
        if facts and maybe_view and self.parsed.is_view(item.id):
            message = f"`{item.id}` is the id of a fact and of a view"
            self.problems.append(error("id-duplicate", item.span, message, "rename one"))
        return replace(item, kind="view" if maybe_view and not facts else "fact")

    def _load(self, item: EntryReference) -> Entry[Any] | None:
        if item.kind in _KEYS:
            return self._load_from_list(item)
        if item.kind == "view":
            return self._load_view(item)
        if item.kind == "section":
            return self._load_by_name(item, ".md", self._read_section)
        model = Source if item.kind == "source" else Question
        return self._load_by_name(item, ".yaml", lambda name: self._read_whole(name, item.id, model))

    def _follow(self, kind: Kind, entry: Entry[Any]) -> Iterator[EntryReference]:
        if kind == "fact":
            yield from references_of_fact(entry)
            if entry.value.figure and entry.value.figure.measure:
                yield from self._facts_on_measure(entry.value.figure.measure)
        elif kind == "measure":
            yield from self._facts_on_measure(entry.value.id)
            yield from references_of_measure(entry)
        elif kind == "source":
            yield from references_of_source(entry)
        elif kind == "question":
            yield from references_of_question(entry)
            for view in views_of(entry):
                self._add_view(view)
        elif kind == "section":
            yield from references_of_section(entry)

    def _facts_on_measure(self, measure: str) -> Iterator[EntryReference]:
        """Refer to every fact on a measure, since a figure is never shown without those that dispute it."""
        if measure not in self.measured:
            self.measured.add(measure)
            for name, span in self.parsed.on_measure(measure):
                yield EntryReference("fact", name, span)

    def _load_from_list(self, item: EntryReference) -> Entry[Any] | None:
        key = _KEYS[item.kind]
        places = self.parsed.places(key, item.id)
        if not places:
            self._report_unknown(item)
            return None
        same = all(place.text.lookup(place.path) == places[0].text.lookup(places[0].path) for place in places)
        hint = f"delete one: both describe the same {item.kind}" if same else "rename one"
        spans = (place.text.at((*place.path, "id")) for place in places)
        self._report_duplicates(item.id, *spans, hint=hint)
        entry, problems = validate(LISTS[key], places[0].text, places[0].path)
        self.problems += problems
        return entry

    def _load_by_name(
        self, item: EntryReference, suffix: str, read: Callable[[str], Entry[Any] | None]
    ) -> Entry[Any] | None:
        names = self.files.files_named(_FOLDERS[item.kind], f"{item.id}{suffix}")
        if not names:
            self._report_unknown(item)
            return None
        self._report_duplicates(item.id, *(Span(self.files.shown_path(name)) for name in names))
        return read(names[0])

    def _read_whole(self, name: str, identity: str, model: type[Source | Question]) -> Entry[Any] | None:
        text = self.parsed.yaml(name)
        if text is None:
            return None
        entry, problems = validate(model, text)
        self.problems += problems
        if entry is not None and entry.value.id != identity:
            message = f"id `{entry.value.id}` is not the file's name `{identity}`"
            hint = f"write `id: {identity}`, or rename the file"
            self.problems.append(error("id-file", entry.at("id"), message, hint))
        return entry

    def _read_section(self, name: str) -> Entry[Section] | None:
        text = self.parsed.text(name)
        if text is None:
            return None
        section, problems = read_section(text, self.files.shown_path(name), _stem(name, ".md"))
        self.problems += problems
        return section

    def _load_view(self, item: EntryReference) -> Entry[View] | None:
        for hit in self.files.hits_for("views", item.id):
            self.load((EntryReference("question", _stem(hit.file, ".yaml"), item.span),))
            if (found := self.found.get(("view", item.id))) is not None:
                return found
        self._report_unknown(item)
        return None

    def _add_view(self, entry: Entry[View]) -> None:
        key: tuple[Kind, str] = ("view", entry.value.id)
        if (known := self.found.get(key)) is not None:
            self._report_duplicates(entry.value.id, known.at("id"), entry.at("id"))
        self.found[key] = entry

    def _report_duplicates(self, name: str, first: Span, *others: Span, hint: str = "rename one") -> None:
        chain = (Because(first, "first used here"),)
        for span in others:
            message = f"id `{name}` is used twice"
            self.problems.append(error("id-duplicate", span, message, hint, because=chain))

    def _report_unknown(self, item: EntryReference) -> None:
        if self.files.is_outside(_FOLDERS[item.kind]):
            return  # which is already reported
        many = item.kind in (*_KEYS, "view")
        may_hold = self.files.hits_for(_FOLDERS[item.kind], item.id) if many else ()
        for name in self.files.files_without_ids(_FOLDERS[item.kind]):
            self.parsed.yaml(name)  # report its errors: the entry may be in this file
        broken = any(self.parsed.yaml(hit.file) is None for hit in may_hold)
        if broken or self._is_known(item.kind, item.id):
            return  # it exists but could not be read, which is already reported
        close = self._nearest(item)
        hint = f"did you mean `{close}`?" if close else self._hint_to_add(item)
        message = f"no {item.kind} `{item.id}` in the corpus"
        self.problems.append(error(f"{item.kind}-unknown", item.span, message, hint))

    def _hint_to_add(self, item: EntryReference) -> str:
        folder = self.files.shown_path(_FOLDERS[item.kind])
        if not self.files.root.is_dir():
            where = f"there is no folder `{self.files.shown}`"
            return f"{where}: run briefgen in the workspace's folder, or make one: `briefgen init DIR`"
        if item.kind in _ROWS:
            row = _ROWS[item.kind].format(item.id)
            return f"add `{row}` under `{_KEYS[item.kind]}:` in a file of `{folder}`"
        if item.kind in ("source", "question", "section"):
            return f"add it as `{folder}/{item.id}{'.md' if item.kind == 'section' else '.yaml'}`"
        return f"add it to the corpus, or see `{folder}`"

    def _nearest(self, item: EntryReference) -> str | None:
        """Find the most similar id of this kind; read only the files with similar words."""
        folder = _FOLDERS[item.kind]
        if item.kind not in (*_KEYS, "view"):
            suffix = ".md" if item.kind == "section" else ".yaml"
            return nearest(item.id, {_stem(name, suffix) for name in self.files.names(folder, suffix)})
        words = set(self.files.ids(folder))
        while (close := nearest(item.id, words)) and not self._is_known(item.kind, close):
            words.remove(close)
        return close

    def _is_known(self, kind: Kind, identity: str) -> bool:
        if kind in _KEYS:
            return bool(self.parsed.places(_KEYS[kind], identity))
        if kind == "view":
            return self.parsed.is_view(identity)
        return bool(
            self.files.files_named(_FOLDERS[kind], f"{identity}{'.md' if kind == 'section' else '.yaml'}")
        )


def _stem(name: str, suffix: str) -> str:
    return name.rsplit("/", 1)[-1].removesuffix(suffix)
