"""Read environment variables, the clock and the number of cores; no other module does."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from types import ModuleType

TYPE_CHECKING = False  # what `typing` has takes longer to load than to hand a command over
if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from briefgen.cache.command_output import Command
    from briefgen.settings.settings import Settings


def settings_of(  # one parameter for each option
    near: Path,
    overrides: list[str] | None = None,
    as_of: str | None = None,
    texts: list[Path] | None = None,
    strict: bool = False,
    output: Path | None = None,
    formats: str | None = None,
    audience: str = "",
    moment: datetime | None = None,
    here: Path | None = None,
) -> Settings:
    """Gather a run's settings from its options, the environment and the workspace, at the folder `here`."""
    from pathlib import Path  # slow to load: a command that is handed over does not need it

    from briefgen.settings.gather import gather_settings  # as above

    return gather_settings(
        near,
        here or Path.cwd(),
        os.environ,
        moment or now(),
        overrides=overrides or (),
        as_of=as_of,
        texts=texts or (),
        output=output,
        formats=formats,
        cache=cache(),
        strict=strict,
        audience=audience,
    )


def today() -> date:
    """Return today's date in UTC."""
    return now().date()


def command(arguments: Sequence[str]) -> Command:
    """Put a command's arguments together with the current folder, the environment and the day."""
    from briefgen.cache.command_output import command_of  # as above

    # The memos that `build` has written, not the day, tell whether its output is still right.
    day = time.strftime("%Y-%m-%d", time.gmtime()) if arguments[0] == "check" else ""
    return command_of(arguments, os.getcwd(), os.environ, day)


def cache() -> Path | None:
    """Find the user's cache folder."""
    from briefgen.cache.user_folder import cache_folder  # as above

    return cache_folder(os.environ)


def now() -> datetime:
    """Return the current time in UTC."""
    from datetime import UTC, datetime  # as above

    return datetime.now(UTC)


def terminal_width() -> int:
    """Return the columns of the terminal: those that COLUMNS names, else its own, else 80."""
    from shutil import get_terminal_size  # as above

    return get_terminal_size().columns


def cores() -> int:
    """Count the processors that this process may use."""
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1


def _sockets() -> str | None:
    """Find the folder of sockets: in the user's runtime folder, else in the cache folder."""
    from briefgen.resident.socket_path import socket_folder  # as above

    if (runtime := socket_folder(os.environ)) is not None:
        return runtime
    folder = cache()
    return str(folder / "run") if folder else None


def resident_socket(workspace: Path) -> Path | None:
    """Return the socket of a workspace's resident process; None where there is no place for one."""
    from pathlib import Path  # as above

    from briefgen.resident.socket_path import fits, socket_path  # as above

    folder = _sockets()
    path = socket_path(folder, str(workspace), os.environ) if folder else None
    return Path(path) if path and fits(path) else None


def hand_over(arguments: Sequence[str], encoding: str) -> int | None:
    """Have a command run by the resident process of its workspace; None where it has to run by itself."""
    folder = _sockets()
    if folder is None or not os.path.isdir(folder):
        return None
    from briefgen.resident.client import hand_over as send  # only where a process may listen

    return send(arguments, os.environ, folder, encoding)


def set_environment(values: dict[str, str]) -> None:
    """Replace the environment variables of this process."""
    os.environ.clear()
    os.environ.update(values)
    time.tzset()


def remove_library_settings() -> None:
    """Remove the environment variables that configure ReportLab, Typer and Pydantic plug-ins."""
    for name in [name for name in os.environ if name.startswith(("RL_", "_BRIEFGEN_"))]:
        del os.environ[name]
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # Without plug-ins, what looks for them among all installed packages is not loaded either.
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)
