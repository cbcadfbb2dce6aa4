"""Corrupt the repository's corpus and briefs, one small change at a time, and count what `check` catches.

    python -m tests.mutation.run [--texts DIR] [--most N]

`--texts` names a folder of source texts; without one the lock has to speak. `--most` bounds the corruptions of
each kind (40 where left out), taken evenly. The misses are listed: each is a change that no rule can see.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_whole_corpus
from briefgen.recheck.recheck import check_all
from briefgen.settings.settings import Settings
from briefgen.spec.read import read_brief
from tests.mutation.corruptions import Corruption, corruptions
from tests.workspace import NOW

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = ("putin-kim", "china-question")


def main() -> None:
    """Corrupt, check, count, print."""
    parser = argparse.ArgumentParser(description="Count the corruptions that `check` catches.")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--most", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "briefs", root / "briefs")
        shutil.copytree(ROOT / "templates", root / "templates")
        run(root, options.texts.resolve() if options.texts else None, options.most)


def run(root: Path, texts: Path | None, most: int) -> None:
    """Corrupt a copy of the workspace and print the result."""
    settings = Settings(
        root,
        root,
        root / "briefs/corpus",
        root / "templates",
        root / "output",
        (texts,) if texts else (),
        NOW,
    )
    specs = [(root / f"briefs/{name}.yaml", settings) for name in BRIEFS]
    clean = set(check_all(specs, [settings]).findings)
    caught: dict[str, list[bool]] = defaultdict(list)
    misses: list[str] = []
    for corruption in chosen(root, settings, most):
        before = (root / corruption.path).read_text("utf-8")
        corruption.apply(root)
        found = set(check_all(specs, [settings]).findings) - clean
        (root / corruption.path).write_text(before, "utf-8")
        caught[corruption.kind].append(bool(found))
        if not found:
            line = before.count("\n", 0, corruption.start) + 1
            old = before[corruption.start : corruption.end]
            misses.append(f"{corruption.kind}: {corruption.path}:{line}: `{old}` → `{corruption.new}`")
    report(caught, misses)


def chosen(root: Path, settings: Settings, most: int) -> list[Corruption]:
    """Choose at most so many corruptions of each kind, evenly over the workspace."""
    corpus, _ = load_whole_corpus(CorpusFiles(settings.corpus, "briefs/corpus"))
    entries = (
        read_brief((root / f"briefs/{n}.yaml").read_text("utf-8"), f"briefs/{n}.yaml", {})[0] for n in BRIEFS
    )
    by_kind: dict[str, list[Corruption]] = defaultdict(list)
    for corruption in corruptions(corpus, [e for e in entries if e is not None]):
        by_kind[corruption.kind].append(corruption)
    return [c for found in by_kind.values() for c in found[:: max(1, -(-len(found) // most))]]


def report(caught: dict[str, list[bool]], misses: list[str]) -> None:
    """Print the counts by kind, the total and the misses."""
    for kind, results in sorted(caught.items()):
        print(f"{kind:<28} {sum(results):>4} of {len(results):>4}")  # noqa: T201  # a script that reports
    everything = [result for results in caught.values() for result in results]
    share = 100 * sum(everything) / len(everything)
    print(f"{'all':<28} {sum(everything):>4} of {len(everything):>4}  {share:.1f} %")  # noqa: T201  # as above
    print("\n".join(["", "missed:", *misses]))  # noqa: T201  # as above


if __name__ == "__main__":
    main()
