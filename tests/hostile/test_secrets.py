"""What must not leave the desk: a secret in every place that accepts text is in no file that is handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest

from tests.harbour import BRIEF, FACTS, ORIGINS, QUESTION, SOURCE
from tests.hostile.attack import run, with_template
from tests.workspace import Workspace, open_workspace

SECRET = re.compile("kestrel[0-9]*", re.IGNORECASE)
ALLOW = "briefgen: allow"
PLACES = {
    "briefs/brief.yaml": BRIEF.replace("marking:", "# kestrel01\nmarking:")
    .replace("one log is all there is", "kestrel02 is the log")
    .replace("rests_on:", "change: {reason: One log more.}\n    rests_on:")
    + (
        "schedule: {every: 'Mon..Fri 06:00', timezone: Europe/London}  # kestrel03\n"
        "gaps:\n  - question: what kestrel04 knows\n"
        "sections:\n  - ref: storms\n"
        f"  - title: The quay is full\n    body: |\n      It [is closed](fact:channel-closed). <!-- {ALLOW} number-naked: kestrel05 -->\n"
        "views: [extend-or-wait]\n"
        "recipients:\n  - {name: First office, copy: 1, marking: TLP:GREEN, address: kestrel32}\n"
        "  - {name: Second office, copy: 2, marking: TLP:GREEN, address: kestrel33}\n"
    ),
    "briefs/corpus/facts/channel.yaml": f"# kestrel06\n{FACTS}"
    "  - id: unused\n    statement: kestrel07 was there.  # kestrel08\n"
    "    evidence: [{source: unused, exact: the old quay}]\n",
    "briefs/corpus/facts/origins.yaml": ORIGINS.replace(
        "measures:", "  - {id: unused, name: kestrel09, kind: other}\nmeasures:"
    )
    + "  - {id: unused, label: kestrel10, unit: m}\n",
    "briefs/corpus/sources/log.yaml": f"{SOURCE}desk-note: handed over by kestrel11\nprinted-note: A copy.\n# kestrel12\n",
    "briefs/corpus/sources/unused.yaml": SOURCE.replace("id: log", "id: unused").replace("The pilots’ log", "kestrel13"),
    "briefs/corpus/sections/storms.md": "---\n# kestrel14\ntitle: Storms delay the work\n---\n"
    f"<!-- {ALLOW} number-naked: kestrel15 -->\nA storm.\n",
    "briefs/corpus/sections/unused.md": "---\ntitle: kestrel16\n---\nkestrel17.\n",
    "briefs/corpus/views/extend-or-wait.yaml": f"# kestrel18\n{QUESTION}",
    "briefs/corpus/views/unused.yaml": QUESTION.replace("id: extend-or-wait", "id: unused").replace("Extend the", "Ask kestrel19, extend the"),
    "pyproject.toml": '# kestrel20\n[tool.briefgen]\ntexts = ["texts", "/nowhere/kestrel21"]\n'
    '[tool.briefgen.rules]\nallow-unused = "off"\nhypothesis-unheld = "off"\ncase-bare = "off"\n',
    "texts/log.txt": "The log says that the north channel is closed. It had a depth of nine metres. The old quay. kestrel22.\n",
    "notes/kestrel23.md": "kestrel24\n",
}  # fmt: skip
"""Files of a workspace with a secret of its own at every place."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Make a workspace below a folder of a secret name, with templates that have comments and print no gaps."""
    made = open_workspace(tmp_path / "kestrel25").write_as_is(PLACES)
    with_template(made, "{# kestrel26 #}\n")
    folder = made.root / "templates" / "two-page-brief"
    for name in ("product.yaml", "theme.yaml"):
        text = (folder / name).read_text("utf-8")
        lines = [line for line in text.splitlines() if not re.search(r"part: gaps", line)]
        (folder / name).write_text("\n".join([*lines, "# kestrel27", ""]), "utf-8")
    return made


def _contents(path: Path) -> Iterator[str]:
    """Yield all that can be read from a file: of a PDF, its streams, strings, attachments and words."""
    data = path.read_bytes()
    yield from (path.name, data.decode("utf-8", "replace"))
    if path.suffix == ".pdf":
        with pikepdf.open(BytesIO(data)) as file:
            for each in file.objects:
                yield repr(each)
                if isinstance(each, pikepdf.Stream):
                    yield (
                        each.read_bytes().decode("utf-8", "replace")
                        if "/Filter" not in each or each.Filter != "/DCTDecode"
                        else ""
                    )
        for page in pypdfium2.PdfDocument(data):
            yield page.get_textpage().get_text_bounded()


def test_no_secret_leaves(workspace: Workspace) -> None:
    """No file that is handed over contains a comment, an allowance, a desk note, what is unused, a setting or a path."""
    environment = {
        "USER": "kestrel28",
        "LOGNAME": "kestrel28",
        "HOSTNAME": "kestrel29",
        "HOME": "/home/kestrel30",
    }
    given = ("build", "briefs/brief.yaml", "--format", "pdf,html,md", "--set", "to=Director  # kestrel31")
    for arguments in (given, (*given, "--issue"), ("copies", "briefs/brief.yaml")):
        outcome = run(workspace, *arguments, environment=environment)
        assert outcome.code == 0, outcome.err
    files = [p for p in (workspace.root / "output").rglob("*") if p.is_file() and ".briefgen" not in p.parts]
    assert sorted({p.suffix for p in files}) == [".html", ".json", ".jsonl", ".md", ".pdf"]
    found = {f"{p.name}: {word}" for p in files for text in _contents(p) for word in SECRET.findall(text)}
    assert found == set()
    others = {p.name: [text for text in _contents(p) if "Second office" in text] for p in files}
    assert sorted(name for name, texts in others.items() if texts) == [
        "brief_2026-03-20_ed01_TLP-GREEN_copy02.pdf",
        "copies.json",
    ]


def test_what_is_printed_is_found(workspace: Workspace) -> None:
    """The search finds a secret that is printed."""
    source = workspace.root / "briefs" / "corpus" / "sources" / "log.yaml"
    source.write_text(source.read_text("utf-8").replace("A copy.", "Ask kestrel11."), "utf-8")
    assert run(workspace, "build", "briefs/brief.yaml").code == 0
    memo = workspace.root / "output" / "brief.pdf"
    assert sum(bool(SECRET.search(text)) for text in _contents(memo)) > 2
