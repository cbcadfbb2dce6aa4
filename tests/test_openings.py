"""Every place of the program that opens a file: each passes `ReadableFolders.open`, or is listed with its reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pytest

from tests.test_architecture import NAMES, PACKAGE, imports, module_of

OPENERS = frozenset(
    [
        "open",
        "fdopen",
        "open_code",
        "FileIO",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "symlink_to",
        "copyfile",
        "copytree",
        "connect",
        "mmap",
        "memmap",
        "load_path",
        "fromfile",
        "from_file_path",
        "ZipFile",
        "TarFile",
        "PdfDocument",
        "FileSystemLoader",
        "TTFont",
        "TTFontFile",
        "mkstemp",
        "NamedTemporaryFile",
    ]
)
"""Names of functions and methods that open a file, of Python and of the libraries that briefgen uses."""

ALLOWED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # reads files of a run
        "readable_folders.py": frozenset({"os.open"}),  # the one function
        "reading/files.py": frozenset({"readable.open", "os.fdopen"}),
        "corpus/index.py": frozenset({"_readable.open", "os.fdopen"}),
        "corpus/lock_lookup.py": frozenset({"readable.open"}),
        "cache/sealed_file.py": frozenset({"os.fdopen", "open"}),
        # opens bytes that were read before
        "reading/pictures.py": frozenset({"Image.open"}),
        "extract/docx.py": frozenset({"zipfile.ZipFile"}),
        "extract/pdf.py": frozenset({"pypdfium2.PdfDocument"}),
        "verify/word_colours.py": frozenset({"pypdfium2.PdfDocument"}),
        "verify/file_bytes.py": frozenset({"pikepdf.open"}),
        "verify/verify.py": frozenset({"pikepdf.open"}),
        "verify/structure_reader.py": frozenset({"pikepdf.open"}),
        "verify/page_content.py": frozenset({"ToUnicode.read_bytes"}),
        "verify/attached_evidence.py": frozenset({"read_bytes"}),
        "verify/pdfium_check.py": frozenset({"pypdfium2.PdfDocument"}),
        "verify/appearance.py": frozenset({"pypdfium2.PdfDocument"}),
        "verify/signed_memo.py": frozenset({"pikepdf.open"}),
        "verify/redraw_comparison.py": frozenset({"pikepdf.open"}),
        "verify/object_graph.py": frozenset({"stream.read_bytes"}),
        "verify/embedded_fonts.py": frozenset({"FontFile2.read_bytes", "FontFile3.read_bytes"}),
        "verify/font_codes.py": frozenset({"Encoding.read_bytes"}),
        "verify/painted.py": frozenset({"image.read_bytes"}),
        # writes: a new file, never one that is there
        "cache/atomic_write.py": frozenset({"os.open", "os.fdopen"}),
        "publish/output_lock.py": frozenset(
            {"os.open", "path.read_text"}
        ),  # its own lock file, never by a link
        "publish/run_records.py": frozenset(
            {"os.open", "spare.write_bytes"}
        ),  # its own records, never by a link
        # files that come with briefgen
        "compose/template.py": frozenset({"path.read_text"}),
        "publish/starter.py": frozenset({"read_text", "item.read_bytes"}),
        "check/manual.py": frozenset({"read_text"}),
        "check/language_unknown.py": frozenset({"read_text"}),
        "catalogues/formats.py": frozenset({"path.read_text"}),
        "catalogues/words.py": frozenset({"read_text"}),
        "preview/app.py": frozenset({"read_text"}),
        "language/tables.py": frozenset({"read_bytes"}),
        "audit/translated_names.py": frozenset({"_PATH.read_bytes"}),
        "render/pdf/faces.py": frozenset({"Blob.from_file_path"}),
        "render/html/document_html.py": frozenset({"FileSystemLoader"}),
        # sockets, the index of `find`, and the three streams that a client passes: no file of a workspace
        "resident/client.py": frozenset({"connection.connect"}),
        "resident/supervisor.py": frozenset({"open"}),
        "search/postgresql_index.py": frozenset({"psycopg.connect"}),
        "search/sqlite_index.py": frozenset({"sqlite3.connect"}),
        "sources/fetch.py": frozenset({"network.connect"}),
        # Linux's own account of the process
        "workers/limits.py": frozenset({"read_text"}),
    }
)
"""What each file may call, by the last two names of the call."""

ANYWHERE: Mapping[str, str] = MappingProxyType(
    {
        "verify/verify.py": "the memo that the command line names",
        "cli/verify.py": "the certificates that the command line names",
        "cli/sign.py": "the memo and the files that the command line names",
        "sign/credentials.py": "the keys and certificates that the command line names",
        "build/diff_operands.py": "the memo that the command line names",
        "editions/ledger.py": "the memo that the command line names",
        "editions/copy_files.py": "the copy that the command line names, and the list of copies beside it",
        "compose/kit.py": "the templates that come with briefgen",
        "audit/read_file.py": "the draft that the command line names",
        "sources/add.py": "the documents that the command line names",
        "sources/import_references.py": "the list of references that the command line names",
        "reading/files.py": "lines of a file that was read before, to be shown with a finding",
    }
)
"""The files that may read from any folder, and what they read."""


def openings(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line of each call that opens a file, with the last two names of what is called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            names = _names(node.func)
            if names and names[-1] in OPENERS:
                yield node.lineno, ".".join(names[-2:])


def _names(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [*_names(node.value), node.attr]
    return []


def checked_readers(source: str, name: str) -> set[str]:
    """Return the functions named like openers that a file imports from briefgen, or defines: they are checked here."""
    imported = {each.target.rpartition(".") for each in imports(source, module_of(name))}
    defined = {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)}
    return defined | {function for module, _, function in imported if module.startswith("briefgen.")}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("open('a')", [(1, "open")]),
        ("import os\nos.open(p, 0)", [(2, "os.open")]),
        ("def f(p):\n    return p.parent.read_text()", [(2, "parent.read_text")]),
        ("files('x').joinpath('y').read_bytes()", [(1, "read_bytes")]),
        ("Image.open(BytesIO(data))", [(1, "Image.open")]),
        ("opened = is_open(page)", []),
    ],
)
def test_an_opening_is_found(source: str, found: list[tuple[int, str]]) -> None:
    """A call that opens a file is found in whatever form it is written."""
    assert list(openings(source)) == found


def test_files_are_opened_in_one_way() -> None:
    """Files are opened only as it is listed; a new opening has to pass `ReadableFolders.open`."""
    unlisted = []
    for name in NAMES:
        source = (PACKAGE / name).read_text("utf-8")
        allowed = ALLOWED.get(name, frozenset()) | checked_readers(source, name)
        unlisted += [f"{name}:{line}: {what}" for line, what in openings(source) if what not in allowed]
    assert unlisted == []


def test_the_list_has_no_more_than_is_needed() -> None:
    """Each listed call exists: the list does not allow what nothing uses."""
    unused = {
        f"{name}: {what}"
        for name, allowed in ALLOWED.items()
        for what in allowed - {what for _, what in openings((PACKAGE / name).read_text("utf-8"))}
    }
    assert unused == set()


def test_only_named_files_are_read_from_any_folder() -> None:
    """Only the listed files may read outside the workspace and the folders that the settings name."""
    users = {
        name
        for name in NAMES
        if any(
            each.target == "briefgen.readable_folders.ANYWHERE"
            for each in imports((PACKAGE / name).read_text("utf-8"), module_of(name))
        )
    }
    assert users == set(ANYWHERE)
