"""Add items to the lists of a YAML file as text, so that every other byte of the file stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefgen.diagnostic import Diagnostic, Findings, error
from briefgen.reading.yaml_text import YamlText, read_yaml

Items = Mapping[str, Iterable[list[str]]]
"""For each key of a file, such as `facts`, the lines of the items to add to its list, without indentation."""
_EMPTY = re.compile(r"(?:\[\s*\]|~|null)?")


def add_items(text: str, shown: str, items: Items) -> tuple[str | None, Findings]:
    """Return a text with items added behind those of its lists; a list that it lacks is added at its end.

    Shape: the result read as YAML has the same data and the new items, which is checked.
    Errors: list-in-brackets for a list that is not written one item a line; those of `read_yaml`.
    """
    result = text
    for key, new in items.items():
        added = list(new)
        if not added:
            continue
        read, problems = read_yaml(result, shown)
        if problems:
            return None, problems
        changed = _with_items(read, key, added)
        if changed is None or not _has_all(read, changed, key, len(added)):
            return None, (_in_brackets(read, key),)
        result = changed
    return result, ()


def _with_items(read: YamlText, key: str, items: list[list[str]]) -> str | None:
    """Return a text with items added to one list; None where the list has brackets."""
    text = read.text
    if not isinstance(read.data, dict) or key not in read.data:
        if read.data is not None and not isinstance(read.data, dict):
            return None
        joint = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{joint}{key}:\n{_indented(items, '  ')}"
    known = read.data[key]
    mark = read.values[key,]
    if not known:
        written = text[mark.start : mark.end]
        if not _EMPTY.fullmatch(written.strip()):
            return None
        at = read.keys[key,].end + text[read.keys[key,].end :].index(":") + 1
        line_end = _line_end(text, at)
        rest = f"{text[at : mark.start].rstrip()}{text[mark.end : line_end].rstrip()}"
        return f"{text[:at]}{rest}\n{_indented(items, '  ')}{text[line_end + 1 :]}"
    first = read.values[key, 0].start
    line = text[text.rfind("\n", 0, first) + 1 : first]
    dash = re.match(r"[ \t]*-[ \t]+", line)
    if dash is None or not isinstance(known, list):
        return None
    indent = line[: line.index("-")]
    end = _line_end(text, _last_character(read, key))
    joint = "" if text[end : end + 1] == "\n" else "\n"
    return f"{text[: end + 1]}{joint}{_indented(items, indent)}{text[end + 1 :]}"


def _last_character(read: YamlText, key: str) -> int:
    """Return where the last value of a list ends, without the white space behind a block scalar."""
    end = max(mark.end for path, mark in read.values.items() if path[:1] == (key,) and _is_leaf(read, path))
    return len(read.text[:end].rstrip()) - 1


def _is_leaf(read: YamlText, path: tuple[str | int, ...]) -> bool:
    """Check whether a value is a scalar, or is in brackets: the end of another is that of what follows it."""
    mark = read.values[path]
    return not isinstance(read.lookup(path), dict | list) or read.text[mark.end - 1 : mark.end] in ("]", "}")


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def _indented(items: list[list[str]], indent: str) -> str:
    return "".join(f"{indent}{line}\n" for item in items for line in item)


def _has_all(before: YamlText, after: str, key: str, number: int) -> bool:
    """Check that a changed text has the data of before, with so many more items in one list."""
    read, problems = read_yaml(after, before.path)
    old = before.data or {}
    if problems or not isinstance(read.data, dict):
        return False
    known = old.get(key) or []
    same = {name: value for name, value in read.data.items() if name != key} == {
        name: value for name, value in old.items() if name != key
    }
    return same and read.data[key][: len(known)] == known and len(read.data[key]) == len(known) + number


def _in_brackets(read: YamlText, key: str) -> Diagnostic:
    message = f"the list `{key}` is not written with one item a line"
    return error(
        "list-in-brackets",
        read.key((key,)),
        message,
        "write each of its items on lines of its own, after `- `",
    )
