"""Build a folder of briefs one after the other in this process, all stages, and print the seconds of each.

python -m tests.benchmarks.many BRIEFS OUT
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from briefgen.build.build import build
from briefgen.cli.entry import COLLECT_AFTER
from briefgen.cli.environment import settings_of

if __name__ == "__main__":
    gc.set_threshold(COLLECT_AFTER)  # as the program does
    briefs, out = map(Path, sys.argv[1:])
    for spec in sorted(briefs.glob("*.yaml")):
        settings = settings_of(spec, output=out)
        began = time.perf_counter()
        built, found = build(spec, settings, force=True)
        gc.collect(0)  # as a worker of the program does after each memo
        seconds = time.perf_counter() - began
        if built is None:
            raise SystemExit(str(found))
        print(seconds)
