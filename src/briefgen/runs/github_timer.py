"""A GitHub workflow that builds what is due, publishes it by marking, and commits editions."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from typing import Final

from briefgen.runs.timer_job import Job, unit_name

_CHECKOUT: Final = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8  # v5.0.0"
_PYTHON: Final = "actions/setup-python@e797f83bcb11b83ae66e0230d6156d7c80228e7c  # v6.0.0"
_RESTORE: Final = "actions/cache/restore@0057852bfaa89a56745cba8c7296529d2fc39830  # v4.3.0"
_SAVE: Final = "actions/cache/save@0057852bfaa89a56745cba8c7296529d2fc39830  # v4.3.0"
_UPLOAD: Final = "actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4  # v5.0.0"
_NO_FILE_NAME: Final = re.compile(r"[^\w +-]")
"""Characters of a marking that an artifact cannot have in its name."""
_TOOL: Final = ".briefgen-source"
"""The folder of the checkout of briefgen."""
_SORT: Final = """\
      - name: put the memos and editions of each marking into a folder of their own
        if: CONDITION
        shell: python
        run: |
          import json, os, pathlib, re, shutil
          temp = pathlib.Path(os.environ["RUNNER_TEMP"])
          for brief in json.loads((temp / "report.json").read_text("utf-8"))["briefs"]:
              folder = temp / "memos" / re.sub(r"[^\\w +-]", "-", str(brief["marking"]))
              for name in (brief["memo"], *brief["others"], brief["issued"]):
                  if name and os.path.isfile(name):
                      folder.mkdir(parents=True, exist_ok=True)
                      shutil.copy(name, folder)
"""


def github(job: Job) -> dict[str, str]:
    """Return a workflow.

    Only the records of builds are cached. Memos are built anew, and editions are committed. So a file that
    was deleted in the repository never comes back.

    Source: GitHub Docs, "Events that trigger workflows": runs on the hour are the most often delayed;
    "Security hardening for GitHub Actions": actions are named by the hash of their commit.
    """
    inside = job.inside(job.root)
    name, place = ("briefgen", "") if inside == "." else (unit_name(job.root.name, inside), f" in {inside}")
    text = f"""\
# .github/workflows/{name}.yml
name: {json.dumps(f"memos that are due{place}", ensure_ascii=False)}
on:
  schedule:
    - cron: "7,37 * * * *"
  workflow_dispatch:
permissions:
  contents: {"write" if job.issue else "read"}
concurrency: {name}
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: {_CHECKOUT}
        with: {{persist-credentials: {"true" if job.issue else "false"}}}
{"".join(_steps(job, name))}"""
    return {f"{name}.yml": text}


def _steps(job: Job, name: str) -> Iterator[str]:
    yield from _install(job)
    if job.texts:
        yield _run("say which texts are missing", *map(_missing_text, map(job.inside, job.texts)))
    records = (
        f'path: {json.dumps(f"{job.inside(job.output)}/.briefgen")}, key: "{name}-${{{{ github.run_id }}}}"'
    )
    yield f'      - uses: {_RESTORE}\n        with: {{{records}, restore-keys: "{name}-"}}\n'
    words = ("briefgen", "build", "--due", "--format", "github", *job.options, job.inside(job.root))
    build = f'{shlex.join(words)} --report "$RUNNER_TEMP/report.json"'
    yield f"      - id: build\n        run: {json.dumps(build, ensure_ascii=False)}\n"
    yield f"      - uses: {_SAVE}\n        if: always()\n        with: {{{records}}}\n"
    condition = "always() && steps.build.outcome != 'skipped'"
    if job.issue:
        yield _commit(job.inside(job.output), condition)
        # An edition that is not committed is not published either: its number will be given again.
        condition = "always() && steps.commit.outcome == 'success'"
    yield _SORT.replace("CONDITION", condition)
    # Everybody who can read the repository can read an artifact: the narrowest marking is for fewer.
    for marking in job.markings[:-1]:
        yield _upload(_NO_FILE_NAME.sub("-", marking), condition)


def _install(job: Job) -> Iterator[str]:
    """Install briefgen from its repository at a tag, or from this repository if it is that of briefgen."""
    folder = "."
    if not job.is_own_repository:
        folder = f"./{_TOOL}"
        repository, _, ref = job.tool.partition("@")
        source = f"repository: {repository}, ref: {json.dumps(ref)}, path: {_TOOL}"
        yield f"      - uses: {_CHECKOUT}\n        with: {{{source}, persist-credentials: false}}\n"
    yield f'      - uses: {_PYTHON}\n        with: {{python-version: "3.13"}}\n'
    yield _run(
        "install briefgen, and its locked dependencies by their hashes",
        f"python -m pip install -q --require-hashes -r {folder}/requirements.txt",
        f"python -m pip install -q --no-deps --no-build-isolation {folder}",
    )


def _missing_text(folder: str) -> str:
    message = (
        f"no folder {folder} of source texts in this repository: quotations are as briefgen.lock has them"
    )
    # The message of a workflow command ends at the line; a percent sign begins an escape.
    notice = f"::notice::{message}".replace("%", "%25")
    return f"test -d {shlex.quote(folder)} || echo {shlex.quote(notice)}"


def _run(name: str, *lines: str, settings: str = "") -> str:
    body = "".join(f"          {line}\n" for line in lines)
    return f"      - name: {name}\n{settings}        run: |\n{body}"


def _upload(marking: str, condition: str) -> str:
    return f"""\
      - uses: {_UPLOAD}
        if: {condition}
        with:
          name: "memos-{marking}"
          path: "${{{{ runner.temp }}}}/memos/{marking}/"
          if-no-files-found: ignore
          retention-days: 7
"""


def _commit(output: str, condition: str) -> str:
    """Commit the folders of editions, also where the repository ignores the output folder."""
    folder = shlex.quote(output)
    return _run(
        "commit the editions",
        f"find {folder} -mindepth 1 -maxdepth 1 -type d ! -name '.*' -exec git add --force -- {{}} +",
        "git diff --cached --quiet && exit 0",
        "git config user.name briefgen",
        "git config user.email briefgen@users.noreply.github.com",
        'git commit -q -m "editions issued on $(date -u +%F)"',
        "git pull -q --rebase",
        "git push -q",
        settings=f"        id: commit\n        if: {condition}\n",
    )
