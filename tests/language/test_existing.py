"""Tests of what presents a number as one that is or was."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from briefgen.language.claims import Quantity
from briefgen.language.read import read
from briefgen.language.wording.existing import Mood, find_sign

TABLES = sorted(
    path.name.removesuffix(".json")
    for path in files("briefgen.language").joinpath("words").iterdir()
    if path.name != "any.json"
)
SIGNS: tuple[tuple[str, Mood, str, str, bool], ...] = (
    ("en", "proposed", "Open the gate, where 900 lorries now wait.", "now", True),
    ("en", "expected", "the 14 ministers will meet", "the", True),
    ("en", "proposed", "Spend the extra $2 billion.", "the", True),
    ("en", "expected", "the six states will meet", "the", False),
    ("en", "expected", "the queue, at 190 lorries, will grow", "at 190 lorries", True),
    ("en", "expected", "cover, at 36 days, will shrink", "at 36 days", True),
    ("en", "proposed", "Close the sluice, now that only 9,000 litres a day come in.", "now that", False),
    ("en", "proposed", "Buy salt, as the sheds hold 140 days' worth.", "as", False),
    ("en", "awaited", "The drop to four months has changed it already.", "already", False),
    ("fr", "proposed", "Fermer la vanne, puisque 40 puits sont à sec.", "puisque", False),
    ("en", "proposed", "Help 40 families who lost their homes.", "lost", False),
    ("en", "awaited", "exports had fallen by 10 per cent", "had", True),
    ("fr", "expected", "les 420 gardes seront retirés", "les", True),
    ("de", "proposed", "Ein Tor öffnen, wo jetzt 900 Lastwagen warten.", "jetzt", True),
    ("ru", "expected", "очередь, где сейчас ждут 900 машин, вырастет", "сейчас", True),
)
NONE: tuple[tuple[str, Mood, str], ...] = (
    ("en", "proposed", "Buy 3,000 tonnes now."),
    ("en", "proposed", "Lend the bank $1.5 billion."),
    ("en", "proposed", "Pay the port 40 million euros a year."),
    ("en", "proposed", "Ask for 45 slots, where ships now wait."),
    ("en", "expected", "the queue will fall to 40 lorries this year"),
    ("en", "proposed", "Name 40 envoys, as planned."),
    ("en", "proposed", "Send her, as part of a team of 12."),
    ("en", "awaited", "Four dry months already by June."),
    ("en", "proposed", "Approve a fee below 10%, and a rule that no tugs are ordered."),
    ("en", "expected", "the first 30 days pass in peace"),
    ("en", "awaited", "the price is above $90"),
    ("it", "expected", "la fila scenderà sotto i 40 camion"),
    ("es", "expected", "la inflación bajará al 4 por ciento"),
)


@pytest.mark.parametrize(("language", "mood", "text", "words", "sure"), SIGNS)
def test_what_is_or_was_has_a_sign(language: str, mood: Mood, text: str, words: str, sure: bool) -> None:
    """A number of what is or was is recognised by a word of time, a determiner, an aside or a verb."""
    reading = read(text, language)
    sign = find_sign(reading.passage, reading.of(Quantity)[0], mood)
    assert sign is not None
    assert (sign.words, sign.sure) == (words, sure)


@pytest.mark.parametrize(("language", "mood", "text"), NONE)
def test_what_is_proposed_or_expected_has_none(language: str, mood: Mood, text: str) -> None:
    """A number that is proposed, expected or awaited is not taken for one of what is."""
    reading = read(text, language)
    assert find_sign(reading.passage, reading.of(Quantity)[0], mood) is None


@pytest.mark.parametrize("language", TABLES)
def test_every_language_has_its_lists(language: str) -> None:
    """Each language with word lists has those that tell what is from what is proposed."""
    table = json.loads(files("briefgen.language").joinpath("words", f"{language}.json").read_text("utf-8"))
    assert all(table[name] for name in ("so far", "known", "conditions"))
