"""Tests of who gives something to whom."""

from __future__ import annotations

import pytest

from briefgen.language.read import read
from briefgen.language.wording.transfers import turned_transfers

SENT = "In February, Putin sent Kim a free luxury limousine."
SHELLS = "North Korea has sent Russia over 11,000 containers."
HONEST = [
    ("Putin gave Kim a limousine.", SENT),
    ("Kim received a limousine from Putin.", SENT),
    ("Lee writes that Putin gave Kim a limousine.", SENT),
    ("Russia received containers from North Korea.", SHELLS),
    ("Pyongyang shipped containers to Moscow.", SHELLS),
    ("Russia sent North Korea oil.", f"{SHELLS} Russia has sent North Korea oil."),
    ("The minister gave Kim a limousine.", SENT),
    ("Russia gave Kim a limousine.", SENT),
    ("Vladimir Putin gave Kim a limousine.", SENT),
    ("Kim was sent a limousine by Putin.", SENT),
    ("Kim sent his sister to Beijing.", SENT),
    ("Mole Works sold the plant in May to Ferrylines.", "Mole Works sold the plant to Ferrylines."),
]
DISHONEST = [
    ("Kim gave Putin a limousine.", SENT),
    ("Lee writes that Kim gave Putin a limousine.", SENT),
    ("Putin received a limousine from Kim.", SENT),
    ("Russia has sent North Korea 11,000 containers.", SHELLS),
    (
        "Russia has sent North Korea 11,000 containers.",
        "North Korea had transferred containers to aid Russia's war.",
    ),
    ("Moscow shipped containers to Pyongyang.", SHELLS),
    ("Lee writes that Xi gave Kim a limousine.", SENT),
    ("Ferrylines sold the plant to Vitol.", "Vitol sold the plant to Ferrylines."),
]


@pytest.mark.parametrize(("claim", "evidence"), HONEST)
def test_the_same_giver_passes(claim: str, evidence: str) -> None:
    """The giver and the receiver of the evidence pass, in other words, and others that it does not turn."""
    assert list(turned_transfers(read(claim, "en").passage, [read(evidence, "en").passage])) == []


@pytest.mark.parametrize(("claim", "evidence"), DISHONEST)
def test_a_giver_who_receives_is_found(claim: str, evidence: str) -> None:
    """A giver who is the receiver in the evidence is found, with the words from the one to the other."""
    (found,) = turned_transfers(read(claim, "en").passage, [read(evidence, "en").passage])
    assert found.respect == "subject"
    assert claim[found.start : found.end] == found.claim
    assert found.evidence in evidence
