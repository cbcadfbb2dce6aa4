"""A machine that runs printed units: systemd as the first process of namespaces of its own, on a copy of `/`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

INIT = Path("/lib/systemd/systemd")
_BOOT = """\
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs {state}
mkdir {state}/up {state}/work {state}/root
mount -t overlay overlay -o lowerdir=/,upperdir={state}/up,workdir={state}/work {state}/root
cd {state}/root
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs tmpfs sys/fs/cgroup
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs tmpfs run
mount -t tmpfs -o mode=755 tmpfs dev
for device in null zero full random urandom tty; do cp -a /dev/$device dev/$device; done
mkdir dev/shm dev/pts dev/mqueue dev/hugepages old
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t devpts devpts dev/pts
ln -s pts/ptmx dev/ptmx
{binds}
cp -r {units}/. etc/systemd/system/
pivot_root . old
umount -l /old
export container=other
exec chroot . {init} --system --unit={start} --log-target=null --show-status=no
"""


@cache
def missing() -> str:
    """Say what this machine has not; empty if units can be run."""
    if os.geteuid() != 0 or not INIT.exists() or shutil.which("unshare") is None:
        return "units are run by root, with systemd and unshare"
    if Path(sys.executable).is_relative_to("/tmp"):  # noqa: S108  # the folder that the units do not see
        return "units do not see /tmp, where the interpreter is"
    tried = subprocess.run(  # noqa: S603  # as below
        [*_UNSHARE, "sh", "-ec", "mount -t tmpfs tmpfs /mnt; mount -t cgroup2 cgroup2 /mnt"],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode:
        return f"no namespaces to run units in: {tried.stderr}"
    unit = {"probe.service": "[Service]\nType=oneshot\nExecStart=echo begun\n"}
    with TemporaryDirectory() as folder:
        printed = run_units(unit, "probe.service", "probe.service", {}, Path(folder, "state"))
    return "" if "begun" in printed else f"systemd does not begin here: {printed[-300:]}"


_UNSHARE = (
    *("timeout", "-s", "KILL", "60"),
    *("unshare", "--mount", "--pid", "--fork", "--uts", "--ipc", "--cgroup", "--kill-child"),
)


def run_units(units: Mapping[str, str], start: str, end: str, binds: Mapping[Path, str], state: Path) -> str:
    """Start a unit, and go on until the unit `end` has ended; return what the units print.

    `binds` has the folders that the machine shares, with their paths in it.
    """
    folder, log = state / "units", state / "log"
    log.parent.mkdir(parents=True)
    (state / "machine").mkdir()
    log.touch()
    for name, text in units.items():
        (folder / f"{name}.d").mkdir(parents=True)
        (folder / name).write_text(text, "utf-8")
        if name.endswith(".service"):
            ends = "SuccessAction=exit-force\nFailureAction=exit-force\n" if name == end else ""
            alone = f"[Unit]\nDefaultDependencies=no\n{ends}"
            printed = "[Service]\nStandardOutput=append:/log\nStandardError=append:/log\n"
            (folder / f"{name}.d" / "alone.conf").write_text(alone + printed, "utf-8")
    # The interpreter may lie in the home of root; on the copy, everybody may go there.
    parents = Path(sys.executable).resolve().parents
    shared = [f"chmod a+x .{shlex.quote(str(folder))}" for folder in parents]
    shared += [
        f"mkdir -p .{shlex.quote(inside)}; mount --bind {shlex.quote(str(path))} .{shlex.quote(inside)}"
        for path, inside in binds.items()
    ]
    shared.append(f"touch log; mount --bind {shlex.quote(str(log))} log")
    values = {"state": state / "machine", "units": folder, "init": INIT, "start": start}
    script = _BOOT.format(binds="\n".join(shared), **{k: shlex.quote(str(v)) for k, v in values.items()})
    done = subprocess.run(  # noqa: S603  # what we printed
        [*_UNSHARE, "bash", "-c", script], capture_output=True, text=True, check=False
    )
    return f"{done.stderr}{log.read_text('utf-8')}"
