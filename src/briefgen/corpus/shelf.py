"""The YAML files of a corpus, each parsed when first asked for, and where its entries stand."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from briefgen.corpus.fact import Fact, FactFile, Measure, Origin
from briefgen.corpus.index import CorpusFiles
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.entry import validate
from briefgen.reading.suggest import nearest
from briefgen.reading.yaml_text import YamlText, read_yaml
from briefgen.value import dataclass

LISTS: MappingProxyType[str, type[Fact | Measure | Origin]] = MappingProxyType(
    {"origins": Origin, "measures": Measure, "facts": Fact}
)
"""The lists that a file of `facts/` may hold, and what their entries are."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands."""

    text: YamlText
    path: tuple[str | int, ...]


Contents = dict[tuple[str, str], list[Place]]
"""By list and id; more than one place where an id stands twice."""


class Shelf:
    """Parsed files by name, with what was wrong with them."""

    def __init__(self, files: CorpusFiles) -> None:
        self.files = files
        self.problems: list[Diagnostic] = []
        self._texts: dict[str, YamlText | None] = {}
        self._contents: dict[str, Contents] = {}

    def yaml(self, name: str) -> YamlText | None:
        """Parse a file; None where it cannot be read as keys and values."""
        if name not in self._texts:
            text, problems = self.files.read(name)
            self.problems += problems
            self._texts[name] = None if text is None else self._parsed(text, name)
        return self._texts[name]

    def text(self, name: str) -> str | None:
        """Read a file; None where it cannot be read."""
        text, problems = self.files.read(name)
        self.problems += problems
        return text

    def contents(self, name: str) -> Contents:
        """List the entries of a file of facts; those without an id are reported."""
        if name not in self._contents:
            text = self.yaml(name)
            self._contents[name] = self._listed(text) if text is not None else {}
        return self._contents[name]

    def places(self, key: str, identity: str) -> list[Place]:
        """Give the places of an entry of the files of facts."""
        names = self.files.holding("facts", identity)
        return [place for name in names for place in self.contents(name).get((key, identity), ())]

    def on_measure(self, measure: str) -> Iterator[tuple[str, Span]]:
        """List the ids of the facts whose figure is on a measure, each with its place."""
        for name in self.files.holding("facts", measure, measure=True):
            for (key, identity), places in self.contents(name).items():
                for place in places if key == "facts" else ():
                    figure = place.text.lookup((*place.path, "figure"))
                    if isinstance(figure, dict) and figure.get("measure") == measure:
                        yield identity, place.text.at((*place.path, "id"))

    def ids(self, folder: str, key: str) -> set[str]:
        """List the ids of every entry of a list in a folder's files."""
        texts = (self.yaml(name) for name in self.files.names(folder, ".yaml"))
        entries = (item for text in texts if text is not None for item in _list_of(text, key))
        return {e["id"] for e in entries if isinstance(e, dict) and isinstance(e.get("id"), str)}

    def _parsed(self, text: str, name: str) -> YamlText | None:
        read, problems = read_yaml(text, self.files.path(name))
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
                    found.setdefault((key, identity), []).append(Place(text, (key, i)))
                else:
                    self.problems += validate(model, text, (key, i))[1]
        return found


def _list_of(text: YamlText, key: str) -> list[Any]:
    value = text.data.get(key)
    return value if isinstance(value, list) else []


def _top_level(text: YamlText) -> Iterator[Diagnostic]:
    """Check the keys of a file of facts without validating the entries nobody asked for."""
    known = list(FactFile.model_fields)
    for key, value in text.data.items():
        if key not in known:
            close = nearest(key, known)
            listed = ", ".join(f"`{k}`" for k in known)
            hint = f"did you mean `{close}`?" if close else f"known keys: {listed}"
            yield error("key-unknown", text.key((key,)), f"unknown key `{key}`", hint)
        elif not isinstance(value, list):
            yield error("value-type", text.key((key,)), "expected a list", "begin each item with `- `")
