"""Find every place of a workspace that defines an id or refers to one, with its exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefgen.corpus.formula import FormulaError, parse_formula
from briefgen.corpus.references import Refers
from briefgen.corpus.section import front_matter_end
from briefgen.corpus.view import Question
from briefgen.diagnostic import Findings, Span
from briefgen.reading.entry import Entry
from briefgen.reading.fields import marked_fields, paths_of
from briefgen.reading.files import read_text_file
from briefgen.reading.markdown import parse_prose
from briefgen.reading.model import ID_PATTERN, ProseMark
from briefgen.reading.prose import references as links_in
from briefgen.reading.yaml_text import TextRange, YamlText, read_yaml
from briefgen.settings.settings import Settings
from briefgen.spec.brief import Brief
from briefgen.usage.files import FileKind, WorkspaceFile, workspace_files

ItemKind = Literal[
    "source", "origin", "measure", "fact", "question", "hypothesis", "view", "section",
    "brief", "judgement", "option",
]  # fmt: skip
DEFINITION: Final = "definition"
"""The role of the place that defines an id."""
LINK: Final = "link"
"""The role of a link in prose."""
_ID: Final = re.compile(ID_PATTERN)
_FORMULA_ID: Final = re.compile(r"(?<![a-z0-9-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_BASIS: Final = "basis"
"""The kind of `rests_on`, whose ids are those of facts or of views."""


class Item(Struct, frozen=True, order=True):
    """Something that has an id."""

    kind: ItemKind
    id: str
    scope: str = ""
    """What the id belongs to: a hypothesis to a question, a judgement or an option to a brief."""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class IdPlace(Struct, frozen=True):
    """A place at which an id is written.

    Units: `start` and `end` are code points of the file's text as `read_text_file` returns it.
    """

    item: Item
    """What the id is that of."""
    path: Path
    start: int
    end: int
    role: str
    """`definition`, `link`, or the key that the id is below, such as `rests_on` or `matrix`."""
    owner: Item
    """The innermost item that the place is in."""
    span: Span
    """The same place with lines and columns."""

    @property
    def id(self) -> str:
        """The id that is written there."""
        return self.item.id

    @property
    def kind(self) -> ItemKind:
        """The kind of what has the id."""
        return self.item.kind


class IdField(NamedTuple):
    """A field whose value is an id."""

    pattern: str
    """The keys that lead to it; `*` is every item of a list."""
    kind: str
    defines: bool = False


ID_FIELDS: Final[Mapping[FileKind, tuple[IdField, ...]]] = MappingProxyType(
    {
        "facts": (
            IdField("origins.*.id", "origin", defines=True),
            IdField("measures.*.id", "measure", defines=True),
            IdField("facts.*.id", "fact", defines=True),
            IdField("measures.*.parts.*", "measure"),
            IdField("facts.*.attributed_to", "origin"),
            IdField("facts.*.figure.measure", "measure"),
            IdField("facts.*.evidence.*.source", "source"),
        ),
        "source": (IdField("id", "source", defines=True), IdField("origin", "origin")),
        "question": (
            IdField("id", "question", defines=True),
            IdField("hypotheses.*.id", "hypothesis", defines=True),
            IdField("views.*.id", "view", defines=True),
            IdField("views.*.hypothesis", "hypothesis"),
            IdField("views.*.facts_for.*", "fact"),
            IdField("views.*.facts_against.*", "fact"),
            IdField("views.*.attributed_to", "origin"),
            IdField("views.*.evidence.*.source", "source"),
            IdField("matrix.*.fact", "fact"),
        ),
        "brief": (
            IdField("judgements.*.id", "judgement", defines=True),
            IdField("options.*.id", "option", defines=True),
            IdField("withdrawn.*.id", "judgement"),
            *(IdField(".".join(pattern), refers.kind) for pattern, refers in marked_fields(Brief, Refers)),
        ),
    }
)
_PROSE: Final[Mapping[FileKind, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "question": tuple(pattern for pattern, _ in marked_fields(Question, ProseMark)),
        "brief": tuple(pattern for pattern, _ in marked_fields(Brief, ProseMark)),
        "section": (("body",),),
    }
)
"""The fields of prose, by the kind of file."""
_LISTS: Final[Mapping[str, ItemKind]] = MappingProxyType(
    {
        "origins": "origin", "measures": "measure", "facts": "fact", "hypotheses": "hypothesis",
        "views": "view", "judgements": "judgement", "options": "option",
    }
)  # fmt: skip
"""The lists whose items have ids, with the kind of their items."""
_SCOPED: Final = frozenset({"hypothesis", "judgement", "option"})
"""Kinds whose ids belong to the file that they are in."""


def references(settings: Settings, only: Iterable[str] | None = None) -> tuple[tuple[IdPlace, ...], Findings]:
    """Return every definition of an id and every reference to one in a workspace.

    Shape: in the order of the files and of their places; with `only`, those of some ids, and only the files
    that contain one of them are parsed.

    Errors: those of reading the files; the references of such a file are left out.
    """
    wanted = None if only is None else frozenset(only)
    found: list[IdPlace] = []
    problems: Findings = ()
    for file in workspace_files(settings):
        text, faults = read_text_file(file.path, file.shown, settings.readable)
        problems += faults
        named = file.path.stem in (wanted or ())
        if text is None or not (wanted is None or named or any(word in text for word in wanted)):
            continue
        here, faults = references_in(file, text)
        problems += faults
        found += (each for each in here if wanted is None or each.id in wanted)
    return with_bases(found), problems


def references_in(file: WorkspaceFile, text: str) -> tuple[tuple[IdPlace, ...], Findings]:
    """Return the definitions of ids and the references to ids in the text of one file.

    Shape: in the order of their places. The ids of `rests_on` are taken for those of facts, until
    `with_bases` is given the references of all files. A section has its definition at its beginning, of no
    length: its id is the name of its file. A file in the folder of briefs that is not a brief has none.

    Errors: those of `read_yaml`.
    """
    if file.kind == "section":
        start = front_matter_end(text)
        body = TextRange(start, len(text))
        whole = YamlText(file.shown, text, {"body": text[start:]}, {("body",): body})
        problems: Findings = ()
    else:
        whole, problems = read_yaml(text, file.shown)
    if not isinstance(whole.data, dict) or (file.kind == "brief" and "bottom_line" not in whole.data):
        return (), problems
    reader = _ReferenceReader(file, whole)
    return tuple(sorted(reader.all(), key=lambda each: (each.start, each.end))), problems


def with_bases(found: Iterable[IdPlace]) -> tuple[IdPlace, ...]:
    """Decide for each id of `rests_on` whether it is that of a fact or of a view."""
    every = tuple(found)
    views = {each.id for each in every if each.kind == "view" and each.role == DEFINITION}
    return tuple(
        replace(each, item=Item("view", each.id)) if each.role == "rests_on" and each.id in views else each
        for each in every
    )


class _ReferenceReader:
    """Reads the references of one file."""

    def __init__(self, file: WorkspaceFile, text: YamlText) -> None:
        self.file = file
        self.text = text
        self.entry = Entry(None, text)
        kind: ItemKind = "fact" if file.kind == "facts" else file.kind
        self.whole = Item(kind, file.path.stem)

    def all(self) -> Iterator[IdPlace]:
        if self.file.kind == "section":
            yield self._reference(self.whole, (0, 0), DEFINITION, ())
        for field in ID_FIELDS.get(self.file.kind, ()):
            for path in paths_of(self.entry, tuple(field.pattern.split("."))):
                yield from self._value(field, path)
        for pattern in _PROSE.get(self.file.kind, ()):
            for path in paths_of(self.entry, pattern):
                yield from self._links(path)
        yield from self._formulas()
        yield from self._ratings()

    def _value(self, field: IdField, path: tuple[str | int, ...]) -> Iterator[IdPlace]:
        name = self.text.lookup(path)
        if _ID.fullmatch(name):
            role = DEFINITION if field.defines else _role(path)
            yield self._reference(self._item(field.kind, name), self._offsets(path, 0, len(name)), role, path)

    def _links(self, path: tuple[str | int, ...]) -> Iterator[IdPlace]:
        for link in links_in(parse_prose(self.text.lookup(path)).blocks):
            start = link.end - len(link.id)
            yield self._reference(
                self._item(link.scheme, link.id), self._offsets(path, start, link.end), LINK, path
            )

    def _formulas(self) -> Iterator[IdPlace]:
        pattern = ("facts", "*", "figure", "formula")
        for path in paths_of(self.entry, pattern) if self.file.kind == "facts" else ():
            formula = self.text.lookup(path)
            try:
                parse_formula(formula)
            except FormulaError:
                continue  # a rule reports it
            for found in _FORMULA_ID.finditer(formula):
                offsets = self._offsets(path, *found.span())
                yield self._reference(Item("fact", found[0]), offsets, "formula", path)

    def _ratings(self) -> Iterator[IdPlace]:
        """Yield the hypotheses that are keys of the ratings of a matrix."""
        for path, mark in self.text.keys.items() if self.file.kind == "question" else ():
            name = path[-1]
            if (
                path[:1] == ("matrix",) and path[2:3] == ("ratings",) and len(path) == 4
            ):  # matrix, number, ratings, hypothesis
                quote = self.text.text[mark.start] in "\"'"
                offsets = mark.start + quote, mark.end - quote
                yield self._reference(self._item("hypothesis", str(name)), offsets, "ratings", path)

    def _item(self, kind: str, name: str) -> Item:
        known: Any = "fact" if kind == _BASIS else kind
        return Item(known, name, self.whole.id if kind in _SCOPED else "")

    def _offsets(self, path: tuple[str | int, ...], start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the file of some characters of the text value at a path."""
        span = self.text.within(path, start, end)
        return self.text.offset(span.line, span.column), self.text.offset(span.end_line, span.end_column)

    def _reference(
        self, item: Item, offsets: tuple[int, int], role: str, path: tuple[str | int, ...]
    ) -> IdPlace:
        span = self.text.slice(*offsets)
        return IdPlace(item, self.file.path, *offsets, role, self._owner(path), span)

    def _owner(self, path: tuple[str | int, ...]) -> Item:
        """Return the innermost item that has an id around a value."""
        if len(path) > 1 and path[0] in _LISTS and not (self.file.kind == "brief" and path[0] == "views"):
            name = self.text.lookup((*path[:2], "id"))
            return self._item(_LISTS[str(path[0])], name if isinstance(name, str) else "")
        return self.whole


def _role(path: tuple[str | int, ...]) -> str:
    """Return the key of an item that an id is below, or of a list whose items have no id."""
    keys = [step for step in path if isinstance(step, str)]
    return keys[-1] if keys[0] in _LISTS else keys[0]
