"""Where the resident process of a workspace listens: a socket in a folder that only its user can open.

Paths are text here, and constants have no `Final`: a client loads neither `pathlib` nor `typing`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b

from briefgen.version import VERSION

_LONGEST = 100
"""Bytes of a socket's path that every system allows."""


def socket_folder(environment: Mapping[str, str]) -> str | None:
    """Find the folder of sockets in the user's runtime folder, if there is one."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    return os.path.join(runtime, "briefgen") if os.path.isabs(runtime) else None


def socket_path(folder: str, workspace: str, environment: Mapping[str, str]) -> str:
    """Return the socket of a workspace: its name depends on the version, and on how Python was started.

    It also depends on which files the process sees: others in a container, or in a confined service.
    """
    python = sorted(f"{name}={value}" for name, value in environment.items() if name.startswith("PYTHON"))
    parts = (
        VERSION,
        os.path.dirname(__file__),
        sys.executable,
        sys.version,
        str(sys.flags),
        sys.getfilesystemencoding(),
        *python,
        *_visible_files(),
        workspace,
    )
    name = blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return os.path.join(folder, name)


def _visible_files() -> Iterator[str]:
    """Yield what identifies the mount namespace and the root folder of this process."""
    with suppress(OSError):  # only Linux has namespaces
        yield os.readlink("/proc/self/ns/mnt")  # a name that leads to no file
    root = os.stat("/")
    yield f"{root.st_dev} {root.st_ino}"


def is_private(path: str) -> bool:
    """Check whether a socket and its folder belong to this user, and nobody else can open them."""
    try:
        found = (os.lstat(os.path.dirname(path)), os.lstat(path))
    except OSError:
        return False
    return all(each.st_uid == os.geteuid() and not each.st_mode & 0o077 for each in found)


def fits(path: str) -> bool:
    """Check whether a path is short enough for a socket."""
    return len(os.fsencode(path)) <= _LONGEST
