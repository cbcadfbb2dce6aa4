"""Set a memo's words as PDF/UA-1 and PDF/A-3a: `render.py WORDS.yaml OUT.pdf`, or a folder of words and one for PDFs."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import typst

STANDARDS = ["ua-1", "a-3a"]
HERE = Path(__file__).parent
compiler = typst.Compiler(root="/", font_paths=[os.environ["FACES"]], ignore_system_fonts=True)


def render(words: str, pdf: str) -> None:
    """Compile the template with the words."""
    compiler.compile(
        str(HERE / "memo.typ"),
        output=pdf,
        format="pdf",
        sys_inputs={"words": str(Path(words).resolve())},
        pdf_standards=STANDARDS,
    )


if __name__ == "__main__":
    given, out = sys.argv[1:]
    if Path(given).is_dir():
        for path in sorted(Path(given).glob("*.yaml")):
            began = time.perf_counter()
            render(str(path), str(Path(out) / f"{path.stem}.pdf"))
            print(time.perf_counter() - began)
    else:
        render(given, out)
