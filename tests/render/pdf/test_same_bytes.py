"""Equal inputs give equal bytes, on any machine at any time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

import briefgen
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from tests.render.pdf.harbour_memo import MEMO, TIMESTAMP

_PROGRAM = """
import hashlib
from tests.render.pdf.harbour_memo import MEMO, TIMESTAMP
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
print(hashlib.sha256(render_pdf(MEMO, Theme(), TIMESTAMP)[0].pdf).hexdigest())
"""


def test_twice_the_same() -> None:
    """Two renderings in one process are the same file."""
    assert render_pdf(MEMO, Theme(), TIMESTAMP) == render_pdf(MEMO, Theme(), TIMESTAMP)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Seoul"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {"RL_pageCompression": "0", "RL_ttfAsciiReadable": "1", "RL_useA85": "1", "RL_invariant": "0"},
    ],
)
def test_environment_does_not_matter(environment: dict[str, str]) -> None:
    """Hash seed, time zone, locale and ReportLab's own variables have no effect."""
    here = render_pdf(MEMO, Theme(), TIMESTAMP)[0].pdf
    paths = os.pathsep.join([str(Path(__file__).parents[3]), str(Path(briefgen.__file__).parents[1])])
    there = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", _PROGRAM],
        env={"PATH": "", "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_time_is_the_given_one() -> None:
    """The file's dates are the given time, in UTC."""
    later = render_pdf(MEMO, Theme(), TIMESTAMP + timedelta(days=1))[0].pdf
    assert b"2031-03-12T09:30:00Z" in render_pdf(MEMO, Theme(), TIMESTAMP)[0].pdf
    assert b"2031-03-13T09:30:00Z" in later
