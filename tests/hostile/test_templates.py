"""Hostile templates: they are ended, refused at their line, or print what they hold."""

from __future__ import annotations

import pytest

from tests.hostile.attack import build, with_template
from tests.workspace import Workspace

LIMIT = "memo.md.j2:1:1: error[template-limit]: the template needs more "
UNSAFE = "template-error]: the template fails here: access to attribute"
CASES = {
    "a power": ("{{ 9**(9**9) }}", LIMIT),
    "a power that is never printed": ("{% if false %}{{ 9**(9**9) }}{% endif %}", LIMIT),
    "a long text": ("{{ 'a' * 10**10 }}", LIMIT),
    "a padded text": ("{{ 'a'.ljust(10**10) }}", LIMIT),
    "a padded number": ("{{ '%0999999999d'|format(1) }}{{ '%0999999999d'|format(2) }}" * 3, LIMIT),
    "a centred text": ("{{ 'a'|center(10**10) }}", LIMIT),
    "an indented text": ("{{ 'a'|indent(10**10, true) }}", LIMIT),
    "loops in loops": ("{% for a in 'x'*99999 %}{% for b in 'x'*99999 %}{% endfor %}{% endfor %}", LIMIT),
    "another file": ("{% include '/etc/passwd' %}", "template-error]"),
    "itself": ("{% include 'memo.md.j2' %}", "template-error]"),
    "an import": ("{% import 'os' as os %}", "template-error]"),
    "a base": ("{% extends 'memo.md.j2' %}", "template-error]"),
    "a class": ("{{ ''.__class__.__mro__ }}", UNSAFE),
    "a class by filter": ("{{ parts|attr('__class__') }}", UNSAFE),
    "a class by format": ("{{ '{0.__class__}'.format(1) }}", UNSAFE),
    "a change": ("{{ parts.append(1) }}", UNSAFE),
    "a range": ("{{ range(9) }}", "template-undefined]: `range` is not defined"),
    "globals": ("{{ lipsum.__globals__ }}", "template-undefined]"),
    "no name": ("{{ nope }}", "template-undefined]: `nope` is not defined"),
    "no attribute": ("{{ title.nope }}", "template-undefined]"),
    "no entry": ("{{ parts[99] }}", "template-undefined]"),
    "a call of itself": ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "template-error]"),
    "no filter": ("{{ title|nope }}", "template-syntax]"),
    "a division": ("{{ 1/0 }}", "template-error]"),
    "a sum of kinds": ("{{ 1 + title }}", "template-error]"),
    "21 loops": (
        "{% for a in parts %}" * 21 + "{% endfor %}" * 21,
        "template-syntax]: blocks nested too deep",
    ),
    "110 conditions": (
        "{% if 1 %}" * 110 + "x" + "{% endif %}" * 110,
        "template-syntax]: blocks nested too deep",
    ),
    "5,000 brackets": ("{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", "template-error]"),
    "an open expression": ("{{ title", "template-syntax]"),
    "an open loop": ("{% for x in parts %}", "template-syntax]"),
    "an unknown tag": ("{% debug %}", "template-syntax]"),
    "a list": ("\n\n- a\n", "template-markup]"),
    "an unknown part": ("\n\n:::{note}\n:::\n", "part-unknown]"),
    "many words": ("\n\n" + "word " * 150_000, "page-budget]"),
    "many parts": ("\n\n:::{notes}\n:::\n" * 2_000, "page-budget]"),
    "an override": ("\n\nab\u202ecd\n", "yaml-character]: character U+202E"),
    "a control": ("\n\nab\x1bcd\n", "yaml-character]: control character U+001B"),
}


@pytest.mark.parametrize(("more", "finding"), CASES.values(), ids=CASES)
def test_a_hostile_template_is_refused(target: Workspace, more: str, finding: str) -> None:
    """A template that asks for too much, or for what it may not have, is refused and named."""
    outcome = build(with_template(target, "\n" + more))
    assert (outcome.code, finding in outcome.err) == (1, True), outcome.err


def test_what_a_template_is_given_is_not_rendered_again(target: Workspace) -> None:
    """A value that looks like a template is printed as it is."""
    brief = target.root / "briefs" / "brief.yaml"
    brief.write_text(
        brief.read_text("utf-8")
        .replace("The north", '"{{ 9**9**9 }}{% x %} The north')
        .replace("closed\nproduct", 'closed"\nproduct')
    )
    assert build(with_template(target, "\n\n{{ title }}\n")).code == 0
