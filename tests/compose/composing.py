"""What the tests of composing share."""

from __future__ import annotations

from briefgen.build.check import check_brief
from briefgen.build.edition import compose_memo
from briefgen.compose.citations import Citations
from briefgen.compose.memo import Memo
from briefgen.document.nodes import Document
from tests.workspace import Workspace


def memo_of(workspace: Workspace, brief: str = "briefs/brief.yaml") -> Memo:
    """Prove a brief in which nothing is wrong."""
    proven, problems = check_brief(workspace.root / brief, workspace.settings)
    assert proven is not None
    assert problems == ()
    product = proven.kit.product.value
    return Memo(proven.entry, product, proven.profile, proven.corpus, proven.proofs, Citations())


def document_of(workspace: Workspace, brief: str = "briefs/brief.yaml") -> Document:
    """Compose a brief in which nothing is wrong."""
    proven, problems = check_brief(workspace.root / brief, workspace.settings)
    assert proven is not None
    document, faults = compose_memo(proven)
    assert (*problems, *faults) == ()
    assert document is not None
    return document
