"""Ending by a signal, after what has to be done at the end is done."""

from __future__ import annotations

import os
import signal


class Terminated(BaseException):  # like KeyboardInterrupt, it is no error
    """A signal has asked this process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


def end_by_signal(number: int) -> None:
    """End this process as the signal would have, so that whoever waits for it sees the signal."""
    if number != signal.SIGKILL:  # which no process can handle
        signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
