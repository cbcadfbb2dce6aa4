"""Set a folder of memos' words on all cores: `render_many.py WORDS OUT`."""

from __future__ import annotations

import os
import sys
from multiprocessing import Pool
from pathlib import Path

from render import render

if __name__ == "__main__":
    words, out = map(Path, sys.argv[1:])
    work = [(str(path), str(out / f"{path.stem}.pdf")) for path in sorted(words.glob("*.yaml"))]
    with Pool(os.cpu_count()) as pool:
        pool.starmap(render, work, chunksize=10)
