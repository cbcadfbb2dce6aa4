"""A systemd timer: a service that can write only to the output folder, and one that reports its failure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefgen.runs.timer_job import Job

_HARDENING: Final = """\
UMask=0077
NoNewPrivileges=true
ProtectSystem=strict
ProtectHome=read-only
PrivateDevices=true
ProtectClock=true
ProtectHostname=true
ProtectKernelLogs=true
ProtectKernelModules=true
ProtectKernelTunables=true
ProtectControlGroups=true
ProtectProc=invisible
RestrictNamespaces=true
RestrictRealtime=true
RestrictSUIDSGID=true
RemoveIPC=true
LockPersonality=true
CapabilityBoundingSet=
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM"""
_NO_NETWORK: Final = """\
PrivateNetwork=true
RestrictAddressFamilies=AF_UNIX"""
_NETWORK: Final = """\
# the command of --notify may use the network
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6"""
_TEMPORARY: Final = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108  # folders that PrivateTmp hides


def systemd(job: Job) -> dict[str, str]:
    """Return a service, its timer, and the service that reports a failure, by the names of their files.

    Source: systemd.service(5) on command lines, systemd.exec(5), systemd.timer(5).
    """
    texts = {
        ".service": _service(job),
        "-failed.service": _failure_service(job),
        ".timer": _timer(job),
    }
    return {f"{job.name}{suffix}": text for suffix, text in texts.items()}


def _service(job: Job) -> str:
    """Return the service that builds the memos.

    The output folder is made as the owner of the workspace, before the service is confined to it: a path that
    does not exist cannot be made writable.
    """
    # A workspace in a temporary folder would not be seen with a private one.
    hidden = any(path.is_relative_to(each) for path in (job.root, job.python) for each in _TEMPORARY)
    user = f"--reuid={job.owner} --regid={job.group} --clear-groups"
    return f"""\
# /etc/systemd/system/{job.name}.service
[Unit]
Description=Build the memos of {_specified(str(job.root))} that are due
OnFailure={job.name}-failed.service

[Service]
Type=oneshot
User={job.owner}
ExecStartPre=+:/usr/bin/env setpriv {user} mkdir -p -m 700 {_quoted(str(job.output))}
ExecStart=:/usr/bin/env {" ".join(map(_quoted, job.command))}
ReadWritePaths={_quoted("-" + str(job.output))}
CacheDirectory={job.name}
CacheDirectoryMode=0700
Environment=XDG_CACHE_HOME=%C/{job.name}
PrivateTmp={"false" if hidden else "true"}
{_NETWORK if job.notify else _NO_NETWORK}
{_HARDENING}
"""


def _failure_service(job: Job) -> str:
    """Return the service that runs when memos could not be built."""
    message = f"memos of {job.root} could not be built: journalctl -u {job.name}"
    return f"""\
# /etc/systemd/system/{job.name}-failed.service
# It writes an error to the journal; use a command here that reaches you, such as one that sends mail.
[Unit]
Description=Report that memos of {_specified(str(job.root))} could not be built

[Service]
Type=oneshot
DynamicUser=true
SyslogLevel=err
ExecStart=:/usr/bin/env echo {_quoted(message)}
"""


def _timer(job: Job) -> str:
    """Return the timer that runs the service every quarter of an hour."""
    return f"""\
# /etc/systemd/system/{job.name}.timer
[Unit]
Description=Check every quarter of an hour which memos of {_specified(str(job.root))} are due

[Timer]
OnCalendar=*:0/15
Persistent=true

[Install]
WantedBy=timers.target
"""


def _quoted(word: str) -> str:
    """Quote an argument; since the command starts with `:`, a dollar sign needs no escape."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_specified(escaped)}"'


def _specified(text: str) -> str:
    return text.replace("%", "%%")
