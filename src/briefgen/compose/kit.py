"""Load the files of a product: product.yaml, template and theme, from the workspace or the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Span, error, has_errors
from briefgen.document.nodes import Picture
from briefgen.readable_folders import ANYWHERE, ReadableFolders
from briefgen.reading.entry import Entry, validate
from briefgen.reading.files import path_exists, read_text_file
from briefgen.reading.pictures import Pixels, read_picture
from briefgen.reading.suggest import nearest
from briefgen.reading.yaml_text import YamlText, find_forbidden, read_yaml
from briefgen.spec.product import Product
from briefgen.theme import Theme, ThemeFile

TEMPLATE = "memo.md.j2"


class Kit(Struct, frozen=True):
    """The files of a product."""

    product: Entry[Product]
    theme: Theme
    texts: Mapping[str, str]
    """The texts of its files by name."""
    template_shown: str
    logo: Picture | None = None

    @property
    def template(self) -> str:
        """The text of the template."""
        return self.texts[TEMPLATE]


def packaged_templates() -> Path:
    """Return the folder of the templates that come with briefgen.

    A wheel has them inside the package; an editable install reads them where the repository keeps them.
    """
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def _readable(path: Path, readable: ReadableFolders) -> ReadableFolders:
    return ANYWHERE if path.is_relative_to(packaged_templates()) else readable


def product_names(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the products that some folder of templates defines."""
    found = {p.parent.name for folder in folders for p in folder.glob("*/product.yaml")}
    return tuple(sorted(found))


def load_kit(
    name: str, wanted_at: Span, folders: tuple[tuple[Path, str], ...], readable: ReadableFolders
) -> tuple[Kit | None, tuple[Diagnostic, ...]]:
    """Load a product's files, each from the first of `folders` (with the path to print) that has it.

    The workspace's own are in a `readable` folder. Those of briefgen itself may be links of an installer.

    Errors: product-unknown, product-file, and those of reading and validating.
    """
    if _find(name, "product.yaml", folders) is None:
        known = product_names(tuple(f for f, _ in folders))
        close = nearest(name, known)
        hint = (
            f"did you mean `{close}`?" if close else f"known products: {', '.join(f'`{k}`' for k in known)}"
        )
        return None, (error("product-unknown", wanted_at, f"no product `{name}` in the templates", hint),)
    texts: dict[str, tuple[str, str]] = {}
    problems: list[Diagnostic] = []
    for file in ("product.yaml", TEMPLATE, "theme.yaml"):
        found = _find(name, file, folders)
        if found is None:
            problems.append(
                error("product-file", wanted_at, f"product `{name}` has no `{file}`", "add the file")
            )
            continue
        text, faults = read_text_file(*found, _readable(found[0], readable))
        problems += faults
        texts[file] = (text or "", found[1])
    if TEMPLATE in texts and (bad := find_forbidden(YamlText(texts[TEMPLATE][1], texts[TEMPLATE][0]))):
        problems.append(bad)
    if has_errors(problems):
        return None, tuple(problems)
    product_text, faults = read_yaml(*texts["product.yaml"])
    product, more = validate(Product, product_text)
    theme_text, theme_faults = read_yaml(*texts["theme.yaml"])
    theme, theme_more = validate(ThemeFile, theme_text)
    problems += [
        *faults,
        *(more if not faults else ()),
        *theme_faults,
        *(theme_more if not theme_faults else ()),
    ]
    problems += _repeated_parts(product) if product else ()
    if product is None or theme is None or has_errors(problems):
        return None, tuple(problems)
    logo, logo_problems = _read_logo(name, theme, folders, readable)
    problems += logo_problems
    if has_errors(problems):
        return None, tuple(problems)
    by_name = {name: text for name, (text, _) in texts.items()}
    return Kit(product, Theme(**dict(theme.value)), by_name, texts[TEMPLATE][1], logo), tuple(problems)


def _read_logo(
    name: str, theme: Entry[ThemeFile], folders: tuple[tuple[Path, str], ...], readable: ReadableFolders
) -> tuple[Picture | None, tuple[Diagnostic, ...]]:
    """Read the logo that a theme names."""
    if theme.value.logo is None:
        return None, ()
    file, alt = theme.value.logo.file, theme.value.logo.alt
    found = _find(name, file, folders)
    path = found[0] if found else folders[0][0] / name / file
    pixels, problems = read_picture(path, _readable(path, readable), file, theme.at("logo", "file"))
    return picture_of(pixels, alt) if pixels else None, problems


def picture_of(pixels: Pixels, alt: str, caption: str = "") -> Picture:
    """Make a picture of the neutral document."""
    return Picture(pixels.data, pixels.media_type, pixels.width_px, pixels.height_px, alt, caption)


def _find(name: str, file: str, folders: tuple[tuple[Path, str], ...]) -> tuple[Path, str] | None:
    for folder, shown in folders:
        path = folder / name / file
        if path_exists(path):
            return path, f"{shown}/{name}/{file}"
    return None


def _repeated_parts(product: Entry[Product]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for key in ("parts", "annex"):
        for i, part in enumerate(getattr(product.value, key)):
            if part.part in seen:
                span = product.at(key, i, "part")
                yield error("part-twice", span, f"part `{part.part}` is listed twice", "remove one of them")
            seen.add(part.part)
