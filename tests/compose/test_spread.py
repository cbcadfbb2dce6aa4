"""Tests of the spread of a measure, as prose and key figures print it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.build.check import check_brief, check_corpus
from briefgen.build.edition import compose_memo
from briefgen.catalogues.words import words_in
from briefgen.compose.spread import spread_of
from briefgen.document.key_figure_nodes import KeyFigures, Tile
from tests.harbour import BRIEF, ORIGINS
from tests.workspace import Workspace

NAMES = "abcd"
EVIDENCE = "evidence: [{source: log, exact: the old quay}]"


def facts(*figures: str, unit: str = "m") -> str:
    """Write facts a, b, … on the depth, a figure each."""
    rows = [
        f"  - id: {name}\n    statement: The channel has a depth.\n"
        f"    figure: {{measure: north-depth, {figure}{'' if 'unit' in figure else f', unit: {unit}'}}}\n    {EVIDENCE}\n"
        for name, figure in zip(NAMES, figures, strict=False)
    ]
    return "facts:\n" + "".join(rows)


CASES: dict[str, tuple[tuple[str, ...], str, str]] = {
    "one claim": (("value: 9",), "9 m", ""),
    "the same twice": (("value: 9", "value: 9, scope: other"), "9 m", ""),
    "a conflict": (("value: 12", "value: 9"), "9–12 m", "contested"),
    "a series": (("value: 9, as_of: 2024", "value: 12, as_of: 2025"), "12 m", "dates differ"),
    "scopes": (("value: 9, scope: mouth", "value: 12, scope: basin"), "9–12 m", "scopes differ"),
    "a rounding": (("value: 240", "value: 242"), "240–242 m", "rounded"),
    "floors": (("qualifier: at least, value: 9", "qualifier: more than, value: 12"), "at least 9–12 m", "compatible"),
    "a floor and a value": (("qualifier: at least, value: 9", "value: 12"), "at least 9 – 12 m", "compatible"),
    "ceilings": (("qualifier: up to, value: 9", "qualifier: less than, value: 12"), "up to 9–12 m", "compatible"),
    "a ceiling and a floor at one number": (
        ("qualifier: up to, value: 9", "qualifier: more than, value: 9"), "up to 9 – more than 9 m", "contested",
    ),
    "a value and a floor": (("value: 9", "qualifier: more than, value: 12"), "9 – more than 12 m", "contested"),
    "floors in one word": (
        ("qualifier: over, value: 9", "qualifier: more than, value: 12"), "more than 9–12 m", "compatible",
    ),
    "two floors at one number": (
        ("qualifier: at least, value: 9", "qualifier: more than, value: 9"), "at least 9 m", "rounded",
    ),
    "a value and a floor at one number": (
        ("qualifier: at least, value: 9", "value: 9"), "9 – at least 9 m", "compatible",
    ),
    "a ceiling, and a floor above it": (
        ("qualifier: more than, value: 12", "qualifier: up to, value: 9"), "up to 9 – more than 12 m", "contested",
    ),
    "nearly": (("qualifier: nearly, value: 9", "qualifier: almost, value: 12"), "nearly 9–12 m", "contested"),
    "only the ends": (("value: 9", "qualifier: about, value: 10", "value: 12"), "9–12 m", "contested"),
    "a range that holds the others": (
        ("qualifier: about, low: 9, high: 12", "value: 10"), "about 9–12 m", "compatible",
    ),
    "a range at one end": (("qualifier: about, low: 9, high: 12", "value: 20"), "about 9 – 20 m", "contested"),
    "about": (("qualifier: about, value: 9", "qualifier: around, value: 20"), "about 9–20 m", "contested"),
    "ranges": (("low: 9, high: 12", "low: 10, high: 14"), "9–14 m", "compatible"),
    "vague words": (("qualifier: dozens of", "qualifier: hundreds of"), "dozens–hundreds of m", "compatible"),
    "a vague word and a number": (("value: 900", "qualifier: dozens of"), "dozens–900 m", "contested"),
    "a vague word and a floor": (
        ("qualifier: more than, value: 900", "qualifier: dozens of"), "dozens – more than 900 m", "contested",
    ),
    "another unit": (("value: 9", "value: 20, unit: feet"), "6.1–9 m", "contested"),
    "one status": (("value: 9, status: target", "value: 12, status: target"), "9–12 m (target)", "contested"),
    "the same, announced and true": (("value: 9", "value: 9, status: announced"), "9 m (in part announced)", "compatible"),
    "other statuses": (
        ("value: 9", "value: 12, status: target", "value: 15, status: forecast"),
        "9–15 m (in part forecast or target)", "statuses differ",
    ),
    "an estimate is of what is": (("value: 9", "value: 12, status: estimate"), "9–12 m (in part estimate)", "contested"),
    "a status without a number": (
        ("qualifier: dozens of, status: forecast", "qualifier: hundreds of, status: forecast"),
        "dozens–hundreds of m (forecast)", "compatible",
    ),
    "the gravest of several": (("value: 9, as_of: 2024", "value: 12, as_of: 2025", "value: 15"), "12–15 m", "contested"),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "words", "label"), CASES.values(), ids=CASES)
def test_claims_print_as_a_spread(
    harbour: Workspace, figures: tuple[str, ...], words: str, label: str
) -> None:
    """Claims that differ print from the least to the greatest with the reason in words, never as an average."""
    harbour.write(
        {"briefs/corpus/facts/depth.yaml": facts(*figures), "briefs/corpus/facts/channel.yaml": CLOSED}
    )
    found = spread_of("north-depth", check_corpus(harbour.settings)[0].corpus, words_in("en"))
    assert (str(found.figure), found.label, found.varied) == (words, label, bool(label))
    assert len(found.facts) == len(figures)


CLOSED = """\
facts:
  - id: channel-closed
    statement: The north channel is closed.
    date: 2026-03-02
    evidence: [{source: log, exact: the north channel is closed}]
"""


def test_money_prints_with_its_sign_and_scale(harbour: Workspace) -> None:
    """A spread of money has its currency's sign once and its scale once."""
    harbour.write(
        {
            "briefs/corpus/facts/origins.yaml": ORIGINS.replace("unit: m}", "unit: USD}"),
            "briefs/corpus/facts/depth.yaml": facts("value: 240000000000", "value: 300000000000", unit="USD"),
            "briefs/corpus/facts/channel.yaml": CLOSED,
        }
    )
    found = spread_of("north-depth", check_corpus(harbour.settings)[0].corpus, words_in("en"))
    assert str(found.figure) == "$240–300\u202fbn"
    assert found.words == "$240\u202fbn (Harbour pilots); $300\u202fbn (Harbour pilots)"


def test_an_older_claim_of_an_origin_is_not_joined_with_its_newer_one(harbour: Workspace) -> None:
    """Words name each claim with its origin and date, newest first; the range has the newest of each origin."""
    ports = "  - {id: port, name: Port, kind: company}\nmeasures:"
    claims = facts(
        "value: 10, as_of: 2025-04", "value: 11, as_of: 2025-06", "value: 11, as_of: 2025-06", "value: 8"
    )
    first, second, third, rest = claims.split("  - id: ", 4)[1:]
    third = third.replace("    figure:", "    attributed_to: port\n    figure:")
    spoken = "facts:\n" + "".join(f"  - id: {fact}" for fact in (first, second, third, rest))
    harbour.write(
        {
            "briefs/corpus/facts/origins.yaml": ORIGINS.replace("measures:", ports),
            "briefs/corpus/facts/depth.yaml": spoken,
            "briefs/corpus/facts/channel.yaml": CLOSED,
        }
    )
    found = spread_of("north-depth", check_corpus(harbour.settings)[0].corpus, words_in("en"))
    assert (
        found.words
        == "11 m (Harbour pilots, Port, Jun 2025); 10 (Harbour pilots, Apr 2025); 8 (Harbour pilots)"
    )
    assert str(found.figure) == "8–11 m"


def tile_of(workspace: Workspace, *figures: str) -> Tile:
    """Compose a brief with the measure as its key figure."""
    workspace.write(
        {
            "briefs/corpus/facts/depth.yaml": facts(*figures),
            "briefs/corpus/facts/channel.yaml": CLOSED,
            "briefs/brief.yaml": BRIEF + "key_figures: [{measure: north-depth}]\n",
        }
    )
    proven, _ = check_brief(workspace.root / "briefs/brief.yaml", workspace.settings)
    assert proven is not None
    document, _ = compose_memo(proven)
    assert document is not None
    (found,) = (block for block in document.body if isinstance(block, KeyFigures))
    return found.tiles[0]


def test_a_tile_says_who_says_what_and_when(harbour: Workspace) -> None:
    """A contested key figure carries every claim with its origin, words, date and note, and no choice of its own."""
    tile = tile_of(
        harbour, "qualifier: more than, value: 12, as_of: 2025-06", "value: 20, unit: feet, as_of: 2024"
    )
    assert (tile.qualifier, tile.numeral, tile.contested_label, tile.detail) == (
        "more than",
        "12",
        "dates differ",
        "",
    )
    assert [(c.value_text, c.origin, str(c.low)) for c in tile.claims] == [
        ("more than 12", "Harbour pilots, Jun 2025", "12"),
        ("20 feet", "Harbour pilots, 2024", "6.1"),
    ]
    assert {n for c in tile.claims for n in c.notes} == set(tile.notes)


def test_a_tile_says_which_claims_are_not_in_force(harbour: Workspace) -> None:
    """The status of a figure is printed behind the unit of its tile, and behind each claim that has one."""
    tile = tile_of(harbour, "value: 9", "value: 12, status: announced")
    assert (tile.numeral, tile.unit, tile.contested_label) == (
        "9–12",
        "m (in part announced)",
        "statuses differ",
    )
    assert [c.value_text for c in tile.claims] == ["9", "12 (announced)"]
    alone = tile_of(harbour, "value: 9, status: forecast")
    assert (alone.numeral, alone.unit, alone.claims) == ("9", "m (forecast)", ())


def test_a_vague_claim_stands_beside_the_others(harbour: Workspace) -> None:
    """A claim without a number is shown too, and has the place on the scale that its word allows."""
    tile = tile_of(harbour, "qualifier: dozens of", "value: 900")
    assert [(c.value_text, c.low, c.high) for c in tile.claims] == [
        ("dozens", Decimal(24), Decimal(200)),
        ("900", Decimal(900), Decimal(900)),
    ]


def test_a_tile_of_one_figure_names_all_who_say_it(harbour: Workspace) -> None:
    """A figure on which claims agree has no spread, and names each origin and date."""
    tile = tile_of(harbour, "value: 9, as_of: 2024", "value: 9, as_of: 2025")
    assert (tile.numeral, tile.claims, tile.contested_label) == ("9", (), "")
    assert tile.detail == "Harbour pilots, 2025; Harbour pilots, 2024"
    assert len(tile.notes) == 2


def test_another_figure_for_the_same_time_is_a_revision(harbour: Workspace) -> None:
    """Where one origin says another figure later, for the same time, the spread says that it was revised."""
    text = facts("value: 9, as_of: 2023", "value: 12, as_of: 2023")
    for said in ("2024-03", "2024-06"):
        text = text.replace(f"    {EVIDENCE}", f"    date: {said}\n      evidence:", 1)
    harbour.write(
        {
            "briefs/corpus/facts/depth.yaml": text.replace("      evidence:", f"    {EVIDENCE}"),
            "briefs/corpus/facts/channel.yaml": CLOSED,
        }
    )
    assert (
        spread_of("north-depth", check_corpus(harbour.settings)[0].corpus, words_in("en")).label == "revised"
    )
