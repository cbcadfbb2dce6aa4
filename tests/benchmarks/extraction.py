"""Measure how well articles are taken out of web pages, beside the library's own settings; run by hand.

    python tests/benchmarks/extraction.py DIR

DIR is a clone of `scrapinghub/article-extraction-benchmark`, which has 181 pages with the text that people
marked in them, and the measure: its own `evaluate.py` is used. Nothing of it is part of this project.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import trafilatura

from briefgen.extract.extract import extract


def briefgen_text(page: bytes) -> str:
    """Return the text that `source add` stores."""
    document, _ = extract(page, "page.html", "page.html")
    return document.text if document else ""


def library_text(page: bytes) -> str:
    """Return the text that trafilatura extracts where nothing is set."""
    return str(trafilatura.extract(page, include_comments=False) or "")


EXTRACTORS: dict[str, Callable[[bytes], str]] = {"briefgen": briefgen_text, "trafilatura alone": library_text}


def load_measure(folder: Path) -> ModuleType:
    """Load the measure of the benchmark."""
    spec = spec_from_file_location("evaluate", folder / "evaluate.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(folder: Path) -> None:
    """Print a row for each extractor: F1, precision, recall, and processor time for a page."""
    measure = load_measure(folder)
    truth: dict[str, Any] = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((folder / f"html/{name}.html.gz").read_bytes()) for name in truth}
    print(f"{len(pages)} pages        F1     precision  recall  ms")
    for name, text_of in EXTRACTORS.items():
        begun = time.process_time()
        found = {page: {"articleBody": text_of(data)} for page, data in pages.items()}
        spent = (time.process_time() - begun) / len(pages)
        result = measure.evaluate(truth, found, 2)
        figures = f"{result['f1']:.3f}  {result['precision']:.3f}      {result['recall']:.3f}"
        print(f"{name:<18}  {figures}   {1000 * spent:.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
