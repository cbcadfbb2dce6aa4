"""The workspace's settings as they are written: a table of its `pyproject.toml`."""

from __future__ import annotations

import tomllib
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.editions.naming import PATTERN, check_pattern
from briefgen.reading.files import path_exists, read_text_file
from briefgen.reading.model import Many, Model
from briefgen.settings.settings import Form, Level, place_in_text
from briefgen.spec.freshness import Limits
from briefgen.workers.pool import Bounds, Done, bounded

_PARSING = Bounds(3, 900)
"""What reading the settings may use: a thousand times what they need."""
_MOST_KEYS = 200
"""The keys whose places are looked up for findings; more of them are not printed."""
Folder = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\x00]+$")]


class Configuration(Model):
    """The table `[tool.briefgen]` of a workspace's `pyproject.toml`; paths are relative to that file."""

    corpus: Folder = Field("briefs/corpus", description="Folder of the corpus.")
    templates: Folder = Field("templates", description="Folder of the workspace's own templates.")
    output: Folder = Field("output", description="Folder that builds write to.")
    texts: Many[Folder] = Field(
        (), description="Folders of source texts; those that do not exist are passed over."
    )
    formats: Annotated[Many[Form], Field(min_length=1)] = Field(
        ("pdf",), description="Forms in which memos are written: pdf, html, md."
    )
    edition_name: Annotated[
        str, StringConstraints(min_length=1, max_length=120), AfterValidator(check_pattern)
    ] = Field(PATTERN, description="File name of an edition: `{name}`, `{date}`, `{number}`, `{marking}`.")
    strict: bool = Field(False, description="Whether warnings count as errors.")
    time_limit_seconds: Annotated[int, Field(ge=1, le=86_400)] = Field(
        8, description="How long one brief may take."
    )
    memory_limit_mb: Annotated[int, Field(ge=200, le=1_000_000)] = Field(
        900, description="How much memory a brief may take."
    )
    rules: Annotated[dict[str, Level], Field(max_length=1000)] = Field(
        {}, description="What a rule's findings weigh: error, warning or off."
    )
    freshness: Annotated[dict[str, Limits], Field(max_length=1000)] = Field(
        {}, description="How old facts may grow: by measure, for every other `figure`, for an `assumption`."
    )


def read_configuration(root: Path, shown: str) -> tuple[Configuration, tuple[Diagnostic, ...]]:
    """Read `[tool.briefgen]`; defaults where there is none.

    Errors: settings-syntax, those of `read_text_file` and of `translate`.
    """
    path = root / "pyproject.toml"
    if not path_exists(path):
        return Configuration(), ()
    text, problems = read_text_file(path, shown)
    if text is None:
        return Configuration(), problems
    tools, problems = _parse(text, shown)
    if problems:
        return Configuration(), problems
    table = tools.get("briefgen", {}) if isinstance(tools, dict) else tools
    try:
        return Configuration.model_validate(table), ()
    except ValidationError as problem:
        # Only where there is something to say: what says it loads far more than the settings need.
        from briefgen.reading.schema_errors import translate
        from briefgen.reading.yaml_text import YamlText

        keys = islice(table if isinstance(table, dict) else (), _MOST_KEYS)
        places = {key: place_in_text(text, shown, key) for key in keys}
        return Configuration(), translate(
            problem, Configuration, YamlText(shown, text, table, elsewhere=places), ()
        )


def _parse(text: str, shown: str) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Read the tables under `tool`, where a bound ends what the parser needs minutes for."""
    (result,) = bounded((partial(_tables, text),), _PARSING)
    if isinstance(result, Done):
        tools, place, message = result.value
    else:
        tools, place, message = None, (1, 1), "it takes too long to read"
    if not message:
        return tools, ()
    return None, (
        error("settings-syntax", Span(shown, *place), f"not valid TOML: {message}", "correct the file"),
    )


def _tables(text: str) -> tuple[Any, tuple[int, int], str]:
    """Give the tables under `tool`, or a place and what is wrong there."""
    try:
        return tomllib.loads(text).get("tool", {}), (1, 1), ""
    except tomllib.TOMLDecodeError as problem:
        return None, _toml_place(problem, text), str(problem)
    except RecursionError:
        return None, (1, 1), "nested too deep"
    except ValueError:  # Python's own limit on the digits of a number
        return None, (1, 1), "a number of too many digits"


def _toml_place(problem: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    if "end of document" in str(problem):
        return text.rstrip().count("\n") + 1, 1
    words = str(problem).replace(")", "").replace(",", "").split()
    numbers = [int(w) for w in words if w.isdigit()]
    return (numbers[-2], numbers[-1]) if len(numbers) >= 2 and "line" in words else (1, 1)
