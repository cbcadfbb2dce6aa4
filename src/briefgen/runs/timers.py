"""Timers that run `briefgen build --due`: systemd units, a line of cron, a GitHub workflow.

A timer runs at short intervals; when a memo is due is written in its brief. So one timer serves every brief,
and it stays the same when a brief's schedule changes.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.settings.settings import Settings

_MODULE: Final = ("-P", "-m", "briefgen", "build", "--due")
"""Arguments of the interpreter; with `-P`, it imports nothing from the current folder."""
_HARDENING: Final = """\
NoNewPrivileges=true
ProtectSystem=strict
ProtectHome=read-only
PrivateDevices=true
PrivateNetwork=true
ProtectClock=true
ProtectHostname=true
ProtectKernelLogs=true
ProtectKernelModules=true
ProtectKernelTunables=true
ProtectControlGroups=true
RestrictAddressFamilies=AF_UNIX
RestrictNamespaces=true
RestrictRealtime=true
RestrictSUIDSGID=true
LockPersonality=true
CapabilityBoundingSet=
SystemCallArchitectures=native"""


@dataclass(frozen=True, slots=True)
class Job:
    """The command of a timer for a workspace, and who runs it."""

    python: Path
    root: Path
    output: Path
    """The folder that a build may write to. It exists."""
    owner: str
    repository: Path
    """The root of the repository that the workspace lies in."""
    version: str

    @property
    def name(self) -> str:
        """The name of the timer's files, made from the name of the workspace's folder."""
        return "-".join(["briefgen", *re.findall(r"[a-z0-9]+", self.root.name.lower())])

    @property
    def command(self) -> tuple[str, ...]:
        """The arguments of the command, the program first."""
        return str(self.python), *_MODULE, str(self.root)


def job_of(
    settings: Settings, python: Path, owner: str, version: str
) -> tuple[Job | None, tuple[Diagnostic, ...]]:
    """Return the command of a timer for a workspace.

    Errors: path-unprintable.
    """
    root = settings.root
    output = next(p for p in (settings.output, *settings.output.parents) if p.is_dir())
    repository = next((p for p in (root, *root.parents) if (p / ".git").exists()), root)
    for path in (python, root, output):
        if not str(path).isprintable():
            message = "a path with such a character cannot stand in what a timer reads"
            return None, (error("path-unprintable", Span(str(path)), message, "rename the folder"),)
    return Job(python, root, output, owner, repository, version), ()


def systemd(job: Job) -> dict[str, str]:
    """Return a service and its timer.

    Source: systemd.service(5) on command lines, systemd.exec(5), systemd.timer(5).
    """
    service = f"""\
# /etc/systemd/system/{job.name}.service
[Unit]
Description=Build the memos of {_specified(str(job.root))} that are due

[Service]
Type=oneshot
User={job.owner}
ExecStart=:/usr/bin/env {" ".join(map(_quoted, job.command))}
ReadWritePaths={_quoted(str(job.output))}
CacheDirectory={job.name}
Environment=XDG_CACHE_HOME=%C/{job.name}
{_HARDENING}
"""
    timer = f"""\
# /etc/systemd/system/{job.name}.timer
[Unit]
Description=Look every quarter of an hour which memos of {_specified(str(job.root))} are due

[Timer]
OnCalendar=*:0/15
Persistent=true

[Install]
WantedBy=timers.target
"""
    return {f"{job.name}.service": service, f"{job.name}.timer": timer}


def _quoted(word: str) -> str:
    """Quote an argument; since the command starts with `:`, a dollar sign needs no escape."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_specified(escaped)}"'


def _specified(text: str) -> str:
    return text.replace("%", "%%")


def cron(job: Job) -> dict[str, str]:
    """Return a crontab; a percent sign, which would end the command, is escaped. Source: crontab(5)."""
    command = shlex.join(job.command).replace("%", "\\%")
    text = f"""\
# every quarter of an hour; cron mails the findings to MAILTO
*/15 * * * * {command} > /dev/null
"""
    return {f"{job.name}.crontab": text}


def github(job: Job) -> dict[str, str]:
    """Return a workflow, which caches the output folder from one run to the next.

    Source: GitHub Docs, "Events that trigger workflows": runs on the hour are the most often delayed.
    """
    inside = Path(os.path.relpath(job.root, job.repository)).as_posix()
    output = Path(os.path.relpath(job.output, job.repository)).as_posix()
    run = f"briefgen build --due {shlex.quote(inside)}"
    cache_args = f'path: {json.dumps(output)}, key: "{job.name}-${{{{ github.run_id }}}}"'
    text = f"""\
# .github/workflows/{job.name}.yml
name: memos that are due
on:
  schedule:
    - cron: "7,37 * * * *"
  workflow_dispatch:
permissions:
  contents: read
concurrency: {job.name}
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-python@v6
        with: {{python-version: "3.13"}}
      - uses: actions/cache/restore@v4
        with: {{{cache_args}, restore-keys: "{job.name}-"}}
      - run: python -m pip install 'briefgen=={job.version}'
      - run: {json.dumps(run)}
      - uses: actions/cache/save@v4
        if: always()
        with: {{{cache_args}}}
      - uses: actions/upload-artifact@v5
        if: always()
        with: {{name: memos, path: {json.dumps(f"{output}/*.pdf")}, retention-days: 7}}
"""
    return {f"{job.name}.yml": text}


KINDS: Final[Mapping[str, Callable[[Job], dict[str, str]]]] = MappingProxyType(
    {"systemd": systemd, "cron": cron, "github": github}
)
