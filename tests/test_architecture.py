"""The rules of which package may import which, and of what only one file may do."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
from msgspec import Struct

import briefgen

PACKAGE = Path(briefgen.__file__).parent
FILES = tuple(sorted(PACKAGE.rglob("*.py")))
NAMES = tuple(path.relative_to(PACKAGE).as_posix() for path in FILES)
SOURCES = MappingProxyType({name: path.read_text("utf-8") for name, path in zip(NAMES, FILES, strict=True)})

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "readable_folders library_folders bidi",  # which files may be opened, what is installed; the order of letters
        "diagnostic document theme version cache catalogues",  # values and files, which know nothing of the rest
        "reading language workers evidence render",
        "corpus editions",
        "spec extract",
        "changes",
        "check compose",
        "settings report verify sign",
        "publish",
        "build",
        "search usage",
        "recheck runs sources audit propose",
        "resident preview",
        "lsp mcp",
        "cli",
        "__main__",
    )
)
"""The packages, and the modules next to them, from the lowest layer up: each may import only lower layers."""

RESTRICTED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "render": frozenset({"build", "verify"}),  # what is composed knows nothing of how it looks
        "workers": frozenset(  # a stage does its own work
            {"compose", "settings", "build", "sources", "resident", "cli"}
        ),
        "cache": frozenset({"corpus", "publish", "build", "recheck", "resident", "cli", "search"}),
        "verify": frozenset({"cli"}),
    }
)
"""Packages that only some of the packages in higher layers may import."""

MOST_LINES = 300


class Import(Struct, frozen=True):
    """One module that a file names in an import, in whatever form."""

    line: int
    target: str


@cache
def _nodes(source: str) -> tuple[ast.AST, ...]:
    """Return the nodes of a file's syntax; each file is parsed once."""
    return tuple(ast.walk(ast.parse(source)))


def imports(source: str, module: str, *, is_package: bool = False) -> Iterator[Import]:
    """Yield what a file imports: at the top, in a function, for typing, relative, by a literal name."""
    package = module if is_package else module.rpartition(".")[0]
    for node in _nodes(source):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute("." * node.level + (node.module or ""), package)
            for alias in node.names:
                yield Import(node.lineno, f"{base}.{alias.name}")
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__") and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield Import(node.lineno, _absolute(name.value, package))


def _absolute(name: str, package: str) -> str:
    level = len(name) - len(name.lstrip("."))
    if not level:
        return name
    parts = package.split(".")
    return ".".join([*parts[: len(parts) - level + 1], *filter(None, [name[level:]])])


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def unit(module: str) -> str:
    """Return the package of briefgen, or the module next to the packages, that a module belongs to."""
    return f"{module}.".split(".")[1]


def layer(name: str) -> int:
    """Return the number of a package's layer, from 0; -1 if it is in none."""
    return next((number for number, names in enumerate(LAYERS) if name in names), -1)


def may_import(mine: str, target: str) -> bool:
    """Check whether a package may import another: it is in a higher layer, and the other is not restricted."""
    below = 0 <= layer(target) < layer(mine)
    return mine == target or (below and mine in RESTRICTED.get(target, {mine}))


def violations(source: str, name: str) -> list[str]:
    """Return every import of a file that is not of a lower layer, or is restricted, as `file:line`."""
    module = module_of(name)
    mine = unit(module)
    return [
        f"{name}:{each.line}: {mine or name} may not import {each.target}"
        for each in imports(source, module, is_package=name.endswith("__init__.py"))
        if f"{each.target}.".startswith("briefgen.") and not may_import(mine, unit(each.target))
    ]


def module_of(name: str) -> str:
    """Return the module name of a file below the package's folder."""
    stem = name.removesuffix(".py").removesuffix("__init__").rstrip("/")
    return ".".join(["briefgen", *filter(None, stem.split("/"))])


FORMS = {
    "from briefgen.compose.memo import Memo": "briefgen.compose.memo.Memo",
    "from briefgen import compose": "briefgen.compose",
    "from briefgen import compose as stage": "briefgen.compose",
    "import briefgen.compose.memo": "briefgen.compose.memo",
    "import briefgen.compose.memo as memo": "briefgen.compose.memo",
    "from .. import compose": "briefgen.compose",
    "from ..compose import memo": "briefgen.compose.memo",
    "from ..compose.memo import Memo": "briefgen.compose.memo.Memo",
    "import importlib; importlib.import_module('briefgen.compose')": "briefgen.compose",
    "from importlib import import_module; import_module('..compose', __package__)": "briefgen.compose",
    "__import__('briefgen.compose')": "briefgen.compose",
}
PLACES = {
    "top": "{}",
    "function": "def f() -> None:\n    {}",
    "typing": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}",
    "class": "class A:\n    def f(self) -> None:\n        try:\n            {}\n        finally:\n            pass",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(("form", "target"), FORMS.items(), ids=FORMS)
def test_a_violation_is_reported_with_its_line(form: str, target: str, place: str) -> None:
    """An import of a higher layer is found in every form and at every place, with its file and line."""
    text = "'''A stage.'''\n" + place.format(form)
    line = 1 + next(i for i, row in enumerate(text.split("\n")) if form in row)
    assert violations(text, "corpus/load.py") == [f"corpus/load.py:{line}: corpus may not import {target}"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (
            "corpus/load.py",
            "from . import fact\nfrom .fact import Fact\nimport briefgen.reading.files\nimport os",
        ),
        ("corpus/__init__.py", "from . import fact"),
        ("check/__init__.py", "from briefgen.check import event_missing"),
        ("spec/read.py", "from ..corpus import wanted"),
        ("report/formats.py", "from ..diagnostic import Span"),
    ],
)
def test_an_allowed_import_is_no_violation(name: str, source: str) -> None:
    """An import of a lower layer, of the own package or of a library is no violation."""
    assert violations(source, name) == []


@pytest.mark.parametrize(
    ("name", "imported"),
    [
        ("build/build.py", "cli.main"),  # higher layer
        ("report/sarif.py", "settings.settings"),  # same layer
        ("changes/format.py", "render.pdf.font"),  # restricted
        ("version.py", "elsewhere.module"),  # in no layer
    ],
)
def test_only_what_is_below_is_imported(name: str, imported: str) -> None:
    """An import of a higher or the same layer, or of a restricted package, is a violation."""
    source = f"from briefgen.{imported} import x"
    assert violations(source, name) == [
        f"{name}:1: {unit(module_of(name))} may not import briefgen.{imported}.x"
    ]


def test_every_package_is_in_one_layer() -> None:
    """Each package is in one layer, and no layer has a package that does not exist."""
    assert sorted(name for names in LAYERS for name in names) == sorted(
        {unit(module_of(name)) for name in NAMES} - {""}
    )


def test_restrictions_are_needed() -> None:
    """A restriction excludes at least one package of the higher layers."""
    for target, allowed in RESTRICTED.items():
        above = {name for names in LAYERS[layer(target) + 1 :] for name in names}
        assert allowed < above


def test_imports_are_of_lower_layers() -> None:
    """Every import of every file is of a lower layer."""
    assert [found for name, source in SOURCES.items() for found in violations(source, name)] == []


def _graph() -> dict[str, set[str]]:
    modules = {module_of(name): name for name in NAMES}
    graph: dict[str, set[str]] = {}
    for module, name in modules.items():
        source = SOURCES[name]
        found = imports(source, module, is_package=name.endswith("__init__.py"))
        targets = {t if t in modules else t.rpartition(".")[0] for t in (each.target for each in found)}
        graph[module] = {t for t in targets if t in modules and t != module}
    return graph


def _cycle(graph: Mapping[str, set[str]]) -> list[str]:
    """Return one cycle of a graph, or nothing."""
    done: set[str] = set()

    def visit(node: str, trail: list[str]) -> list[str]:
        if node in trail:
            return [*trail[trail.index(node) :], node]
        if node in done:
            return []
        for target in sorted(graph.get(node, ())):
            if found := visit(target, [*trail, node]):
                return found
        done.add(node)
        return []

    return next((found for node in sorted(graph) if (found := visit(node, []))), [])


def test_a_cycle_is_found() -> None:
    """A cycle of two modules is found, and a graph without one has none."""
    assert _cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["b", "c", "b"]
    assert _cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_there_is_no_cycle() -> None:
    """No module imports itself through others, not even lazily or for typing."""
    graph = _graph()
    assert graph["briefgen.build.load"] >= {"briefgen.compose.kit", "briefgen.corpus.load"}
    assert _cycle(graph) == []


_HOMES = {
    "print": "cli/console.py",
    "exit": "cli/main.py",
    "quit": "cli/main.py",
    "input": "cli/main.py",
    "sys.exit": "cli/main.py",
    "os._exit": "workers/pool.py",
    "os.environ": "cli/environment.py",
    "os.getenv": "cli/environment.py",
    "date.today": "cli/environment.py",
    "datetime.now": "cli/environment.py",
    "datetime.utcnow": "cli/environment.py",
    "datetime.today": "cli/environment.py",
    "time.time": "cli/environment.py",
    "SystemExit": "cli/main.py",
}
"""Names for the clock, the environment, output and exit, and the one file that may use each."""
_ALSO = frozenset(
    {
        ("cli/resident_process.py", "SystemExit"),  # of the commands that it runs in advance
        ("resident/ending.py", "SystemExit"),  # how any process of the program ends
        ("resident/ending.py", "os._exit"),
        ("resident/supervisor.py", "os._exit"),
        ("resident/keeper.py", "os._exit"),
        ("resident/server.py", "os._exit"),
    }
)


def outside_uses(source: str) -> Iterator[tuple[int, str]]:
    """Yield where a file uses the clock, the environment, output or exit directly."""
    for node in _nodes(source):
        if isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                if f"{node.module}.{alias.name}" in _HOMES:
                    yield node.lineno, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Attribute):
            base = node.value
            owner = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
            if f"{owner}.{node.attr}" in _HOMES:
                yield node.lineno, f"{owner}.{node.attr}"
        elif isinstance(node, ast.Name) and node.id in _HOMES:
            yield node.lineno, node.id


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nx = os.environ['A']", [(2, "os.environ")]),
        ("from os import environ", [(1, "os.environ")]),
        ("import datetime\ny = datetime.datetime.now()", [(2, "datetime.now")]),
        ("from datetime import date\n\nd = date.today", [(3, "date.today")]),
        ("import sys\nsys.exit(1)", [(2, "sys.exit")]),
        ("def f():\n    print('x')", [(2, "print")]),
        ("raise SystemExit", [(1, "SystemExit")]),
        ("footprint = self.print_area", []),
    ],
)
def test_a_use_of_the_outside_world_is_found(source: str, found: list[tuple[int, str]]) -> None:
    """A clock, a print, an exit or the environment is found however it is reached."""
    assert list(outside_uses(source)) == found


def test_only_the_command_line_uses_the_clock_and_the_environment() -> None:
    """No stage prints, exits, reads the environment or asks for the time."""
    found = [
        f"{name}:{line}: {what}"
        for name, source in SOURCES.items()
        for line, what in outside_uses(source)
        if _HOMES[what] != name and (name, what) not in _ALSO
    ]
    assert found == []


def test_only_the_pdf_renderer_knows_reportlab() -> None:
    """ReportLab is imported in one file of render/pdf and nowhere else."""
    users = {
        name
        for name in NAMES
        for each in imports(SOURCES[name], module_of(name))
        if each.target.split(".")[0] == "reportlab"
    }
    assert users == {"render/pdf/reportlab_imports.py"}


def test_files_are_short() -> None:
    """A file has 300 lines at most."""
    lines = {name: len(source.splitlines()) for name, source in SOURCES.items()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_package_files_are_empty() -> None:
    """`__init__.py` is empty, save where a table is the point of the package."""
    packages = {name for name in NAMES if name.endswith("__init__.py")} - {"check/__init__.py"}
    assert [name for name in packages if SOURCES[name].strip()] == []


def repeated_classes(sources: Mapping[str, str]) -> dict[str, list[str]]:
    """List the names that several files give to a class that others import, with these files."""
    found: dict[str, list[str]] = {}
    for name, source in sources.items():
        for node in _nodes(source):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(name)
    return {name: files for name, files in found.items() if len(files) > 1}


def test_a_class_name_means_one_thing() -> None:
    """No two files give a class the same name, but for a node of the document, whose name memos were issued with."""
    assert repeated_classes(SOURCES) == {"Claim": ["document/key_figure_nodes.py", "language/claims.py"]}
    assert repeated_classes({"a.py": "class Row: ...", "b.py": "class Row: ..."}) == {"Row": ["a.py", "b.py"]}
