"""Read files; report those that cannot be read as findings."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.readable_folders import ANYWHERE, OutsideError, ReadableFolders
from briefgen.reading.suggest import nearest

MAX_BYTES = 2_000_000


def read_text_file(
    path: Path, shown: str, readable: ReadableFolders, max_bytes: int = MAX_BYTES
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a UTF-8 text file; a byte-order mark is dropped, and CRLF line ends become LF.

    Errors: file-encoding, and those of `read_file`.
    """
    data, problems = read_file(path, shown, readable, max_bytes, "split the file")
    if data is None:
        return None, problems
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        span = Span(shown, line, 1, line, 2)
        return None, (error("file-encoding", span, "not valid UTF-8", "save the file as UTF-8"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def read_file(
    path: Path, shown: str, readable: ReadableFolders, max_bytes: int, hint: str
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Read a regular file; `hint` says what to do if it is too large.

    Errors: file-outside, file-unreadable, file-large.
    """
    try:
        data = read_bytes(path, max_bytes + 1, readable)
    except OutsideError:
        return None, (outside_finding(path, shown, readable, "put the file itself there"),)
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or "the name is not valid").lower()
        message = f"cannot be read: {reason}"
        near = _similar_file(path) if isinstance(problem, FileNotFoundError) else None
        hint = f"did you mean `{near}`?" if near else "check its name and permissions"
        return None, (_problem("file-unreadable", shown, message, hint),)
    if data is None:
        return None, (_problem("file-unreadable", shown, "not a regular file", "name a file"),)
    if len(data) > max_bytes:
        return None, (_problem("file-large", shown, f"larger than {max_bytes:,} bytes", hint),)
    return data, ()


def _similar_file(path: Path) -> str | None:
    """Find a file in the same folder with a similar name."""
    return nearest(path.name, file_names(path.parent))


def file_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the files of a folder, in order; none if it cannot be listed."""
    try:
        return tuple(sorted(path.name for path in folder.iterdir()))
    except OSError:
        return ()


def path_exists(path: Path) -> bool:
    """Check whether a path exists, even as a broken link (which reading it then reports)."""
    return os.path.lexists(path)


def file_exists(path: Path) -> bool:
    """Check whether a file exists; a name that is too long for the system does not."""
    try:
        return path.exists()
    except OSError:
        return False


def folder_exists(path: Path) -> bool:
    """Check whether a folder exists; a name that is too long for the system does not."""
    return file_exists(path) and path.is_dir()


def file_named(folder: Path, name: str) -> Path:
    """Return the path of a file, also if its name is stored with its accents composed differently.

    Source: macOS and ZIP files decompose names (Unicode normalisation form D), keyboards compose them.
    """
    path = folder / name
    if name.isascii() or file_exists(path):
        return path
    wanted = unicodedata.normalize("NFC", name)
    try:
        others = sorted(folder.iterdir())
    except OSError:
        return path
    return next((other for other in others if unicodedata.normalize("NFC", other.name) == wanted), path)


def outside_finding(path: Path, shown: str, readable: ReadableFolders, hint: str) -> Diagnostic:
    """Report a path that leads out of the readable folders, with the link that leads there.

    Errors: file-outside.
    """
    link = readable.outer_link(path)
    after = len(path.parts) - len(link.parts)
    name = "/".join(shown.split("/")[:-after]) if after else shown
    message = f"`{name or link}` leads out of the workspace" + (", by a link" if link.is_symlink() else "")
    return _problem("file-outside", shown, message, hint)


def read_lines(path: Path) -> tuple[str, ...]:
    """Read the lines of a file for display, replacing invalid characters; none if it cannot be read."""
    try:
        data = read_bytes(path, MAX_BYTES, ANYWHERE)  # of a file that was read before
    except (OSError, ValueError):
        return ()
    text = (data or b"").decode("utf-8-sig", "replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def read_bytes(path: Path, most: int, readable: ReadableFolders) -> bytes | None:
    """Read the first bytes of a file, or of its unsaved text; None if it is a pipe, a device or a folder.

    Errors: those of `ReadableFolders.open`.
    """
    if (unsaved := readable.unsaved_text(path)) is not None:
        return unsaved[:most]
    descriptor = readable.open(path)
    with os.fdopen(descriptor, "rb") as stream:
        found = os.fstat(stream.fileno())
        if not stat.S_ISREG(found.st_mode):
            return None
        return stream.read(min(most, found.st_size + 1))  # read() allocates as much as it is asked for


def _problem(rule: str, shown: str, message: str, hint: str) -> Diagnostic:
    return error(rule, Span(shown), message, hint)
