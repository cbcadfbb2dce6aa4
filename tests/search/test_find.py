"""Tests of the search: what is found, in which order, with which place and citation."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from briefgen.search.find import Found, find
from briefgen.search.format import found_json, found_text
from tests.search.conftest import QUERIES
from tests.workspace import Workspace


def _found(query: str, workspace: Workspace, limit: int = 10) -> tuple[Found, ...]:
    found, problems = find(query, workspace.settings, limit)
    assert problems == ()
    return found


def _ids(query: str, workspace: Workspace) -> list[str]:
    return [f"{each.hit.passage.kind}:{each.hit.passage.id}" for each in _found(query, workspace)]


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_what_is_found(query: str, expected: list[str], archive: Workspace) -> None:
    """Words in any script, other endings, phrases, beginnings, fields and dates find what they should."""
    assert sorted(_ids(query, archive)) == sorted(expected)


def test_the_best_match_is_first(archive: Workspace) -> None:
    """A short passage with both words comes before a longer one, and the limit counts from the best."""
    every = _found("north channel", archive)
    assert len(every) >= 4
    scores = [each.hit.score for each in every]
    assert scores == sorted(scores, reverse=True)
    assert _found("north channel", archive, limit=2) == every[:2]


def test_places_are_those_of_the_file(archive: Workspace) -> None:
    """A text has line, page and paragraph of the match, an entry its line."""
    (french,) = _found("lukasz", archive)
    assert (french.path, french.line) == ("texts/fr.txt", 3)
    assert (french.hit.passage.page, french.hit.passage.paragraph) == (2, 2)
    (section,) = _found("dredging", archive)
    assert (section.path, section.line) == ("briefs/corpus/sections/quay.md", 6)
    fact = next(each for each in _found("kind:fact nine", archive))
    line = (archive.root / fact.path).read_text("utf-8").split("\n")[fact.line - 1]
    assert line == "  - id: channel-depth"


def test_a_quotation_can_be_pasted(archive: Workspace) -> None:
    """The lines that cite a text are evidence of a fact, which the corpus accepts; a fact is cited as a link."""
    evidence = next(each for each in _found("depth kind:text", archive)).cite
    assert evidence == ("- source: log", "  exact: It had a depth of nine metres")
    fact = "facts:\n  - id: pasted\n    statement: The channel is nine metres deep.\n    evidence:\n"
    archive.write_as_is(
        {"briefs/corpus/facts/pasted.yaml": fact + "".join(f"      {line}\n" for line in evidence)}
    )
    assert [
        d.rule for d in archive.check_corpus() if "pasted" in d.span.path and d.rule.startswith("quote")
    ] == []
    (link,) = next(each for each in _found("kind:fact nine", archive)).cite
    assert link == "[The north channel is nine metres deep](fact:channel-depth)"


def test_a_repeated_quotation_has_what_comes_before_it(archive: Workspace) -> None:
    """Where the words occur twice in the text, the words before the match are its `prefix`."""
    archive.write_as_is({"texts/log.txt": "Then: the quay is old.\n\nLater on: the quay is old.\n"})
    found = _found('"quay is old" kind:text', archive)
    assert all(each.cite[1:] for each in found)
    archive.write_as_is({"texts/log.txt": "At noon, the quay. At dusk, the quay.\n"})
    (one,) = _found("dusk kind:text", archive)
    assert one.cite == ("- source: log", "  exact: At dusk, the quay")


def test_the_index_follows_the_files(archive: Workspace) -> None:
    """What is written, changed or deleted is found, or no longer found, at the next search."""
    assert _ids("heron", archive) == []
    archive.write_as_is({"texts/log.txt": "A heron stood there.\n"})
    assert _ids("heron", archive) == ["text:log"]
    assert _ids("depth kind:text", archive) == []
    (archive.root / "texts/log.txt").unlink()
    assert _ids("heron", archive) == []
    (archive.root / "briefs/corpus/sections/quay.md").unlink()
    assert _ids("dredging", archive) == []


def _index(archive: Workspace) -> Path:
    assert archive.settings.cache
    (path,) = archive.settings.cache.glob("search-*.sqlite")
    return path


def test_a_damaged_index_is_made_anew(archive: Workspace) -> None:
    """An index that is no database, is cut, has other tables or a changed row gives the same result, in silence."""
    expected = _found("north channel", archive)
    whole = _index(archive).read_bytes()
    at = whole.index(b"nine metres deep")
    changed = whole[:at] + b"five" + whole[at + 4 :]
    for damaged in (b"no database" * 100, whole[: len(whole) // 2], b"", changed):
        _index(archive).write_bytes(damaged)
        assert _found("north channel", archive) == expected
    with sqlite3.connect(_index(archive)) as base:
        base.execute("drop table documents")
    base.close()
    assert _found("north channel", archive) == expected
    assert len(_found("kind:fact nine", archive)) == 1


def test_without_a_usable_cache_the_result_is_the_same(archive: Workspace) -> None:
    """Without a cache folder, or with one that cannot be used, the index is made in memory."""
    expected = _found("north channel", archive)
    assert _found("north channel", archive.set(cache=None)) == expected
    blocked = archive.root / "blocked"
    blocked.write_text("a file")
    assert _found("north channel", archive.set(cache=blocked)) == expected


@pytest.mark.parametrize(
    "query",
    [
        '"open',
        "kind:fakt",
        "kindd:fact",
        "date:",
        "after:soon",
        "date:..",
        "source:",
        "*",
        "—",
        "",
        "x" * 2000,
    ],
)
def test_a_malformed_query_is_a_finding(query: str, archive: Workspace) -> None:
    """A query that cannot be understood is one finding with a hint."""
    found, (problem,) = find(query, archive.settings, 10)
    assert (found, problem.rule, len(problem.hints)) == ((), "query-form", 1)


@pytest.mark.parametrize(
    "query", ["a OR", "NEAR(a b)", "a) (", "words:x", "^zz", "a'b;--", "{zz}", "\\", "a:b:c", "(((", "%_"]
)
def test_no_query_reaches_the_engine_as_syntax(query: str, archive: Workspace) -> None:
    """Words and signs of the engine's own syntax are searched, or refused, but never executed."""
    found, problems = find(query, archive.settings, 10)
    assert [d.rule for d in problems] in ([], ["query-form"])
    assert found == ()


def test_text_and_json(archive: Workspace) -> None:
    """The text has place, words and citation; the JSON has the same as values."""
    found = _found("lukasz", archive)
    assert found_text(found).split("\n") == [
        "text fr (texts/fr.txt:3, page 2, paragraph 2, 2024-05-01)",
        "  Ils ont signé un traité, dit Łukasz.",
        "  > - source: fr",
        "  >   exact: Ils ont signé un traité, dit Łukasz",
    ]
    (record,) = json.loads(found_json("lukasz", found))["hits"]
    assert (record["line"], record["page"], record["cite"]) == (3, 2, "\n".join(found[0].cite))
