"""Entry point of the process that `workers.helper` starts; not a user command."""

from __future__ import annotations

import os

from briefgen.build.build import preload
from briefgen.cli.environment import remove_library_settings
from briefgen.workers.helper import serve

if __name__ == "__main__":
    remove_library_settings()
    preload()
    orders, results = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # print() goes to standard error, since standard output carries the results
    serve(orders, results)
