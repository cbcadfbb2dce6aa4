"""Tests of where an id is used, and of what loses its support if it is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from briefgen.usage.format import usages_json, usages_text
from briefgen.usage.references import Item
from briefgen.usage.where import Usage, find_usages
from tests.workspace import Workspace

_FIXTURE = Path(__file__).parents[1] / "editions/fixtures/format-2"


def _usage(name: str, workspace: Workspace) -> Usage:
    (usage,), problems = find_usages(name, workspace.settings)
    assert problems == ()
    return usage


def _effects(name: str, workspace: Workspace) -> dict[str, str]:
    return {
        str(effect.item): "falls" if effect.falls else f"{effect.lost_count} of {effect.count}"
        for effect in _usage(name, workspace).effects
    }


def test_a_source_takes_along_what_rests_on_it(full: Workspace) -> None:
    """What rests on a source alone falls through facts and views to judgements and options; the rest does not."""
    assert _effects("log", full) == {
        "judgement:reopening": "falls",
        "option:dredge": "falls",
        "hypothesis:wait": "falls",
        "view:pilot-waits": "falls",
        "measure:north-depth": "falls",
        "fact:channel-closed": "falls",
        "fact:channel-depth": "falls",
        "fact:deeper": "falls",
    }


def test_what_keeps_a_support_only_loses_a_part(full: Workspace) -> None:
    """A judgement with two bases loses one of them, and a fact with two sources a quotation."""
    assert _effects("fact:channel-closed", full) == {"judgement:reopening": "1 of 2"}
    text = (full.root / "briefs/corpus/facts/channel.yaml").read_text("utf-8")
    second = "evidence: [{source: book, exact: is closed}, {source: log, exact: the north channel is"
    full.write({"briefs/corpus/facts/channel.yaml": text.replace("evidence: [{source: log, exact: the north channel is", second)})  # fmt: skip
    assert _effects("log", full)["fact:channel-closed"] == "1 of 2"
    assert _effects("log", full)["judgement:reopening"] == "1 of 2"


def test_what_is_needed_takes_along_even_what_has_other_support(full: Workspace) -> None:
    """A fact falls with any input of its formula, and a view with the origin it is attributed to."""
    assert _effects("channel-depth", full) == {"fact:deeper": "falls", "measure:north-depth": "falls"}
    assert _effects("pilots", full)["view:pilot-waits"] == "falls"


def test_briefs_are_found_through_sections_and_views(full: Workspace) -> None:
    """A brief is listed with the shortest way from the item to it."""
    briefs = {name: _usage(name, full).briefs[0].through for name in ("fact:channel-closed", "log", "pilots")}
    assert briefs["fact:channel-closed"] == ()
    assert len(briefs["log"]) == 1
    text = (full.root / "briefs/brief.yaml").read_text("utf-8")
    cut = text.replace("[is closed](fact:channel-closed)", "is closed").replace(
        "channel-closed]", "channel-depth]"
    )
    full.write({"briefs/brief.yaml": cut})
    assert _usage("fact:channel-closed", full).briefs[0].through[0] in (
        Item("section", "quay"), Item("question", "extend-or-wait"), Item("view", "pilot-waits"),
    )  # fmt: skip


def test_an_unused_entry_is_used_nowhere(full: Workspace) -> None:
    """A fact that nothing refers to has no use, brief or effect, and the text says so."""
    usage = _usage("deeper", full)
    assert (usage.uses, usage.briefs, usage.effects) == ((), (), ())
    assert usages_text([usage]).split("\n") == [
        "fact deeper (briefs/corpus/facts/ratio.yaml:2:9)",
        "  used nowhere in the workspace",
    ]


def test_editions_that_cite_it(full: Workspace) -> None:
    """Every issued edition whose evidence has the id is listed, from its PDF if it must."""
    shutil.copytree(_FIXTURE, full.root / "output/brief")
    editions = _usage("fact:channel-closed", full).editions
    assert [(each.memo, each.number, each.as_of) for each in editions] == [
        ("brief", 1, "2026-03-20"),
        ("brief", 2, "2026-03-20"),
    ]
    assert _usage("deeper", full).editions == ()


def test_one_id_of_two_kinds(full: Workspace) -> None:
    """An id of two kinds gives two usages; with its kind, one."""
    full.write({"briefs/corpus/sections/log.md": "---\ntitle: The log\n---\nIt is a log.\n"})
    usages, problems = find_usages("log", full.settings)
    assert ([str(usage.item) for usage in usages], problems) == (["section:log", "source:log"], ())
    assert _usage("source:log", full).item == Item("source", "log")


def test_an_unknown_id_is_reported_with_the_nearest(full: Workspace) -> None:
    """An id that nothing has, or no entry of its kind, is an error with a hint."""
    for name, hint in (("chanel-depth", "did you mean `fact:channel-depth`?"), ("view:log", "did you mean `source:log`?")):  # fmt: skip
        usages, (problem,) = find_usages(name, full.settings)
        assert usages == ()
        assert (problem.rule, problem.hints) == ("id-unknown", (hint,))


def test_the_text_and_the_json_have_the_same_places(full: Workspace) -> None:
    """Each place, brief and effect of the JSON is in the text."""
    usages, _ = find_usages("fact:channel-closed", full.settings)
    text = usages_text(usages)
    (record,) = json.loads(usages_json(usages))["items"]
    for use in record["uses"]:
        assert f"{use['path']}:{use['line']}:{use['column']}  {use['in']['kind']} {use['in']['id']}" in text
    assert [each["brief"] for each in record["briefs"]] == ["brief"]
    assert "  in brief brief\n" in text
    assert "  judgement reopening of brief loses 1 of 2 bases: fact:channel-closed" in text
