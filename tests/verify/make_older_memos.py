"""Make the memos of older drawing code again, each by the last commit that drew by it.

    python tests/verify/make_older_memos.py FOLDER

They are in `fixtures/`. Never replace one: a memo that was issued does not change.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
COMMITS = {
    "memo-without-document.pdf": "e90e088^",
    "memo-before-numbers.pdf": "9a221ec^",
    "memo-of-drawing-1.pdf": "e729bb2^",
    "memo-of-drawing-2.pdf": "5cf6301^",
    "memo-of-drawing-3.pdf": "6d04bb0^",
    "memo-of-drawing-4.pdf": "95a264b^",
    "memo-of-drawing-5.pdf": "539113e^",
    "memo-of-drawing-6.pdf": "60a8642^",
    "memo-of-drawing-7.pdf": "0dae1bc^",
    "memo-of-drawing-8.pdf": "d1b09ad^",
    "memo-of-drawing-9.pdf": "995c916^",
}
BUILD = """
import sys, tempfile
from pathlib import Path
try:
    from tests.verify.test_forgeries import illustrated
except ImportError:
    from tests.verify.tampering import MEMO
    from tests.workspace import open_workspace
    illustrated = lambda root: open_workspace(root).write(MEMO)
built, problems = illustrated(Path(tempfile.mkdtemp())).build()
Path(sys.argv[1]).write_bytes(built.path.read_bytes())
"""


def make(commit: str, path: Path) -> None:
    """Build the memo of `test_forgeries` with the code and the tests of a commit."""
    with TemporaryDirectory() as folder:
        subprocess.run(["git", "worktree", "add", "-q", "--detach", folder, commit], cwd=ROOT, check=True)
        try:
            places = {"PYTHONPATH": f"{folder}/src:{folder}", "PYTHONDONTWRITEBYTECODE": "1"}
            subprocess.run([sys.executable, "-c", BUILD, path], cwd=folder, env=places, check=True)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=ROOT, check=True)


if __name__ == "__main__":
    for name, commit in COMMITS.items():
        make(commit, Path(sys.argv[1]).resolve() / name)
