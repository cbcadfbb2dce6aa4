"""Tests of a brief as a bundle of STIX 2.1."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from briefgen.build.check import check_brief
from briefgen.sources.stix import stix_bundle
from tests.workspace import ROOT, Workspace, open_workspace


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    """Make the bundle of the real memo."""
    proven, _ = check_brief(ROOT / "briefs/putin-kim.yaml", open_workspace(ROOT).set(texts=()).settings)
    assert proven is not None
    return stix_bundle(proven.entry.value, proven.corpus)


def test_the_report_refers_to_everything(bundle: dict[str, Any]) -> None:
    """Each object has its own id, each reference leads to an object, and the report to all notes and opinions."""
    objects = {made["id"]: made for made in bundle["objects"]}
    assert len(objects) == len(bundle["objects"])
    kinds = Counter(made["type"] for made in objects.values())
    assert kinds["report"] == 1
    assert kinds["opinion"] > 5
    refs = {ref for made in objects.values() for ref in made.get("object_refs", ())}
    assert refs <= set(objects)
    assert {name for name, made in objects.items() if made["type"] in ("note", "opinion")} < refs


def test_no_link_of_the_brief_is_left(bundle: dict[str, Any]) -> None:
    """Texts are plain: no link of the brief's Markdown is in them."""
    assert re.findall(r"\]\(\w+:", json.dumps(bundle)) == []


def test_the_marking_is_that_of_tlp(bundle: dict[str, Any]) -> None:
    """A TLP 2.0 marking has the id that OASIS gave it, and every object bears it."""
    green = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
    assert bundle["objects"][0]["id"] == green
    others = [made for made in bundle["objects"][1:] if made.get("object_marking_refs") != [green]]
    assert others == []


def test_a_marking_of_ones_own_is_a_statement(harbour: Workspace) -> None:
    """A marking that is not of TLP is a statement in its own words."""
    proven, _ = check_brief(harbour.root / "briefs/brief.yaml", harbour.settings)
    assert proven is not None
    brief = proven.entry.value.model_copy(update={"marking": "OFFICIAL"})
    marking = stix_bundle(brief, proven.corpus)["objects"][0]
    assert marking["definition"] == {"statement": "OFFICIAL"}


def test_the_validator_of_oasis_accepts_it(bundle: dict[str, Any]) -> None:
    """The bundle is valid STIX 2.1, without an error or a warning."""
    validator = pytest.importorskip("stix2validator", reason="24 MB of packages that nothing else needs")
    result = validator.validate_instance(bundle, validator.ValidationOptions(version="2.1"))
    assert (result.is_valid, list(result.errors or ()), list(result.warnings or ())) == (True, [], [])
