"""Parse the YAML files of a corpus on demand, as a whole or only one entry, and find entries in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from briefgen.corpus.fact import Fact, FactFile, Measure, Origin
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.index_file import FileHit
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.entry import validate
from briefgen.reading.suggest import nearest
from briefgen.reading.yaml_text import YamlText, read_yaml

LISTS: MappingProxyType[str, type[Fact | Measure | Origin]] = MappingProxyType(
    {"origins": Origin, "measures": Measure, "facts": Fact}
)
"""The lists that a file of `facts/` may have, and the models of their entries."""


class EntryPlace(Struct, frozen=True):
    """The place of an entry: its text and the path in it."""

    text: YamlText
    path: tuple[str | int, ...]


Contents = dict[tuple[str, str], list[EntryPlace]]
"""Places of entries by list and id; more than one place if an id is used twice."""


class ParsedFiles:
    """Parsed files and parts of files, with the problems found in them."""

    def __init__(self, files: CorpusFiles, *, whole: bool) -> None:
        self.files = files
        self.problems: list[Diagnostic] = []
        self._whole = whole
        self._texts: dict[str, YamlText | None] = {}
        self._contents: dict[str, Contents] = {}
        self._parts: dict[FileHit, YamlText | None] = {}

    def yaml(self, name: str) -> YamlText | None:
        """Parse a file; None if it cannot be read or is not a mapping."""
        if name not in self._texts:
            text, problems = self.files.read(name)
            self.problems += problems
            self._texts[name] = None if text is None else self._parsed(text, name)
        return self._texts[name]

    def text(self, name: str) -> str | None:
        """Read a file; None if it cannot be read."""
        text, problems = self.files.read(name)
        self.problems += problems
        return text

    def contents(self, name: str) -> Contents:
        """Return the entries of a file of facts; report those without an id."""
        if name not in self._contents:
            text = self.yaml(name)
            self._contents[name] = self._listed(text) if text is not None else {}
        return self._contents[name]

    def places(self, key: str, identity: str) -> list[EntryPlace]:
        """Find the places of an entry in the files of facts."""
        if self._whole:
            return self._everywhere.get((key, identity), [])
        found: list[EntryPlace] = []
        hits = (hit for hit in self.files.hits_for("facts", identity) if hit.key in ("", key))
        for file, of_file in groupby(hits, attrgetter("file")):
            parts = [self._part(hit) for hit in of_file]
            cut = [part for part in parts if part is not None and part.data[0]["id"] == identity]
            whole = len(cut) < len(parts)
            found += (
                self.contents(file).get((key, identity), ()) if whole else (EntryPlace(p, (0,)) for p in cut)
            )
        return found

    def on_measure(self, measure: str) -> Iterator[tuple[str, Span]]:
        """Yield the ids of the facts whose figure has a measure, each with its place."""
        if self._whole:
            yield from self._by_measure.get(measure, ())
            return
        hits = self.files.hits_for("facts", measure, measure=True)
        for file, of_file in groupby(hits, attrgetter("file")):
            parts = [self._part(hit) for hit in of_file]
            cut = [EntryPlace(part, (0,)) for part in parts if part is not None]
            for place in cut if len(cut) == len(parts) else self._facts(file):
                if _measure_of(place) == measure:
                    yield place.text.lookup((*place.path, "id")), place.text.at((*place.path, "id"))

    def _facts(self, name: str) -> Iterator[EntryPlace]:
        for (key, _), places in self.contents(name).items():
            yield from places if key == "facts" else ()

    def is_view(self, identity: str) -> bool:
        """Check whether there is a view with an id."""
        texts = (self.yaml(hit.file) for hit in self.files.hits_for("views", identity))
        return any(identity in _ids(text, "views") for text in texts if text is not None)

    @cached_property
    def _everywhere(self) -> Contents:
        found: Contents = {}
        for name in self.files.names("facts", ".yaml"):
            for entry, places in self.contents(name).items():
                found.setdefault(entry, []).extend(places)
        return found

    @cached_property
    def _by_measure(self) -> dict[str, list[tuple[str, Span]]]:
        found: dict[str, list[tuple[str, Span]]] = {}
        for (key, identity), places in self._everywhere.items():
            for place in places if key == "facts" else ():
                if (measure := _measure_of(place)) is not None:
                    found.setdefault(measure, []).append((identity, place.text.at((*place.path, "id"))))
        return found

    def _part(self, hit: FileHit) -> YamlText | None:
        """Parse one entry; None if its file has to be read as a whole."""
        if hit not in self._parts:
            text = self.files.read_part(hit) if hit.key else None
            self._parts[hit] = (
                None if text is None else _one_entry(text, self.files.shown_path(hit.file), hit.line)
            )
        return self._parts[hit]

    def _parsed(self, text: str, name: str) -> YamlText | None:
        read, problems = read_yaml(text, self.files.shown_path(name))
        self.problems += problems
        if isinstance(read.data, dict):
            if name.startswith("facts/"):
                self.problems += _top_level(read)
            return read
        if not problems:
            span = Span(read.path, 1, 1, 1, 2)
            message = "expected keys and values in the file"
            self.problems.append(error("value-type", span, message, "see `briefgen schema`"))
        return None

    def _listed(self, text: YamlText) -> Contents:
        found: Contents = {}
        for key, model in LISTS.items():
            for i, item in enumerate(_list_of(text, key)):
                identity = item.get("id") if isinstance(item, dict) else None
                if isinstance(identity, str):
                    found.setdefault((key, identity), []).append(EntryPlace(text, (key, i)))
                else:
                    self.problems += validate(model, text, (key, i))[1]
        return found


def _one_entry(text: str, path: str, line: int) -> YamlText | None:
    """Parse a list with one entry; None if it has problems, which parsing the whole file will report."""
    read, problems = read_yaml(text, path, first_line=line)
    items = read.data if isinstance(read.data, list) and not problems else []
    fits = len(items) == 1 and isinstance(items[0], dict) and isinstance(items[0].get("id"), str)
    return read if fits else None


def _measure_of(place: EntryPlace) -> str | None:
    figure = place.text.lookup((*place.path, "figure"))
    measure = figure.get("measure") if isinstance(figure, dict) else None
    return measure if isinstance(measure, str) else None


def _ids(text: YamlText, key: str) -> set[str]:
    entries = (entry for entry in _list_of(text, key) if isinstance(entry, dict))
    return {entry["id"] for entry in entries if isinstance(entry.get("id"), str)}


def _list_of(text: YamlText, key: str) -> list[Any]:
    value = text.data.get(key)
    return value if isinstance(value, list) else []


def _top_level(text: YamlText) -> Iterator[Diagnostic]:
    """Check the top-level keys of a file of facts without validating its entries."""
    known = list(FactFile.model_fields)
    for key, value in text.data.items():
        if key not in known:
            close = nearest(key, known)
            listed = ", ".join(f"`{k}`" for k in known)
            hint = f"did you mean `{close}`?" if close else f"known keys: {listed}"
            yield error("key-unknown", text.key((key,)), f"unknown key `{key}`", hint)
        elif not isinstance(value, list):
            yield error("value-type", text.key((key,)), "expected a list", "begin each item with `- `")
