"""Loading what is wanted of a corpus, and what that refers to in turn; nothing else is parsed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact, FactFile, Measure, Origin
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.section import Section, read_section
from briefgen.corpus.source import Source
from briefgen.corpus.view import Question, View
from briefgen.corpus.wanted import (
    Kind,
    Wanted,
    wanted_by_fact,
    wanted_by_question,
    wanted_by_section,
    wanted_by_source,
)
from briefgen.diagnostic import Because, Diagnostic, Span, error
from briefgen.reading.entry import Entry, validate
from briefgen.reading.suggest import nearest
from briefgen.reading.yaml_text import YamlText, read_yaml

_Listed = Literal["fact", "measure", "origin"]
_LISTS: Final[dict[_Listed, tuple[str, type[Fact | Measure | Origin]]]] = {
    "fact": ("facts", Fact),
    "measure": ("measures", Measure),
    "origin": ("origins", Origin),
}
_FOLDERS: Final[dict[Kind, str]] = {
    "fact": "facts", "measure": "facts", "origin": "facts", "view": "views",
    "question": "views", "source": "sources", "section": "sections",
}  # fmt: skip


def load_corpus(files: CorpusFiles, wanted: Iterable[Wanted]) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Load the entries wanted and all they rest on.

    Errors: KIND-unknown for a reference to nothing, id-duplicate, id-file, and those of reading and
    validating.
    """
    loader = _Loader(files)
    loader.need(wanted)
    return loader.corpus(), tuple(loader.problems)


def load_whole_corpus(files: CorpusFiles) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Load every entry of every file.

    Errors: those of `load_corpus`.
    """
    loader = _Loader(files)
    loader.need(loader.everything())
    return loader.corpus(), tuple(loader.problems)


@dataclass(frozen=True, slots=True)
class _Place:
    text: YamlText
    path: tuple[str | int, ...]


class _Loader:
    """Follows references until nothing new is wanted."""

    def __init__(self, files: CorpusFiles) -> None:
        self.files = files
        self.problems: list[Diagnostic] = []
        self.found: dict[tuple[Kind, str], Entry[Any] | None] = {}
        self.texts: dict[str, YamlText | None] = {}
        self.lists: dict[str, dict[tuple[str, str], list[_Place]]] = {}
        self.measured: set[str] = set()

    def corpus(self) -> Corpus:
        def of(kind: Kind) -> dict[str, Entry[Any]]:
            return {name: e for (k, name), e in self.found.items() if k == kind and e is not None}

        return Corpus(
            of("source"), of("origin"), of("measure"), of("fact"), of("question"), of("view"), of("section")
        )

    def need(self, wanted: Iterable[Wanted]) -> None:
        queue = deque(wanted)
        while queue:
            item = self._settled(queue.popleft())
            key = (item.kind, item.id)
            if key not in self.found:
                self.found[key] = self._load(item)
                if (entry := self.found[key]) is not None:
                    queue.extend(self._follow(item.kind, entry))
            elif self.found[key] is None:
                self._unknown(item)

    def everything(self) -> Iterator[Wanted]:
        for kind, folder, suffix in (
            ("source", "sources", ".yaml"), ("question", "views", ".yaml"), ("section", "sections", ".md"),
        ):  # fmt: skip
            for name in self.files.names(folder, suffix):
                stem = name.rsplit("/", 1)[-1].removesuffix(suffix)
                yield Wanted(kind, stem, Span(self.files.path(name)))  # type: ignore[arg-type]  # the three kinds above
        for name in self.files.names("facts", ".yaml"):
            text = self._yaml(name)
            if text is not None:
                for kind, (key, _) in _LISTS.items():
                    for identity, place in self._entries(name, text):
                        if identity[0] == key:
                            yield Wanted(kind, identity[1], place.text.at(place.path))

    def _settled(self, item: Wanted) -> Wanted:
        """Settle whether a basis is a fact or a view."""
        if item.kind != "basis":
            return item
        is_fact = any(
            identity == ("facts", item.id)
            for name in self.files.holding("facts", item.id)
            if (text := self._yaml(name)) is not None
            for identity, _ in self._entries(name, text)
        )
        is_view = not is_fact and bool(self.files.holding("views", item.id))
        return replace(item, kind="view" if is_view else "fact")

    def _load(self, item: Wanted) -> Entry[Any] | None:
        if item.kind in _LISTS:
            return self._listed(item)
        if item.kind == "view":
            return self._view(item)
        if item.kind == "section":
            return self._by_name(item, ".md", self._read_section)
        model = Source if item.kind == "source" else Question
        return self._by_name(item, ".yaml", lambda name: self._read_whole(name, item.id, model))

    def _follow(self, kind: Kind, entry: Entry[Any]) -> Iterator[Wanted]:
        if kind == "fact":
            yield from wanted_by_fact(entry)
            measure = entry.value.figure.measure if entry.value.figure else None
            if measure and measure not in self.measured:
                yield from self._rivals(measure)
        elif kind == "measure":
            yield from self._rivals(entry.value.id)
        elif kind == "source":
            yield from wanted_by_source(entry)
        elif kind == "question":
            yield from wanted_by_question(entry)
            for i, view in enumerate(entry.value.views):
                self._add_view(Entry(view, entry.text, ("views", i)))
        elif kind == "section":
            yield from wanted_by_section(entry)

    def _rivals(self, measure: str) -> Iterator[Wanted]:
        """Want every fact on a measure: a figure is never shown without those that dispute it."""
        self.measured.add(measure)
        for name in self.files.holding("facts", measure, measure=True):
            text = self._yaml(name)
            if text is None:
                continue
            for i, fact in enumerate(text.data.get("facts") or ()):
                figure = fact.get("figure") if isinstance(fact, dict) else None
                if (
                    isinstance(figure, dict)
                    and figure.get("measure") == measure
                    and isinstance(fact.get("id"), str)
                ):
                    yield Wanted("fact", fact["id"], text.at(("facts", i, "id")))

    # ------------------------------------------------------------ entries many to a file

    def _listed(self, item: Wanted) -> Entry[Any] | None:
        key, model = _LISTS[item.kind]  # type: ignore[index]  # the caller asks for listed kinds only
        places = [
            place
            for name in self.files.holding("facts", item.id)
            if (text := self._yaml(name)) is not None
            for identity, place in self._entries(name, text)
            if identity == (key, item.id)
        ]
        if not places:
            self._unknown(item)
            return None
        self._duplicates(item.id, places)
        entry, problems = validate(model, places[0].text, places[0].path)
        self.problems += problems
        return entry

    def _entries(self, name: str, text: YamlText) -> Iterator[tuple[tuple[str, str], _Place]]:
        if name not in self.lists:
            lists: dict[tuple[str, str], list[_Place]] = {}
            for key, _ in _LISTS.values():
                for i, item in enumerate(_list_of(text, key)):
                    identity = item.get("id") if isinstance(item, dict) else None
                    if isinstance(identity, str):
                        lists.setdefault((key, identity), []).append(_Place(text, (key, i)))
                    else:
                        self.problems += validate(_MODELS[key], text, (key, i))[1]
            self.lists[name] = lists
        for identity, places in self.lists[name].items():
            for place in places:
                yield identity, place

    def _duplicates(self, name: str, places: list[_Place]) -> None:
        first = places[0].text.at((*places[0].path, "id"))
        for place in places[1:]:
            span = place.text.at((*place.path, "id"))
            chain = (Because(first, "first used here"),)
            self.problems.append(
                error("id-duplicate", span, f"id `{name}` stands twice", "rename one", because=chain)
            )

    # ------------------------------------------------------------ entries with a file of their own

    def _by_name(
        self, item: Wanted, suffix: str, read: Callable[[str], Entry[Any] | None]
    ) -> Entry[Any] | None:
        names = [
            n for n in self.files.names(_FOLDERS[item.kind], suffix)
            if n.rsplit("/", 1)[-1] == f"{item.id}{suffix}"
        ]  # fmt: skip
        if not names:
            self._unknown(item)
            return None
        for other in names[1:]:
            chain = (Because(Span(self.files.path(names[0])), "first used here"),)
            span = Span(self.files.path(other))
            self.problems.append(
                error("id-duplicate", span, f"id `{item.id}` stands twice", "rename one", because=chain)
            )
        return read(names[0])

    def _read_whole(self, name: str, identity: str, model: type[Source | Question]) -> Entry[Any] | None:
        text = self._yaml(name)
        if text is None:
            return None
        entry, problems = validate(model, text)
        self.problems += problems
        if entry is not None and entry.value.id != identity:
            message = f"id `{entry.value.id}` is not the file's name `{identity}`"
            self.problems.append(
                error("id-file", entry.at("id"), message, f"write `id: {identity}`, or rename the file")
            )
        return entry

    def _read_section(self, name: str) -> Entry[Section] | None:
        text, problems = self.files.read(name)
        self.problems += problems
        if text is None:
            return None
        stem = name.rsplit("/", 1)[-1].removesuffix(".md")
        section, problems = read_section(text, self.files.path(name), stem)
        self.problems += problems
        return section

    def _view(self, item: Wanted) -> Entry[View] | None:
        for name in self.files.holding("views", item.id):
            stem = name.rsplit("/", 1)[-1].removesuffix(".yaml")
            self.need((Wanted("question", stem, item.span),))
            if (found := self.found.get(("view", item.id))) is not None:
                return found
        self._unknown(item)
        return None

    def _add_view(self, entry: Entry[View]) -> None:
        key: tuple[Kind, str] = ("view", entry.value.id)
        known = self.found.get(key)
        if known is not None and known.text.path != entry.text.path:
            self._duplicates(entry.value.id, [_Place(known.text, known.path), _Place(entry.text, entry.path)])
        self.found[key] = entry

    # ------------------------------------------------------------ shared

    def _yaml(self, name: str) -> YamlText | None:
        if name not in self.texts:
            text, problems = self.files.read(name)
            self.problems += problems
            self.texts[name] = None if text is None else self._parsed(text, name)
        return self.texts[name]

    def _parsed(self, text: str, name: str) -> YamlText | None:
        read, problems = read_yaml(text, self.files.path(name))
        self.problems += problems
        if not isinstance(read.data, dict):
            if not problems:
                message = "expected keys and values in the file"
                self.problems.append(
                    error("value-type", Span(read.path, 1, 1, 1, 2), message, "see `briefgen schema`")
                )
            return None
        if name.startswith("facts/"):
            self.problems += _top_level(read)
        return read

    def _unknown(self, item: Wanted) -> None:
        known = self._known(item.kind)
        if (
            item.kind in ("fact", "measure", "origin", "source", "view", "question", "section")
            and item.id in known
        ):
            return  # it stands there and could not be read; that has been said
        close = nearest(item.id, known)
        hint = (
            f"did you mean `{close}`?"
            if close
            else f"add it to the corpus, or see `{self.files.path(_FOLDERS[item.kind])}`"
        )
        self.problems.append(
            error(f"{item.kind}-unknown", item.span, f"no {item.kind} `{item.id}` in the corpus", hint)
        )

    def _known(self, kind: Kind) -> set[str]:
        folder = _FOLDERS[kind]
        if kind in _LISTS:
            key = _LISTS[kind][0]
            texts = (self._yaml(n) for n in self.files.names(folder, ".yaml"))
            return {
                i["id"] for t in texts if t is not None for i in _list_of(t, key)
                if isinstance(i, dict) and isinstance(i.get("id"), str)
            }  # fmt: skip
        if kind == "view":
            texts = (self._yaml(n) for n in self.files.names(folder, ".yaml"))
            return {
                v["id"] for t in texts if t is not None for v in _list_of(t, "views")
                if isinstance(v, dict) and isinstance(v.get("id"), str)
            }  # fmt: skip
        suffix = ".md" if kind == "section" else ".yaml"
        return {n.rsplit("/", 1)[-1].removesuffix(suffix) for n in self.files.names(folder, suffix)}


_MODELS: Final = dict(_LISTS.values())


def _list_of(text: YamlText, key: str) -> list[Any]:
    value = text.data.get(key)
    return value if isinstance(value, list) else []


def _top_level(text: YamlText) -> Iterator[Diagnostic]:
    """Check the keys of a file of facts without validating the entries nobody asked for."""
    known = list(FactFile.model_fields)
    for key, value in text.data.items():
        if key not in known:
            close = nearest(key, known)
            hint = (
                f"did you mean `{close}`?" if close else f"known keys: {', '.join(f'`{k}`' for k in known)}"
            )
            yield error("key-unknown", text.key((key,)), f"unknown key `{key}`", hint)
        elif not isinstance(value, list):
            yield error("value-type", text.key((key,)), "expected a list", "begin each item with `- `")
