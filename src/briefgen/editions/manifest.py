"""The manifest of an edition: its inputs and its files, each with a hash."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

FORMAT = "briefgen-edition"
VERSION = 1
"""The version of the format. Raise it only where a reader of the older one would misread the newer one.

A new field is no reason: it gets a default, and readers ignore fields that they do not know.
"""
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\\x00.][^/\\\x00]*$", max_length=255)]


class _Form(BaseModel):
    """A part of the manifest; fields of a later version are ignored."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", defer_build=True)


class EditionFile(_Form):
    """A file of the edition."""

    name: FileName
    bytes: Annotated[int, Field(ge=0)]
    sha256: Hash


class Pages(_Form):
    """How long the memo is. Units: pages."""

    body: int
    annex: int


class Manifest(_Form):
    """The inputs and the files of an edition."""

    name: str
    """The brief's, without its folder and ending."""
    edition: Annotated[int, Field(ge=1)]
    as_of: str
    issued: str
    """The day of issue."""
    marking: str
    product: str
    profile: str
    pages: Pages
    versions: dict[str, str]
    """The versions of briefgen and of the packages that it was made with."""
    inputs: dict[str, Hash]
    """The hashes of the inputs: by path from the workspace's folder, others by a name."""
    memo: Annotated[tuple[EditionFile, ...], Field(min_length=1, strict=False)]
    """The memo in each format it was built in, the PDF first."""
    evidence: EditionFile
    since: int | None
    """The edition before; None for the first."""
    changes: list[str]
    """What changed since, in a few words each."""

    @property
    def pdf(self) -> EditionFile:
        """The memo as PDF."""
        return self.memo[0]


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest's file, with a hash over the manifest."""
    content = manifest.model_dump(mode="json")
    whole = {"format": FORMAT, "version": VERSION, "sha256": _hash(content), "edition": content}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(data: bytes) -> Manifest | str:
    """Read a manifest; return a description of the fault if it is damaged."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return "the manifest is not JSON"
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return "the file is not the manifest of an edition"
    if whole.get("version") != VERSION:
        return f"the manifest has format version {str(whole.get('version'))[:20]}, not {VERSION}"
    content = whole.get("edition")
    if _hash(content) != whole.get("sha256"):
        return "the manifest does not match its own hash"
    try:
        return Manifest.model_validate(content)
    except ValidationError as fault:
        return f"the manifest is invalid at `{'.'.join(map(str, fault.errors()[0]['loc']))}`"


def _hash(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "replace")).hexdigest()
