"""A real memo, issued, copied for a recipient and signed."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import page
import pytest
from page import ValidationProfile

from briefgen.build.build import build
from briefgen.build.copies import make_copies
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.sign.credentials import load_signer
from briefgen.sign.sign_pdf import sign_pdf
from briefgen.verify.signed_memo import Trust
from briefgen.verify.verify import verify_file
from tests.sign.authority import Authority
from tests.workspace import ROOT, open_workspace

NOW = datetime(2030, 1, 1, tzinfo=UTC)
MORE = """\
signed_for: the policy planning desk
recipients:
  - {name: Minister for Foreign Affairs, copy: 1, marking: TLP:RED}
  - {name: Sanctions department, copy: 2, marking: TLP:GREEN}
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Path:
    """Issue the real memo, copy it for two recipients, and sign the second copy."""
    root = tmp_path_factory.mktemp("signed-copy")
    shutil.copytree(ROOT / "briefs", root / "briefs")
    spec = root / "briefs" / "putin-kim.yaml"
    spec.write_text(spec.read_text("utf-8") + MORE, "utf-8")
    settings = open_workspace(root).set(texts=()).settings
    built, problems = build(spec, settings, issue_on=date(2024, 6, 27))
    assert built is not None, problems
    copies, problems = make_copies(spec, settings, 1, date(2024, 6, 27), 1)
    assert [each.copy.number for each in copies] == [1, 2], problems
    path = copies[1].path
    signer, problems = load_signer(authority.key, authority.certificate, [authority.root], None, NOW)
    assert signer is not None, problems
    signed, problems = sign_pdf(path.read_bytes(), path.name, signer)
    assert signed is not None, problems
    path.write_bytes(signed)
    return path


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_meets_both_standards(copy: Path, profile: str) -> None:
    """Number, recipient and signature break neither PDF/UA-1 nor PDF/A-3a."""
    assert page.validate_pdf_bytes(copy.read_bytes(), profile=ValidationProfile(profile)).failures == []


def test_verify_finds_nothing(copy: Path, authority: Authority) -> None:
    """`verify` redraws it, names its recipient and its signer, and has no finding."""
    verified, problems = verify_file(
        copy, copy.name, SourceTexts(()), Trust((authority.root.read_bytes(),), NOW)
    )
    assert problems == ()
    assert verified is not None
    assert verified.copy is not None
    assert (verified.copy.edition, verified.copy.recipient) == (1, "Sanctions department")
    assert verified.redrawn == "equal byte for byte"
    (line,) = verified.signatures
    assert line.startswith("signature of `Harbour office`, ")
