"""The helper of a process that has threads, as `workers.helper` begins it; no command of the user's."""

from __future__ import annotations

import os

from briefgen.build.build import preload
from briefgen.cli.outside import forget_foreign_settings
from briefgen.workers.helper import serve

if __name__ == "__main__":
    forget_foreign_settings()
    preload()
    orders, results = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # whatever prints, prints to where errors go
    with os.fdopen(orders, "rb") as reader, os.fdopen(results, "wb") as writer:
        serve(reader, writer)
