"""An edition that was signed after it was issued, beside the ledger of its folder."""

from __future__ import annotations

from datetime import UTC, datetime

from briefgen.editions.ledger import Notice, check_editions, notices_on, read_ledger
from briefgen.publish.notice import record_notice
from briefgen.sign.credentials import load_signer
from briefgen.sign.sign_pdf import sign_pdf
from tests.editions.issuing import folder, issued
from tests.harbour import BRIEF
from tests.sign.authority import Authority
from tests.workspace import Workspace

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def test_a_signed_edition_is_that_edition(harbour: Workspace, authority: Authority) -> None:
    """It is no stray in the folder of editions, and says that its edition is withdrawn."""
    edition = issued(harbour, BRIEF + "signed_for: the harbour office\n")
    signer, _ = load_signer(authority.key, authority.certificate, [authority.root], None, NOW)
    assert signer is not None
    signed, problems = sign_pdf(edition.read_bytes(), edition.name, signer)
    assert signed is not None, problems
    path = edition.with_name("signed.pdf")
    path.write_bytes(signed)
    assert list(check_editions(read_ledger(folder(harbour), "brief"), "brief")) == []
    assert notices_on(path) == ()
    reason = "A source was retracted."
    notice = Notice(kind="withdrawn", about=1, day="2026-03-22", reason=reason, sha256="0" * 64)
    assert record_notice(harbour.root / "briefs/brief.yaml", harbour.settings, notice) == ()
    assert [each.rule for each in notices_on(path)] == ["edition-withdrawn"]
    path.write_bytes(edition.read_bytes()[:-1])
    assert notices_on(path) == ()
