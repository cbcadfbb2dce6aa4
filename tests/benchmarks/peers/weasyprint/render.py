"""Set a memo's words as PDF/UA-1 with WeasyPrint: `render.py WORDS.yaml OUT.pdf`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape
from weasyprint import HTML


def notes(words: str) -> Markup:
    """Link the note marks."""
    return Markup(re.sub(r"\[(\d+)\]", r'<sup><a href="#note-\1">\1</a></sup>', str(escape(words))))  # noqa: S704  # escaped before


environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
environment.filters["notes"] = notes
with Path(sys.argv[1]).open(encoding="utf-8") as file:
    memo = yaml.load(file, yaml.CSafeLoader)
html = environment.get_template("memo.html.j2").render(d=memo)
HTML(string=html, base_url=str(Path(__file__).parent)).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
