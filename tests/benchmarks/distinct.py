"""A workspace of any number of distinct briefs: the repository's own, with other words in every paragraph."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.benchmarks.environments import ROOT

_LETTERS = "bcdfghjklmnpqrstvwxz"
_SETTINGS = '[tool.briefgen]\ntexts = []\nrules = {page-budget = "off"}\n'
"""Other words are a little wider, and the memo of the repository fills its last page."""


def word(number: int) -> str:
    """Make a word of three letters, which stands for “the” in the memo of that number: its lines stay as long."""
    base = len(_LETTERS)
    return "".join(_LETTERS[number // base**place % base] for place in (2, 1, 0))


def altered(text: str, number: int) -> str:
    """Put another word for each “the”, save before names, and so give other words to be set in every paragraph."""
    return re.sub(r" the (?=[a-z])", f" {word(number)} ", text)


def write_briefs(workspace: Path, many: int) -> Path:
    """Make the workspace anew, and give the folder of its briefs."""
    shutil.rmtree(workspace, ignore_errors=True)
    briefs = workspace / "briefs"
    briefs.mkdir(parents=True)
    (workspace / "pyproject.toml").write_text(_SETTINGS)
    shutil.copytree(ROOT / "briefs" / "corpus", workspace / "briefs" / "corpus")
    shutil.copytree(ROOT / "templates", workspace / "templates")
    spec = (ROOT / "briefs" / "putin-kim.yaml").read_text(encoding="utf-8")
    sections = re.findall(r"\{ref: ([a-z-]+)\}", spec)
    for number in range(many):
        mine = word(number)
        text = re.sub(r"^(title: .*) a ", rf"\1 {mine} ", spec, count=1, flags=re.MULTILINE)
        for name in sections:
            text = text.replace(f"ref: {name}}}", f"ref: {name}-{mine}}}")
            section = briefs / "corpus" / "sections" / f"{name}.md"
            copy = section.read_text(encoding="utf-8").replace(f"id: {name}\n", f"id: {name}-{mine}\n", 1)
            section.with_stem(f"{name}-{mine}").write_text(altered(copy, number), encoding="utf-8")
        (briefs / f"memo-{mine}.yaml").write_text(altered(text, number), encoding="utf-8")
    return briefs
