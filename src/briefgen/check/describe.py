"""How a difference between a claim and its evidence is described in a finding."""

from __future__ import annotations

from types import MappingProxyType

from briefgen.language.claims import Difference


def describe(difference: Difference, where: str = "the evidence") -> str:
    """Say in what a claim differs from its evidence, or from what else it is compared with."""
    if not difference.evidence:
        return f"{_WITHOUT.get(difference.respect, 'is not in')} {where}"
    form = _SENTENCES.get(difference.respect, "differs from `{}` in {}")
    return form.format(difference.evidence, where)


_SENTENCES = MappingProxyType(
    {
        "value": "is not in {1}, which gives `{0}`",
        "unit": "counts or measures something other than `{}` in {}",
        "rate": "is for another unit or span of time than `{}` in {}",
        "currency": "is in another currency than `{}` in {}",
        "qualifier": "does not mean the same as `{}` in {}",
        "date": "is not the date in {1}, `{0}`",
        "ordinal": "is not the place in {1}, `{0}`",
        "designation": "is not the name in {1}, `{0}`",
        "direction": "goes another way than `{}` in {}",
    }
)
_WITHOUT = MappingProxyType(
    {
        "date": "is a date that is not in",
        "ordinal": "is a place that is not in",
        "designation": "is a name that is not in",
    }
)


def describe_words(difference: Difference) -> str:
    """Describe how words differ from their evidence."""
    mine, theirs = difference.claim, difference.evidence
    if difference.respect == "negation" and not mine:
        return f"the evidence has `{theirs}`, which is left out"
    if difference.respect == "negation" and not theirs:
        return f"`{mine}` denies what the evidence says"
    return _WORDS[difference.respect].format(mine, theirs)


_WORDS = MappingProxyType(
    {
        "negation": "`{}` denies, or leaves out the denial of, `{}` in the evidence",
        "direction": "`{}` is the opposite of `{}` in the evidence",
        "name": "`{}` stands where the evidence has `{}`",
        "date": "`{}` joins what the evidence does not: `{}`",
        "speaker": "`{}` speaks here, and `{}` in the evidence",
        "modality": "what is done and what is planned or possible differ: `{}`, and `{}` in the evidence",
        "quotation": "“{}” does not stand so in the evidence",
    }
)
