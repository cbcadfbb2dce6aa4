"""Timers that run `briefgen build --due`: systemd units, a line of cron, a GitHub workflow.

A timer runs at short intervals; when a memo is due is written in its brief. So one timer serves every brief,
and it stays the same when a brief's schedule changes.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from briefgen.runs.github_timer import github
from briefgen.runs.systemd_timer import systemd
from briefgen.runs.timer_job import Job


def cron(job: Job) -> dict[str, str]:
    """Return a crontab; a percent sign, which would end the command, is escaped. Source: crontab(5)."""
    command = shlex.join(job.command).replace("%", "\\%")
    text = f"""\
# every quarter of an hour; cron mails the findings to MAILTO
*/15 * * * * umask 077; {command} > /dev/null
"""
    return {f"{job.name}.crontab": text}


KINDS: Final[Mapping[str, Callable[[Job], dict[str, str]]]] = MappingProxyType(
    {"systemd": systemd, "cron": cron, "github": github}
)
