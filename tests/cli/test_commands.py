"""Tests of the command line: exit code, stdout and stderr of every command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest

import briefgen
from briefgen.cli.commands import COMMANDS
from briefgen.spec.schemas import MODELS, schema_text
from tests.cli.running import Ran, run_main
from tests.harbour import BRIEF
from tests.workspace import ROOT, TEMPLATES, Workspace

Run = Callable[..., Ran]
MARKING = "`green` is not one of `TLP:RED`, `TLP:AMBER+STRICT`, `TLP:AMBER`, `TLP:GREEN`, `TLP:CLEAR`"
PLACE = "file=--set marking=green,line=1,col=1,endLine=1,endColumn=1"
UNPROVEN = """\
briefs/corpus/facts/channel.yaml:6:37: warning[quote-unproven]: the text of `log` is not available, and it was never locked
6 |     evidence: [{source: log, exact: the north channel is closed}]
  |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
hint: save it as `log.txt` in a folder of texts, or run `briefgen lock` where it is
"""
FACT = """\
fact channel-closed (briefs/corpus/facts/channel.yaml:2)
statement           The north channel is closed.

evidence from log: “The pilots’ log”, 2026-03-05, en, paragraph 1 [exact]
  The log says that [the north channel is closed].

what was read       from the fact                  from the evidence
dates and times     2026-03-02                     –
speakers            –                              The log: says
opposites           north                          north
                    closed                         closed

no rule reports a difference; look yourself at what is not the same on both
sides: dates and times (only in the fact), speakers (only in the evidence)
"""
BUILT = re.compile(r"output/brief\.pdf: 1 page, [0-9]+ KB\n")


@pytest.fixture
def run(harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs briefgen in the small workspace."""
    (harbour.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    monkeypatch.chdir(harbour.root)
    for module in ("build.load", "compose.kit"):
        monkeypatch.setattr(f"briefgen.{module}.packaged_templates", lambda: TEMPLATES)
    for name in ("BRIEFGEN_TEXTS", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def running(*arguments: str) -> Ran:
        return run_main(monkeypatch, capsys, arguments)

    return running


PAGES = "`briefgen build` also checks the number of pages\n"
CLEAN: dict[str, tuple[list[str], str]] = {
    "the version": (["--version"], f"briefgen {version('briefgen')}\n"),
    "a clean check": (["check", "briefs", "--texts", "texts"], "1 brief: no findings\n2 quotations: 2 exact\n" + PAGES),
    "a check of one brief": (["check", "briefs/brief.yaml", "--texts", "texts"], "1 brief: no findings\n1 quotation: 1 exact\n" + PAGES),
    "a check of the workspace": (["check", ".", "--texts", "texts"], "1 brief: no findings\n2 quotations: 2 exact\n" + PAGES),
    "the same brief twice": (["check", "briefs", "briefs/brief.yaml", "--texts", "texts"], "1 brief: no findings\n2 quotations: 2 exact\n" + PAGES),
    "a check of a fact": (["check", "channel-closed", "--texts", "texts"], FACT),
    "a check of a fact, named as one": (["check", "fact:channel-closed", "--texts", "texts"], FACT),
    "a check for programs": (["check", "briefs", "--texts", "texts", "--format", "json"], '{\n  "diagnostics": []\n}\n'),
    "a check for GitHub": (["check", "briefs", "--texts", "texts", "--format", "github"], "\n"),
    "a lock": (["lock", "--texts", "texts", "--date", "2026-03-21"], "briefs/corpus/briefgen.lock: 2 quotations locked (2 new or changed)\n"),
    "the schemas": (["schema"], "".join(f"{name}\n" for name in MODELS)),
    **{f"the schema of {name}": (["schema", name], schema_text(name)) for name in MODELS},
    "the schemas as files": (["schema", "-o", "made"], "".join(f"made/{name}.json\n" for name in MODELS)),
    "a new brief": (["new", "second"], "briefs/second.yaml\n"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "out"), CLEAN.values(), ids=CLEAN)
def test_results_go_to_stdout(run: Run, arguments: list[str], out: str) -> None:
    """Results are printed on stdout, nothing on stderr, and the exit code is 0."""
    assert run(*arguments) == (0, out, "")


FINDINGS: dict[str, tuple[list[str], int, str, str]] = {
    "a finding": (
        ["check", "briefs", "--texts", "texts", "--set", "marking=green"],
        1,
        "1 brief: 1 error\n2 quotations: 2 exact\n",
        f"--set marking=green:1:1: error[marking-unknown]: {MARKING}\nhint: one of {MARKING.partition('one of ')[2]}\n",
    ),
    "a finding, short": (
        ["check", "briefs", "--texts", "texts", "--set", "marking=green", "--format", "short"],
        1,
        "1 brief: 1 error\n2 quotations: 2 exact\n",
        f"--set marking=green:1:1: error[marking-unknown]: {MARKING}\n",
    ),
    "a finding for GitHub": (
        ["check", "briefs", "--texts", "texts", "--set", "marking=green", "--format", "github"],
        1,
        f"::error {PLACE},title=marking-unknown::{MARKING}%0Ahint: one of {MARKING.partition('one of ')[2]}\n",
        "",
    ),
    "a warning": (["check", "briefs/brief.yaml"], 0, "1 brief: 1 warning\n1 quotation: 1 unavailable\n" + PAGES, UNPROVEN),
    "a warning, strict": (["check", "briefs/brief.yaml", "--strict"], 1, "1 brief: 1 warning\n1 quotation: 1 unavailable\n" + PAGES, UNPROVEN),
    "a failed build": (
        ["build", "briefs/brief.yaml", "--texts", "texts", "--set", "edition=0"],
        1,
        "",
        "--set edition=0:1:1: error[value-range]: expected at least 1, found the number `0`\nhint: correct the value\n",
    ),
    "a warned build, strict": (["build", "briefs/brief.yaml", "--strict"], 1, "", UNPROVEN),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "out", "err"), FINDINGS.values(), ids=FINDINGS)
def test_findings_go_to_stderr(run: Run, arguments: list[str], code: int, out: str, err: str) -> None:
    """Findings are printed on stderr with path, line and column; machine-readable ones on stdout."""
    assert run(*arguments) == (code, out, err)


USAGE: dict[str, tuple[list[str], str]] = {
    "a brief that is not there": (["build", "none.yaml"], "none.yaml:1:1: error[file-unreadable]: cannot be read: no such file or directory\nhint: check its name and permissions\n"),
    "a day for a fact": (["check", "channel-closed", "--as-of", "2026-01-01"], "briefgen check --as-of:1:1: error[set-form]: only a brief has it\nhint: leave it out, or name the brief\n"),
    "a fact that is not there": (["check", "chanel-closed"], "check chanel-closed:1:1: error[fact-unknown]: no fact `chanel-closed` in the corpus\nhint: did you mean `channel-closed`?\n"),
    "a folder without a brief": (["check", "texts"], "texts:1:1: error[file-unreadable]: no brief in this folder\nhint: make one: `briefgen new NAME`\n"),
    "texts that are not there": (["check", "briefs", "--texts", "none"], "none:1:1: error[file-unreadable]: no such folder of texts\nhint: name a folder that exists\n"),
    "a set without a value": (["build", "briefs", "--set", "edition"], "--set edition:1:1: error[set-form]: expected `KEY=VALUE`\nhint: write `--set edition=2`\n"),
    "an unknown format": (["build", "briefs", "--format", "pdf,docx"], "--format pdf,docx:1:1: error[format-unknown]: `docx` is not an output format\nhint: write `--format pdf,html,md`\n"),
    "no format at all": (["build", "briefs", "--format", ""], "--format :1:1: error[format-unknown]: `` is not an output format\nhint: write `--format pdf,html,md`\n"),
    "a day that is none": (["build", "briefs", "--as-of", "26.6.2024"], "--as-of 26.6.2024:1:1: error[date-form]: `26.6.2024` is not a day\nhint: write it as 2024-06-26, or a rule: `latest`, `today` or `last friday`\n"),
    "a day that never was": (["build", "briefs", "--as-of", "2023-02-29"], "--as-of 2023-02-29:1:1: error[date-form]: `2023-02-29` is not a day\nhint: write it as 2024-06-26, or a rule: `latest`, `today` or `last friday`\n"),
    "a file of facts in place of a brief": (["build", "briefs/corpus/facts/channel.yaml"], "briefs/corpus/facts/channel.yaml:1:1: error[brief-expected]: a file of the corpus, not a brief\nhint: name a brief, or check the whole workspace by its folder: `briefgen check .`\n"),
    "a memo in place of a brief": (["build", "output/brief.pdf"], "output/brief.pdf:1:1: error[brief-expected]: a finished memo, not a brief\nhint: name the brief it is made from, or check it by `briefgen verify`\n"),
    "a lock of what is not there": (["lock", "--texts", "texts", "--update", "lgo"], "--update lgo:1:1: error[update-unknown]: nothing in the corpus has this id\nhint: did you mean `log`?\n"),
    "a lock's day that is none": (["lock", "--date", "soon"], "--date soon:1:1: error[date-form]: `soon` is not a day\nhint: write it as 2024-06-26\n"),
    "a rule misspelt": (["explain", "qoute-long"], "error: no rule `qoute-long`\nhint: did you mean `quote-long`?\n"),
    "a rule that is none": (["explain", "zzz"], "error: no rule `zzz`\nhint: list them with `briefgen explain`\n"),
    "a brief to export that is not there": (["export", "brief", "none.yaml"], "none.yaml:1:1: error[file-unreadable]: cannot be read: no such file or directory\nhint: check its name and permissions\n"),
    "a name that is none": (["new", "Second Brief"], "Second Brief:1:1: error[name-form]: `Second Brief` is not a name in kebab-case\nhint: use small letters, digits and hyphens, such as `harbour-dredging`\n"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "err"), USAGE.values(), ids=USAGE)
def test_usage_is_exit_code_two(run: Run, arguments: list[str], err: str) -> None:
    """Wrong arguments and unreadable files end with exit code 2 and one finding."""
    assert run(*arguments) == (2, "", err)


MISSPELT: dict[str, tuple[list[str], str]] = {
    "an option": (["build", "briefs", "--outptu", "x"], "No such option: --outptu (Possible options: --output)"),
    "a command": (["biuld"], "No such command 'biuld'. Did you mean 'build'?"),
    "a format": (["check", "briefs", "--format", "xml"], "Invalid value for '--format'"),
    "a kind of schema": (["schema", "brif"], "'brif' is not one of 'brief'"),
    "no brief": (["build"], "Missing argument"),
    "no memo": (["verify"], "Missing argument"),
    "annotations as JSON": (["build", "briefs", "--format", "github", "--log-format", "json"], "--format github and --log-format json exclude each other"),
    "no brief to export": (["export", "brief"], "name the brief to export"),
    "an export": (["export", "corpus", "--to", "xml"], "Invalid value for '--to'"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), MISSPELT.values(), ids=MISSPELT)
def test_misspelt_usage_is_exit_code_two(run: Run, arguments: list[str], words: str) -> None:
    """A misspelt command, option or choice ends with exit code 2 and a suggestion."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in ("build", "check", "verify", "lock", "new", "init", "schema", "explain", "export"))])  # fmt: skip
def test_help(run: Run, arguments: list[str]) -> None:
    """Every command prints its help on stdout."""
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("Usage: briefgen ")


_PARTS = {"fact": ("add", "draft", "import"), "view": ("add",), "source": ("add", "import")}
"""The commands of a group."""


def test_the_readme_lists_the_commands(run: Run) -> None:
    """The README lists every command, in the order of `--help`, with all its options."""
    block = (ROOT / "README.md").read_text("utf-8").partition("## Commands")[2].partition("Results go")[0]
    listed = {
        lines[0]: " ".join(lines)
        for part in re.split(r"^    (?=\w)", block, flags=re.MULTILINE)[1:]
        if (lines := part.split())
    }
    assert tuple(listed) == COMMANDS
    for command, text in listed.items():
        named = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", text.replace("-o DIR", "--output DIR")))
        commands = [[command, name] for name in _PARTS.get(command, ())] or [[command]]
        helps = "\n".join(run(*words, "--help").out for words in commands)
        offered = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", helps, re.MULTILINE)
        assert named == {*offered} - {"--help"}, command


def test_what_only_typer_reads_runs(run: Run) -> None:
    """A command with a number in an odd form runs as one with the same number."""
    assert run("find", "channel", "--limit", "+1", "--texts", "texts") == run(
        "find", "channel", "--limit", "1", "--texts", "texts"
    )
    assert run("find", "nowhere-at-all", "--limit", "+1").code == 1


def test_no_command_prints_help(run: Run) -> None:
    """Without a command, the help is printed on stderr, and the exit code is 2."""
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "Commands:" in err


def test_a_build_prints_a_summary(run: Run) -> None:
    """A build prints the path of the memo, its pages and its size."""
    code, out, err = run("build", "briefs/brief.yaml", "--texts", "texts")
    assert (code, err) == (0, "")
    assert BUILT.fullmatch(out)
    assert Path("output/brief.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_output_option_sets_the_folder(run: Run, option: str) -> None:
    """`-o` sets the folder that is written to."""
    code, out, err = run("build", "briefs", "--texts", "texts", option, "elsewhere/deep")
    assert (code, err) == (0, "")
    assert out.startswith("elsewhere/deep/brief.pdf: 1 page, ")
    assert Path("elsewhere/deep/brief.pdf").is_file()
    assert not Path("output").exists()


def test_every_brief_of_a_folder_is_built(run: Run) -> None:
    """Each brief of a folder is built; one that fails does not stop the others."""
    Path("briefs/a.yaml").write_text(BRIEF.replace("TLP:GREEN", "green"), "utf-8")
    code, out, err = run("build", "briefs", "--texts", "texts")
    assert code == 1
    built, table = out.split("\n", 1)
    assert BUILT.fullmatch(f"{built}\n")
    assert table == (
        "2 briefs: 1 built, 1 failed\n  briefs/a.yaml  1 error\n"
        "findings by rule:\n  error    marking-unknown  1 finding in 1 brief\n"
    )
    assert err.startswith(
        f"briefs/a.yaml:4:10: error[marking-unknown]: {MARKING}\n4 | marking: green\n  |          ^^^^^\n"
    )
    assert not Path("output/a.pdf").exists()


def test_findings_of_a_build_as_annotations(run: Run) -> None:
    """`--format github` prints findings as annotations among the results, and writes the memos as ever."""
    Path("briefs/a.yaml").write_text(BRIEF.replace("TLP:GREEN", "green"), "utf-8")
    code, out, err = run("build", "briefs", "--texts", "texts", "--format", "github,md")
    assert (code, err) == (1, "")
    annotation, built, *_ = out.splitlines()
    place = "file=briefs/a.yaml,line=4,col=10,endLine=4,endColumn=15,title=marking-unknown"
    assert annotation.startswith(f"::error {place}::{MARKING}")
    assert built.startswith("output/brief.md: ")
    assert not Path("output/brief.pdf").exists()
    assert run("build", "briefs/brief.yaml", "--texts", "texts", "--format", "github").out.startswith(
        "output/brief.pdf"
    )


ANNOTATED: dict[str, tuple[list[str], str]] = {
    "an option": (["build", "briefs", "--outptu", "x", "--format", "github"], "title=usage::No such option: --outptu "),
    "a number": (["build", "briefs", "--jobs", "0", "--format=github,md"], "title=usage::Invalid value for '--jobs'"),
    "a command": (["biuld", "briefs", "--format", "github"], "title=usage::No such command 'biuld'. "),
    "two options": (["build", ".", "--watch", "--due", "--format", "github"], "title=usage::Invalid value: --watch cannot be combined "),
    "a brief": (["build", "briefs/no.yaml", "--format", "github"], "file=briefs/no.yaml,line=1,col=1,endLine=1,endColumn=1,title=file-unreadable::"),
    "a brief to check": (["check", "briefs/no.yaml", "--format", "github"], "file=briefs/no.yaml,line=1,col=1,endLine=1,endColumn=1,title=file-unreadable::"),
    "a day": (["check", ".", "--as-of", "soon", "--format", "github"], "title=date-form::`soon` is not a day"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), ANNOTATED.values(), ids=ANNOTATED)
def test_wrong_usage_is_an_annotation(run: Run, arguments: list[str], words: str) -> None:
    """With `--format github`, what is wrong with the command line itself is one annotation as well."""
    code, out, err = run(*arguments)
    annotations = [line for line in (out + err).splitlines() if line.startswith("::error ")]
    assert (code, len(annotations)) == (2, 1)
    assert words in annotations[0]
    assert (
        run(*(each for each in arguments if "github" not in each and each != "--format")).err.count("::") == 0
    )


def test_an_output_that_cannot_be_written(run: Run) -> None:
    """An output that cannot be written ends with exit code 2."""
    Path("output").write_text("in the way", "utf-8")
    code, out, err = run("build", "briefs/brief.yaml", "--texts", "texts")
    assert (code, out) == (2, "")
    assert err.startswith("output/brief.pdf:1:1: error[output-unwritable]: cannot be written: ")


def test_a_memo_whose_brief_is_gone(run: Run) -> None:
    """A build and the status of a folder list such a memo and leave it; `clean` removes it."""
    for name in ("a", "z"):
        shutil.copy("briefs/brief.yaml", f"briefs/{name}.yaml")
    assert run("build", "briefs", "--texts", "texts").code == 0
    Path("briefs/a.yaml").unlink()
    line = "output/a.pdf: its brief `briefs/a.yaml` is gone; `briefgen clean` removes such memos\n"
    for _ in range(2):
        code, out, err = run("build", "briefs", "--texts", "texts")
        assert (code, err) == (0, "")
        assert out.endswith(line)
    assert run("status", "--texts", "texts").out.endswith(line)
    assert json.loads(run("status", "briefs", "--texts", "texts", "--format", "json").out)["orphans"] == [
        line[:-1]
    ]
    assert line not in run("build", "briefs/z.yaml", "--texts", "texts").out
    assert run("clean") == (0, "output/a.pdf: removed; its brief `briefs/a.yaml` is gone\n", "")
    assert sorted(path.name for path in Path("output").glob("*.pdf")) == ["brief.pdf", "z.pdf"]
    assert run("clean", ".") == (0, "output: every memo has its brief\n", "")
    assert line not in run("build", "briefs", "--texts", "texts").out


def test_as_of_and_set(run: Run) -> None:
    """`--as-of` and `--set` override values of the brief."""
    assert run("export", "brief", "briefs/brief.yaml", "--texts", "texts").code == 0
    code, _, err = run(
        "build", "briefs", "--texts", "texts", "--as-of", "2026-04-01", "--set", "title=A title: set"
    )
    assert (code, err) == (
        1,
        "--set title=A title: set:1:1: error[value-type]: expected text, found keys and values\nhint: put the value in quotes\n",
    )
    code, _, err = run(
        "build", "briefs", "--texts", "texts", "--as-of", "2026-04-01", "--set", "title='A title: set'"
    )
    assert (code, err) == (0, "")


def test_own_numbers_are_counted(run: Run) -> None:
    """`check` says how many numbers of the briefs are the analyst's own."""
    brief = Path("briefs/brief.yaml")
    text = brief.read_text("utf-8")
    brief.write_text(text.replace("in May", "for [34 slots](own:) a day in [May 2026](own:)"), "utf-8")
    counted = "1 brief: no findings\n2 quotations: 2 exact\n2 own numbers, which need no evidence\n" + PAGES
    assert run("check", "briefs", "--texts", "texts") == (0, counted, "")


def test_texts_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`BRIEFGEN_TEXTS` names folders of texts; an empty name is none."""
    monkeypatch.setenv("BRIEFGEN_TEXTS", f"{os.pathsep}texts")
    assert run("check", "briefs") == (0, "1 brief: no findings\n2 quotations: 2 exact\n" + PAGES, "")


@pytest.mark.parametrize("command", ["check", "build", "status"])
def test_texts_of_the_environment_that_are_not_there(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Each missing folder of `BRIEFGEN_TEXTS` is reported, as one of `--texts` is, with exit code 2."""
    monkeypatch.setenv("BRIEFGEN_TEXTS", os.pathsep.join(("none", "texts", "x" * 5_000)))
    code, out, err = run(command, "briefs")
    assert (code, out) == (2, "")
    assert re.findall("^(.*):1:1: (.*)$", err, re.MULTILINE) == [
        ("none", "error[file-unreadable]: no such folder of texts"),
        (f"{'x' * 57}…", "error[file-unreadable]: no folder of texts: name too long"),
    ]
    assert err.count("hint: name folders that exist in BRIEFGEN_TEXTS, or unset it") == 2


def test_texts_from_the_settings(run: Run) -> None:
    """`[tool.briefgen]` names folders of texts, relative to the workspace."""
    Path("pyproject.toml").write_text('[tool.briefgen]\ntexts = ["none", "texts"]\n', "utf-8")
    assert run("check", "briefs") == (0, "1 brief: no findings\n2 quotations: 2 exact\n" + PAGES, "")


SETTINGS: dict[str, tuple[str, str]] = {
    "no TOML": ("[tool.briefgen]\ntexts = [\n", "pyproject.toml:2:1: error[settings-syntax]: not valid TOML: "),
    "a conflict": ("[tool.briefgen]\n<<<<<<< HEAD\nstrict = true\n=======\n>>>>>>> b\n", "pyproject.toml:2:1: error[merge-conflict]: "),
    "no TOML in a line": ("[tool.briefgen]\ntexts = = 1\n", "pyproject.toml:2:9: error[settings-syntax]: not valid TOML: "),
    "an unknown key": ("[tool.briefgen]\n\ntext = []\n", "pyproject.toml:3:1: error[key-unknown]: unknown key `text`\n"),
    "a value of another type": ("[tool.briefgen]\nstrict = 'yes'\n", "pyproject.toml:2:1: error[value-type]: expected `true` or `false`, found `yes`\n"),
    "a table that is none": ("[tool]\nbriefgen = 5\n", "pyproject.toml:1:1: error[value-type]: expected keys and values, found the number `5`\n"),
    "no table at all": ("tool = 5\n", "pyproject.toml:1:1: error[value-type]: expected keys and values, found the number `5`\n"),
}  # fmt: skip


def test_a_corpus_without_a_brief_is_checked(run: Run, harbour: Workspace) -> None:
    """`check` of a folder that has a corpus and no brief, or lies in one, checks its sources and facts."""
    (harbour.root / "briefs/brief.yaml").unlink()
    for folder in (".", "briefs", "briefs/corpus"):
        assert run("check", folder, "--texts", "texts") == (
            0,
            "0 briefs: no findings\n2 quotations: 2 exact\n",
            "",
        )
    (harbour.root / "texts/log.txt").write_text("Another log.\n", "utf-8")
    code, out, err = run("check", ".", "--texts", "texts", "--format", "short")
    assert (code, out) == (1, "0 briefs: 2 errors\n2 quotations: 2 missing\n")
    assert err.count("error[quote-missing]") == 2


@pytest.mark.parametrize(("text", "words"), SETTINGS.values(), ids=SETTINGS)
def test_settings_are_checked(run: Run, text: str, words: str) -> None:
    """Errors in the settings are reported before anything else."""
    Path("pyproject.toml").write_text(text, "utf-8")
    code, out, err = run("check", "briefs")
    assert (code, out) == (2, "")
    assert err.startswith(words)


def test_source_date_epoch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`SOURCE_DATE_EPOCH` sets the date of the PDF; anything but a number of seconds is refused."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert run("build", "briefs", "--texts", "texts").code == 0
    dated = pypdfium2.PdfDocument("output/brief.pdf").get_metadata_value("CreationDate")
    assert dated.startswith("D:20300317174640")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run("build", "briefs") == (
        2,
        "",
        "SOURCE_DATE_EPOCH:1:1: error[date-form]: `soon` is not a number of seconds since 1970\nhint: correct or unset it\n",
    )
    for odd in ("-1", " 5", "1_000", "１２", "1e3", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
        assert run("build", "briefs").code == 2


@pytest.mark.parametrize(
    ("encoding", "shown"), [("latin-1", "grün\\u2192"), ("ascii", "grün→"), ("utf-8", "grün→")]
)
def test_a_console_with_few_characters(harbour: Workspace, encoding: str, shown: str) -> None:
    """Characters that the console cannot show are printed as escapes; ASCII means that it was not set up."""
    command = [sys.executable, "-m", "briefgen", "check", "briefs", "--set", "marking=grün→"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}  # noqa: TID251  # what every process has
    done = subprocess.run(command, cwd=harbour.root, env=environment, capture_output=True, check=False)  # noqa: S603  # our own command
    assert done.returncode == 1
    assert f"marking={shown}" in done.stderr.decode("utf-8" if encoding == "ascii" else encoding)


def test_a_result_that_nobody_reads(harbour: Workspace) -> None:
    """Where the reader of standard output has ended, as `head` does, the program ends without a message."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "briefgen", "explain"]
    done = subprocess.run(command, cwd=harbour.root, stdout=writing, stderr=subprocess.PIPE, check=False)  # noqa: S603  # as above
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_an_interrupted_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that Ctrl-C interrupts ends with the exit code that shells know, and without a message."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.cli.check.run_within_limits", interrupted)
    assert run("check", "briefs") == (130, "", "")


def test_a_result_that_cannot_be_written(harbour: Workspace) -> None:
    """A full disk behind standard output is an output error, not a bug."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "briefgen", "explain"]
        done = subprocess.run(command, cwd=harbour.root, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603  # as above
    assert (done.returncode, done.stderr) == (2, b"error: no space left on device\n")


def test_a_lock_replaces_texts(run: Run) -> None:
    """A lock proves quotations where there are no texts, and is rewritten only if something changed."""
    assert run("lock", "--texts", "texts", "--date", "2026-03-21").code == 0
    before = Path("briefs/corpus/briefgen.lock").read_bytes()
    again = run("lock", "--texts", "texts", "--date", "2026-03-22")
    assert again == (0, "briefs/corpus/briefgen.lock: 2 quotations locked (0 new or changed)\n", "")
    assert Path("briefs/corpus/briefgen.lock").read_bytes() == before
    assert run("check", "briefs") == (
        0,
        "1 brief: no findings\n2 quotations: 2 as locked on 2026-03-21\n" + PAGES,
        "",
    )


def test_findings_as_json(run: Run) -> None:
    """`check --format json` prints one object on stdout, with the place of every finding."""
    code, out, err = run("check", "briefs/brief.yaml", "--format", "json")
    assert (code, err) == (0, "")
    (found,) = json.loads(out)["diagnostics"]
    place = [found[key] for key in ("rule", "severity", "path", "line", "column")]
    assert place == ["quote-unproven", "warning", "briefs/corpus/facts/channel.yaml", 6, 37]


@pytest.mark.parametrize("arguments", [["corpus"], ["corpus", "briefs"], ["brief", "briefs/brief.yaml"]])
def test_exports(run: Run, arguments: list[str]) -> None:
    """`export` prints one JSON object on stdout, with the state of every quotation."""
    code, out, err = run("export", *arguments, "--to", "json", "--texts", "texts")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert {"sources", "facts", "views"} <= set(found)
    assert ("brief" in found) is (arguments[0] == "brief")
    assert {e["state"] for fact in found["facts"] for e in fact["evidence"]} == {"exact"}


def test_every_rule_is_listed(run: Run) -> None:
    """`explain` lists all rules, and prints the manual of one."""
    code, out, err = run("explain")
    assert (code, err) == (0, "")
    rules = [line.split()[0] for line in out.splitlines()]
    assert rules == sorted(rules)
    assert {"fact-unknown", "quote-missing", "yaml-syntax", "page-budget"} <= set(rules)
    listed = [re.fullmatch(r"(?P<id>[a-z-]+ +)[^ ].*[^.]", line) for line in out.splitlines()]
    assert len({len(line["id"]) for line in listed if line}) == 1
    assert None not in listed
    code, out, err = run("explain", "quote-long")
    assert (code, err) == (0, "")
    assert out.startswith("quote-long: a quotation has too many words.\n")
    assert "PASS" in out
    assert "FAIL" in out


def test_a_new_brief_builds_at_once(run: Run) -> None:
    """`new` writes a brief that builds without a finding, and never overwrites it."""
    assert run("new", "second") == (0, "briefs/second.yaml\n", "")
    code, out, err = run("build", "briefs/second.yaml", "--texts", "texts")
    assert (code, err) == (0, "")
    assert out.startswith("output/second.pdf: ")
    before = Path("briefs/second.yaml").read_bytes()
    code, out, err = run("new", "second")
    assert (code, out) == (2, "")
    assert err.startswith("briefs/second.yaml:1:1: error[workspace-exists]: ")
    assert Path("briefs/second.yaml").read_bytes() == before


def test_a_new_workspace_versions_editions(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a new workspace, git ignores the output except the folders of editions."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not there")
    run("init", "fresh")
    monkeypatch.chdir("fresh")
    names = [
        "output/first.pdf",
        "output/.briefgen/first.record",
        "texts/notice.txt",
        "output/first/first_ed01.pdf",
    ]
    subprocess.run([git, "init", "-q"], check=True)  # noqa: S603
    ignored = subprocess.run([git, "check-ignore", *names], capture_output=True, text=True, check=False)  # noqa: S603
    assert ignored.stdout.split() == names[:-1]


def test_a_new_workspace_builds_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`init` creates a workspace that builds and checks without a finding, and never overwrites one."""
    code, out, err = run("init", "fresh")
    assert (code, err) == (0, "")
    assert all(Path(line).is_file() for line in out.splitlines())
    assert {"fresh/briefs/first.yaml", "fresh/pyproject.toml", "fresh/.schema/brief.json"} <= set(
        out.split("\n")
    )
    code, out, err = run("init", "fresh")
    assert (code, out) == (2, "")
    assert "error[workspace-exists]" in err
    monkeypatch.chdir("fresh")
    code, out, err = run("build", "briefs")
    assert (code, err) == (0, "")
    assert out.startswith("output/first.pdf: ")
    code, out, err = run("check", ".")
    assert (code, err) == (0, "")
    assert out.startswith("1 brief: no findings\n")


def test_a_bug_is_reported(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug ends with exit code 70 and one line on stderr with its place, without a traceback."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("briefgen.recheck.recheck.check_all", broken)
    code, out, err = run("check", "briefs")
    assert (code, out) == (70, "")
    line = broken.__code__.co_firstlineno + 1
    assert err == (
        f"briefgen: a bug in briefgen at test_commands.py:{line}: ZeroDivisionError: planted\n"
        "hint: please report this line with the files that led to it\n"
    )


def _python(*arguments: str, cwd: str | Path = ROOT, **environment: str) -> Ran:
    """Run the command in a new process: the PDF validator waits for ever in a fork of one that has validated."""
    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}  # noqa: TID251  # handed on
    paths = [str(Path(briefgen.__file__).parents[1]), inherited.get("PYTHONPATH", "")]
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-W", "error", "-m", "briefgen", *arguments],
        cwd=cwd,
        env={**inherited, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_the_module_runs() -> None:
    """`python -m briefgen` runs the command."""
    assert _python("--version") == (0, f"briefgen {version('briefgen')}\n", "")


def test_the_repository_is_clean() -> None:
    """`briefgen check briefs` finds nothing in this repository, without the texts."""
    code, out, err = _python("check", "briefs", "--strict")
    assert (code, err) == (0, "")
    assert out.startswith("2 briefs: no findings\n")


def test_a_narrow_terminal_and_a_plain_locale() -> None:
    """Findings with non-ASCII characters are printed in any locale."""
    code, out, err = _python(
        "check", "tests/cases/likelihood-unknown.yaml", "--format", "short", LC_ALL="C", COLUMNS="20"
    )
    assert code == 1
    assert out.startswith("1 brief: 1 error\n")
    assert err.startswith("tests/cases/likelihood-unknown.yaml:12:24: error[likelihood-unknown]: ")


def test_a_memo_is_verified(run: Run) -> None:
    """`verify` prints its results for a memo, and checks quotations against the texts."""
    assert run("build", "briefs", "--texts", "texts").code == 0
    code, out, err = _python("verify", "output/brief.pdf", "--texts", "texts", cwd=".")
    assert (code, err) == (0, "")
    assert re.fullmatch(
        r"output/brief\.pdf: 1 page, [0-9]+ statements, 0 figures: no findings\ndrawn again: equal byte for byte\n1 quotation: 1 exact\n",
        out,
    )
    code, out, err = _python("verify", "output/brief.pdf", cwd=".")
    assert (code, err) == (0, "")
    assert out.endswith("1 quotation: 1 unavailable\n")


def test_an_altered_memo_is_reported_with_its_page(run: Run) -> None:
    """A finding on a memo has the PDF's path, and a page number in place of a line."""
    assert run("build", "briefs", "--texts", "texts").code == 0
    with pikepdf.open("output/brief.pdf", allow_overwriting_input=True) as pdf:
        del pdf.attachments["evidence.json"]
        pdf.save("output/brief.pdf")
    absent = "output/brief.pdf:1:1: error[evidence-absent]: `evidence.json` is not attached to the file; its attachments: `brief.yaml`, `document.json`\n"
    saved = "output/brief.pdf:1:1: warning[pdf-rewritten]: the bytes of the file differ from those that briefgen wrote\n"
    code, out, err = _python("verify", "output/brief.pdf", "--format", "short", cwd=".")
    assert (code, out) == (1, "")
    assert err == absent + saved
    code, out, err = _python("verify", "output/brief.pdf", "--format", "json", cwd=".")
    assert (code, err) == (1, "")
    assert [d["rule"] for d in json.loads(out)["diagnostics"]] == ["evidence-absent", "pdf-rewritten"]


NO_MEMO: dict[str, tuple[str, int, str]] = {
    "nothing there": ("none.pdf", 2, "none.pdf:1:1: error[file-unreadable]: cannot be read: no such file or directory\nhint: check its name and permissions\n"),
    "a folder": ("briefs", 2, "briefs:1:1: error[file-unreadable]: cannot be read: is a directory\nhint: check its name and permissions\n"),
    "a brief": ("briefs/brief.yaml", 1, "briefs/brief.yaml:1:1: error[pdf-unreadable]: the file is not a PDF, or it is damaged or truncated\nhint: ask the sender for the original file\n"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "code", "err"), NO_MEMO.values(), ids=NO_MEMO)
def test_files_that_are_not_memos(run: Run, name: str, code: int, err: str) -> None:
    """A file that cannot be read or is not a PDF gives one finding."""
    assert run("verify", name) == (code, "", err)


def test_facts_that_cannot_be_taken(run: Run) -> None:
    """`fact draft --take` names a source that is not there, and `--quoted` is refused without `--take`."""
    code, out, err = run("fact", "draft", "nothing", "--take", "1", "--texts", "texts")
    assert (code, out) == (1, "")
    assert re.findall(r"error\[([a-z-]+)\]", err) == ["source-unknown"]
    code, out, err = run("fact", "draft", "--quoted")
    assert (code, out) == (2, "")
    assert err.startswith("--quoted:1:1: error[option-alone]: ")


@pytest.mark.parametrize("package", ["page", "pikepdf", "pypdfium2"])
def test_verify_needs_its_extra(run: Run, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Without the packages of the extra, `verify` says how to install them."""
    for name in [name for name in sys.modules if name.startswith("briefgen.verify")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    hint = (
        "hint: in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[verify]'`\n"
    )
    finding = f"briefgen verify:1:1: error[extra-missing]: `{package}` is not installed\n{hint}"
    assert run("verify", "output/brief.pdf") == (2, "", finding)


@pytest.mark.parametrize(("command", "package"), [("lsp", "pygls"), ("mcp", "mcp")])
def test_a_server_needs_its_extra(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, package: str
) -> None:
    """Without the package of its extra, a server says how to install it."""
    loaded = (f"briefgen.{command}.", f"{package}.")
    for name in [name for name in sys.modules if f"{name}.".startswith(loaded)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert err.startswith(f"briefgen {command}:1:1: error[extra-missing]: `{package}` is not installed\n")
    assert f"install '.[{command}]'`" in err


def test_status_prints_a_line_per_brief(run: Run) -> None:
    """`status` prints the state of each brief as text or JSON; a brief with errors gives exit code 1."""
    assert run("status", "briefs", "--texts", "texts")[:2] == (0, "briefs/brief.yaml  not built  TLP:GREEN\n")
    run("build", "briefs", "--texts", "texts")
    code, out, err = run("status", "--texts", "texts", "--format", "json")
    assert (code, err) == (0, "")
    briefs = json.loads(out)["briefs"]
    assert briefs[0].pop("last_success")
    assert briefs == [
        {
            "brief": "briefs/brief.yaml",
            "state": "up to date",
            "because": [],
            "stale": [],
            "due": None,
            "marking": "TLP:GREEN",
            "editions": [],
            "earlier": [],
            "expired": [],
            "due_since": None,
            "missed_times": 0,
            "overdue": False,
            "failure": None,
        }
    ]
    Path("briefs/brief.yaml").write_text("title: [", "utf-8")
    code, out, _ = run("status", "briefs")
    assert (code, out.split("\n")[0]) == (1, "briefs/brief.yaml  in error")


def test_files_of_earlier_formats_are_named(run: Run) -> None:
    """`build` and `status` name files of formats that only an earlier build wrote."""
    run("build", "briefs", "--texts", "texts", "--format", "pdf,html,md")
    line = "{0}brief.html, {0}brief.md are from an earlier build: add `html,md` to `--format`, or delete the files\n"
    built = run("build", "briefs", "--texts", "texts").out
    assert built.splitlines(keepends=True)[1:] == [f"  {line.format('')}"]
    stands = run("status", "briefs", "--texts", "texts")
    assert stands == (0, f"briefs/brief.yaml  up to date  TLP:GREEN\n  {line.format('output/')}", "")
    Path("output/brief.md").unlink()
    assert "output/brief.html is from an" in run("status", "briefs", "--texts", "texts").out


def test_timings_list_the_stages(run: Run) -> None:
    """`--timings` lists the time and share of each stage, and the total at the end."""
    code, out, err = run("build", "briefs/brief.yaml", "--texts", "texts", "--timings")
    assert (code, err) == (0, "")
    memo, *stages = out.splitlines()
    assert memo.startswith("output/brief.pdf: ")
    assert [re.split(r" {2,}", line)[0] for line in stages] == [
        "start", "look for changes", "read and prove", "load the renderer", "check", "compose and freeze", "render", "publish", "all",
    ]  # fmt: skip
    assert all(re.fullmatch(r"[a-z ]+ [0-9.]+ ms +[0-9]+%", line) for line in stages)


def test_a_folder_without_a_corpus_is_left_alone(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a workspace nothing is written, and the message names the missing folder."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy("briefs/brief.yaml", elsewhere)
    monkeypatch.chdir(elsewhere)
    assert run("lock").code == 1
    assert "there is no folder `briefs/corpus`" in run("check", "brief.yaml").err
    assert [path.name for path in Path().iterdir()] == ["brief.yaml"]


def test_a_retraction_stops_what_rests_on_it(harbour: Workspace, run: Run) -> None:
    """After a publisher withdrew a figure, nothing is checked, locked or issued until a person has read that."""
    assert run("lock", "--texts", "texts").code == 0
    assert run("build", "briefs/brief.yaml", "--texts", "texts", "--issue").code == 0
    text = harbour.root / "texts/log.txt"
    text.write_text(
        f"{text.read_text('utf-8')}\nCORRECTION, 20 March: the depth was wrong and is withdrawn.\n", "utf-8"
    )
    for command in (("check", "."), ("lock",), ("build", "briefs/brief.yaml", "--issue")):
        ran = run(*command, "--texts", "texts")
        assert ran.code == 1
        assert ran.err.count("error[text-retracted]: `CORRECTION` was added to the text of `log`") == 1
    status = run("status", "--texts", "texts")
    assert "`CORRECTION` was added to the text of `log` since it was locked" in status.out
    accepted = run("lock", "--texts", "texts", "--accept", "log", "--date", "2026-03-21")
    assert (accepted.code, accepted.out.splitlines()[1]) == (0, "accepted: log")
    assert run("check", ".", "--texts", "texts", "--strict").code == 0
    assert run("build", "briefs/brief.yaml", "--issue").code == 0
