"""Tests of changes formatted as text and as JSON."""

from __future__ import annotations

import json

from briefgen.changes.compare_editions import compare
from briefgen.changes.format import format_json, format_text
from tests.changes.editions import edition, judged, judgement
from tests.changes.test_compare_editions import FACT, put

OLD = edition(judged(judgement("reopening"), judgement("spring")))
NEW = edition(
    judged(judgement("reopening", "unlikely"), judgement("autumn"), bottom_line="It stays closed."),
    put({"reopening": "a second storm"}, "said", "reasons"),
    put([{"id": "reopening", "change": {"reason": "a second storm"}}], "brief", "judgements"),
    put(2, "brief", "edition"),
    put({"words": "7 m", "as_of": "2026-03-01"}, "facts", 0, "figure"),
    put("extend", "views", 0, "hypothesis"),
    put({"measure": "north-depth", "label": "Depth", "contested": True, "words": "7–9 m"}, "ledger", 0),
    lambda data: data["facts"].append(FACT),
)
TEXT = """\
edition 1, as of 2026-03-20 → edition 2, as of 2026-03-20

Judgements
  reversed     reopening: the reopening is so
               likelihood   likely (55–80%) → unlikely (20–45%)
               confidence   low
               reason       a second storm
  new          autumn: the autumn is so
               likelihood   likely (55–80%)
               confidence   low
  withdrawn    spring: the spring is so
               likelihood   likely (55–80%)
               confidence   low

Facts
  added        ice: There is ice.
  revised      depth: The channel is nine metres deep.
               figure       9 m → 7 m

Measures
  contested    Depth: 9 m → 7–9 m

Views
  moved        pilots-wait: The pilots: Wait longer → Extend

Text
  changed      bottom line
               words        It [is→stays] closed."""


def test_text_says_it_all() -> None:
    """The text names every change, most important first, from what to what."""
    assert format_text(compare(OLD, NEW), OLD, NEW) == TEXT


LONG = (
    "Build it now, and keep the channel to the city open while the work goes on. The veto ended monitoring "
    "while at least 10,000 containers of munitions, by both counts, have gone. Whether that outlasts the war is "
    "disputed, so review the plan at a ceasefire."
)


def shown(old: str, new: str) -> list[str]:
    """Return the lines that tell a changed bottom line."""
    editions = [edition(judged(bottom_line=words)) for words in (old, new)]
    lines = format_text(compare(*editions), *editions).splitlines()
    return [" ".join(line.split()) for line in lines[lines.index("Text") + 2 :]]


def test_changed_words_are_marked_in_their_place() -> None:
    """Of a long text that changed in places, the places are shown, with the words beside them."""
    (line,) = shown(LONG, LONG.replace("10,000", "12,000").replace("a ceasefire", "an armistice"))
    assert line == (
        "words Build it now, and keep the channel to … veto ended monitoring while at least [10,000→12,000] "
        "containers of munitions, by both counts … is disputed, so review the plan at [a ceasefire→an armistice]."
    )


def test_a_text_written_anew_is_shown_whole() -> None:
    """A text that has little in common with the old one stands below it."""
    assert shown("The port is full and ships wait.", "Grain rose after the ministry spoke.") == [
        "was The port is full and ships wait.",
        "now Grain rose after the ministry spoke.",
    ]


def test_nothing_is_said_too() -> None:
    """Where nothing changed, the text says so."""
    assert format_text(compare(OLD, OLD), OLD, OLD).splitlines()[1:] == ["nothing changed"]


def test_json_has_both_sides() -> None:
    """The JSON has the verdict, both sides of a judgement, and the editions compared."""
    found = json.loads(format_json(compare(OLD, NEW), OLD, NEW))
    assert (found["changed"], found["old"]["edition"], found["new"]["edition"]) == (True, 1, 2)
    first = found["judgements"][0]
    assert (first["verdict"], first["reason"]) == ("reversed", "a second storm")
    assert (first["old"]["likelihood"]["term"], first["new"]["likelihood"]["high"]) == ("likely", 45)
    assert found["facts"]["revised"][0]["fields"] == [{"name": "figure", "old": "9 m", "new": "7 m"}]
    assert found["judgements"][1]["old"] is None
