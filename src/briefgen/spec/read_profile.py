"""Reading a likelihood profile: one that comes with briefgen, or the workspace's own."""

from __future__ import annotations

from briefgen.corpus.index import CorpusFiles
from briefgen.diagnostic import Findings, Span, error
from briefgen.reading.entry import read_entry
from briefgen.reading.suggest import nearest
from briefgen.spec.profile import PROFILES, Profile


def load_profile(name: str, wanted_at: Span, files: CorpusFiles) -> tuple[Profile | None, Findings]:
    """Load the profile a brief names.

    Errors: profile-unknown, and those of `read_profile`.
    """
    if name in PROFILES:
        return PROFILES[name], ()
    own = _own(files)
    if name in own:
        return read_profile(own[name], name, files)
    known = (*PROFILES, *own)
    close = nearest(name, known)
    hint = f"did you mean `{close}`?" if close else f"profiles: {', '.join(f'`{p}`' for p in known)}"
    return None, (error("profile-unknown", wanted_at, f"no likelihood profile `{name}`", hint),)


def check_profiles(files: CorpusFiles) -> Findings:
    """Find what is wrong with the workspace's own profiles.

    Errors: those of `read_profile`.
    """
    return tuple(d for name, file in _own(files).items() for d in read_profile(file, name, files)[1])


def read_profile(file: str, name: str, files: CorpusFiles) -> tuple[Profile | None, Findings]:
    """Read a file of `profiles/`.

    Errors: id-file, id-duplicate for a profile of briefgen's own, and those of reading and validating.
    """
    text, problems = files.read(file)
    if text is None:
        return None, problems
    entry, problems = read_entry(Profile, text, files.shown_path(file))
    if entry is None:
        return None, problems
    if entry.value.id != name:
        message = f"id `{entry.value.id}` is not the file's name `{name}`"
        hint = f"write `id: {name}`, or rename the file"
        return None, (*problems, error("id-file", entry.at("id"), message, hint))
    if name in PROFILES:
        message = f"profile `{name}` comes with briefgen and cannot be redefined"
        return None, (
            *problems,
            error("id-duplicate", entry.at("id"), message, "give your own profile another name"),
        )
    return entry.value, problems


def _own(files: CorpusFiles) -> dict[str, str]:
    """Return the files of the workspace's own profiles by name."""
    return {f.rpartition("/")[2].removesuffix(".yaml"): f for f in files.names("profiles", ".yaml")}
