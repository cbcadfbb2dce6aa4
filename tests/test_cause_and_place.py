"""Mistakes that analysts make in files: each is one finding at its own place, and nothing false is found elsewhere."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.harbour import BRIEF, FACTS, LOG, SOURCE
from tests.workspace import Workspace

BRIEF_FILE = "briefs/brief.yaml"
SOURCE_FILE = "briefs/corpus/sources/log.yaml"
FACT_FILE = "briefs/corpus/facts/channel.yaml"
SECTIONS = "sections:\n  - title: The harbour\n    body: |\n"
"""Three lines below a brief of twelve, so that the text begins on line 16, in column 7."""

FOUND = {
    "a magazine that is a number": (
        {SOURCE_FILE: SOURCE + "container-title: 1843\n"},
        [("value-type", SOURCE_FILE, 8, 18)],
    ),
    "an author and a title that other YAML takes for values": (
        {SOURCE_FILE: SOURCE.replace("The pilots’ log", "2026-03-05") + "author: [{given: Ada, family: Null}]\n"},
        [],
    ),
    "a reader called NO": ({BRIEF_FILE: BRIEF + "to: NO\n"}, []),
    "a key of a reference manager": (
        {SOURCE_FILE: SOURCE + "ISBN: 978-1\n"},
        [("key-unknown", SOURCE_FILE, 8, 1)],
    ),
    "a date of a reference manager": (
        {SOURCE_FILE: SOURCE.replace("2026-03-05", "{date-parts: [[2026, 3, 5]]}")},
        [("value-format", SOURCE_FILE, 5, 9)],
    ),
    "parts of a name of a reference manager": (
        {SOURCE_FILE: SOURCE + "author: [{given: Ada, non-dropping-particle: van der, family: Orlov, suffix: Jr.}]\n"},
        [("key-unknown", SOURCE_FILE, 8, 23), ("key-unknown", SOURCE_FILE, 8, 70)],
    ),
    "numbers in a list item": (
        {BRIEF_FILE: f"{BRIEF}{SECTIONS}      - The quay is full and\n        27 more wait with\n        28 on deck.\n"},
        [("number-naked", BRIEF_FILE, 17, 9), ("number-naked", BRIEF_FILE, 18, 9)],
    ),
    "numbers in a quotation": (
        {BRIEF_FILE: f"{BRIEF}{SECTIONS}      > The quay is full and\n      > 25 more wait\n      > with 26 on deck.\n"},
        [("number-naked", BRIEF_FILE, 17, 9), ("number-naked", BRIEF_FILE, 18, 14)],
    ),
    "a number after entities": (
        {BRIEF_FILE: f"{BRIEF}{SECTIONS}      A &amp; B &amp; C sent 24 boats.\n"},
        [("number-naked", BRIEF_FILE, 16, 30)],
    ),
    "a number after escapes": (
        {BRIEF_FILE: f"{BRIEF}{SECTIONS}      A \\*star\\* sent 23 boats.\n"},
        [("number-naked", BRIEF_FILE, 16, 23)],
    ),
    "numbers that are allowed where they are": (
        {
            BRIEF_FILE: f"{BRIEF}{SECTIONS}      - The quay is full and\n"
            "        <!-- briefgen: allow number-naked: counted on the quay -->\n        27 more wait.\n"
        },
        [],
    ),
    "a title that YAML cuts": (
        {BRIEF_FILE: BRIEF.replace("stays closed", "stays closed to berth #4 and beyond")},
        [("yaml-comment", BRIEF_FILE, 1, 48)],
    ),
    "a statement that YAML cuts": (
        {FACT_FILE: FACTS.replace("channel is closed.\n", "channel is closed at buoy #7.\n")},
        [("yaml-comment", FACT_FILE, 3, 52)],
    ),
    "a title that YAML cuts after a tab": (
        {BRIEF_FILE: BRIEF.replace("stays closed", "stays closed\t#4 and #5")},
        [("yaml-comment", BRIEF_FILE, 1, 39)],
    ),
    "facts that are no YAML": (
        {FACT_FILE: FACTS.replace("channel is closed}", "channel is closed #4}")},
        [("yaml-syntax", FACT_FILE, 7, 3)],
    ),
    "a conflict with longer marks": (
        {FACT_FILE: FACTS.replace("    date:", "<<<<<<<<< HEAD\n    date: 2026-03-01\n=========\n    date:").replace("    event:", ">>>>>>>>> branch\n    event:")},
        [("merge-conflict", FACT_FILE, 4, 1)],
    ),
    "a deep quotation in an e-mail": ({"texts/log.txt": f"{LOG}\n>>>>>>> and so on\n"}, []),
    "a number after a forced new line": (
        {BRIEF_FILE: f"{BRIEF}{SECTIONS}      It is full by\\\n      27 ships.\n"},
        [("number-naked", BRIEF_FILE, 17, 7)],
    ),
    "a conflict in facts": (
        {FACT_FILE: FACTS.replace("    date:", "<<<<<<< HEAD\n    date: 2026-03-01\n=======\n    date:").replace("    event:", ">>>>>>> branch\n    event:")},
        [("merge-conflict", FACT_FILE, 4, 1)],
    ),
    "a conflict in prose": (
        {BRIEF_FILE: f"{BRIEF}{SECTIONS}      <<<<<<< HEAD\n      It is full.\n      =======\n      It is empty.\n      >>>>>>> branch\n"},
        [("merge-conflict", BRIEF_FILE, 16, 7)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), FOUND.values(), ids=FOUND)
def test_a_mistake_is_reported_at_its_place(
    harbour: Workspace, files: dict[str, str], expected: list[tuple[str, str, int, int]]
) -> None:
    """The mistake gives one finding with its line and column; where there is no mistake, there is no finding."""
    harbour.write(files)
    found = {*harbour.check_corpus(), *harbour.check()}
    assert sorted((d.rule, d.span.path, d.span.line, d.span.column) for d in found) == sorted(expected)


@pytest.mark.parametrize("linked", ["texts/log.txt", "texts", SOURCE_FILE])
def test_a_link_within_the_workspace_is_followed(harbour: Workspace, linked: str) -> None:
    """A text, the folder of texts or a source may be a link to another place in the workspace."""
    path, store = harbour.root / linked, harbour.root / "store"
    store.mkdir()
    path.rename(store / path.name)
    path.symlink_to(store / path.name)
    assert {*harbour.check_corpus(), *harbour.check()} == set()


@pytest.mark.parametrize("linked", ["texts/log.txt", SOURCE_FILE])
def test_a_link_out_of_the_workspace_is_refused(
    harbour: Workspace, tmp_path_factory: pytest.TempPathFactory, linked: str
) -> None:
    """A text or a source that is a link to a file elsewhere is refused by name."""
    path, elsewhere = harbour.root / linked, tmp_path_factory.mktemp("elsewhere")
    path.rename(elsewhere / path.name)
    path.symlink_to(elsewhere / path.name)
    found = {*harbour.check_corpus(), *harbour.check()}
    assert ("file-outside", linked) in {(d.rule, Path(d.span.path).as_posix()) for d in found}


def test_a_name_that_is_composed_otherwise_is_found(harbour: Workspace) -> None:
    """A text whose name was typed in composed letters is found if the name is stored decomposed."""
    name = "bericht-köln.txt"
    (harbour.root / "texts/log.txt").unlink()
    harbour.write(
        {f"texts/{unicodedata.normalize('NFD', name)}": LOG, SOURCE_FILE: SOURCE.replace("log.txt", name)}
    )
    assert {*harbour.check_corpus(), *harbour.check()} == set()
