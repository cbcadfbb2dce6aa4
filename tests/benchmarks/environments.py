"""The peers' environments, made from PyPI where they are not there yet."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from briefgen.render.pdf.faces import FONTS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORK = ROOT / "output" / "benchmarks"
"""Everything the benchmarks write; it may be deleted at any time."""
BRIEFGEN = str(Path(sys.executable).parent / "briefgen")
TYPST = ("typst==0.15.*", "pyyaml>=6,<7")
WEASYPRINT = ("weasyprint==70.*", "jinja2>=3.1,<4", "pyyaml>=6,<7")
RENDERCV = ("rendercv[full]==2.8", "pyyaml>=6,<7")
RENDERCV_PYTHONS = ("3.14", "3.13", "3.12")


def typst() -> str:
    """Return the Python that has Typst, whose package adds 3 ms to the start of a process."""
    return _environment("typst", TYPST)


def weasyprint() -> str:
    """Return the Python that has WeasyPrint."""
    return _environment("weasyprint", WEASYPRINT)


def rendercv() -> str:
    """Return the Python that has RenderCV 2.8; it needs 3.12 or later.

    The icons its page template fetches from the network at the first build are replaced by an empty package:
    the memo has none.

    Errors: FileNotFoundError where there is no such Python.
    """
    found = next((p for version in RENDERCV_PYTHONS if (p := _python(version))), "")
    if not found:
        raise FileNotFoundError("no Python 3.12 or later")
    icons = WORK / "typst-cache" / "typst" / "packages" / "preview" / "fontawesome" / "0.6.0"
    icons.mkdir(parents=True, exist_ok=True)
    (icons / "typst.toml").write_text(
        '[package]\nname = "fontawesome"\nversion = "0.6.0"\nentrypoint = "lib.typ"\n'
    )
    (icons / "lib.typ").write_text("#let fa-icon(..it) = none\n")
    return _environment("rendercv", RENDERCV, found)


def faces() -> Path:
    """Copy the faces that briefgen sets to a folder the peers read."""
    folder = WORK / "faces"
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*FONTS.glob("source-serif-pro/*.ttf"), *FONTS.glob("source-sans-pro/*.ttf")):
        shutil.copy(path, folder)
    return folder


def _python(version: str) -> str:
    """Find a Python that runs, and is not a shim of one that does not."""
    found = shutil.which(f"python{version}")
    asked = subprocess.run([found, "-V"], capture_output=True, check=False) if found else None
    return found if found and asked and not asked.returncode else ""


def _environment(name: str, packages: tuple[str, ...], python: str = sys.executable) -> str:
    folder = WORK / "environments" / name
    interpreter = folder / "bin" / "python"
    done = folder / "packages.txt"
    wanted = "\n".join(packages)
    if not (done.exists() and done.read_text() == wanted):
        print(f"making an environment: {', '.join(packages)}", file=sys.stderr)
        _quietly(python, "-m", "venv", "--clear", "--without-pip", str(folder))
        pip = (sys.executable, "-m", "pip", "--python", str(interpreter))
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
            pip = (shutil.which("python3") or sys.executable, *pip[1:])
        _quietly(*pip, "install", "-q", *packages)
        done.write_text(wanted)
    return str(interpreter)


def _quietly(*argv: str) -> None:
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
