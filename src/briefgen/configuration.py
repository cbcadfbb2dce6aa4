"""The workspace's settings as they are written: a table of its `pyproject.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.freshness import Limits
from briefgen.reading.files import read_text_file
from briefgen.reading.model import Many, Model
from briefgen.settings import Level, place_of_key

Folder = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\x00]+$")]


class Configuration(Model):
    """The table `[tool.briefgen]` of a workspace's `pyproject.toml`; paths are relative to that file."""

    corpus: Folder = Field("briefs/corpus", description="Folder of the corpus.")
    templates: Folder = Field("templates", description="Folder of the workspace's own templates.")
    output: Folder = Field("output", description="Folder that builds write to.")
    texts: Many[Folder] = Field(
        (), description="Folders of source texts; those that do not exist are passed over."
    )
    strict: bool = Field(False, description="Whether warnings count as errors.")
    time_limit_seconds: Annotated[int, Field(ge=1, le=86_400)] = Field(
        8, description="How long one brief may take."
    )
    memory_limit_mb: Annotated[int, Field(ge=200, le=1_000_000)] = Field(
        1000, description="How much memory a run may take."
    )
    rules: dict[str, Level] = Field({}, description="What a rule's findings weigh: error, warning or off.")
    freshness: dict[str, Limits] = Field(
        {}, description="How old facts may grow: by measure, for every other `figure`, for an `assumption`."
    )


def read_configuration(root: Path, shown: str) -> tuple[Configuration, tuple[Diagnostic, ...]]:
    """Read `[tool.briefgen]`; defaults where there is none.

    Errors: settings-syntax, those of `read_text_file` and of `translate`.
    """
    path = root / "pyproject.toml"
    if not path.exists():
        return Configuration(), ()
    text, problems = read_text_file(path, shown)
    if text is None:
        return Configuration(), problems
    try:
        tools = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as problem:
        span = Span(shown, *_toml_place(problem, text))
        return Configuration(), (
            error("settings-syntax", span, f"not valid TOML: {problem}", "correct the file"),
        )
    except RecursionError:
        return Configuration(), (
            error("settings-syntax", Span(shown), "not valid TOML: nested too deep", "correct the file"),
        )
    table = tools.get("briefgen", {}) if isinstance(tools, dict) else tools
    try:
        return Configuration.model_validate(table), ()
    except ValidationError as problem:
        # Only where there is something to say: what says it loads far more than the settings need.
        from briefgen.reading.schema_errors import translate
        from briefgen.reading.yaml_text import YamlText

        keys = table if isinstance(table, dict) else ()
        places = {key: place_of_key(path, shown, key) for key in keys}
        return Configuration(), translate(
            problem, Configuration, YamlText(shown, text, table, elsewhere=places), ()
        )


def _toml_place(problem: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    if "end of document" in str(problem):
        return text.rstrip().count("\n") + 1, 1
    words = str(problem).replace(")", "").replace(",", "").split()
    numbers = [int(w) for w in words if w.isdigit()]
    return (numbers[-2], numbers[-1]) if len(numbers) >= 2 and "line" in words else (1, 1)
