"""Make a memo from a loaded brief: check, compose, render."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.check import RULES_BEFORE_LAYOUT, check_and_list_own_numbers, check_layout
from briefgen.build.edition import Composed, Issue, compose_edition
from briefgen.build.fit import fit
from briefgen.build.load import LoadedBrief
from briefgen.build.stage_times import StageEnded, ignore_stage
from briefgen.changes.changes import Changes
from briefgen.check import page_budget
from briefgen.check.extent import Extent
from briefgen.check.list_not_checked import list_not_checked
from briefgen.check.manual import adjustable_rules
from briefgen.check.policy import CheckRun, Policy, read_policy
from briefgen.compose.carried import describe_carried
from briefgen.compose.freeze import Provenance, attachments
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.document.attachment import Attachment
from briefgen.document.font_file import FontFiles
from briefgen.document.nodes import Document
from briefgen.document.statements import statements
from briefgen.evidence.attached import document_attachment
from briefgen.evidence.container import name_document
from briefgen.evidence.drawing import Drawing, drawing_bytes
from briefgen.evidence.unproven import Unproven
from briefgen.reading.character import find_character
from briefgen.reading.entry import Entry
from briefgen.reading.yaml_text import YamlText
from briefgen.render.pdf.rendered_pdf import RenderedPdf
from briefgen.settings.settings import Level, Settings
from briefgen.spec.brief import Brief
from briefgen.theme import MarkingColours, Theme
from briefgen.version import VERSION


class FinishedMemo(Struct, frozen=True):
    """A memo in all its formats, ready to be published or issued. Units: pages."""

    name: str
    """The brief's file name, without its suffix."""
    brief: Brief
    """With the number of the edition, where it is to be one."""
    files: Mapping[str, bytes]
    """The formats that the settings ask for, by file name."""
    pdf: bytes
    evidence: bytes
    """The evidence file attached to the PDF."""
    body_pages: int
    annex_pages: int
    last_edition: int | None = None
    """The number of the last edition."""
    changes: Changes | None = None
    """What changed since the last edition; None if there is no edition."""
    carried: tuple[str, ...] = ()
    """What a recipient can read, in a few lines."""


class Look(Struct, frozen=True):
    """What the drawing of a memo depends on, besides its document."""

    theme: Theme
    timestamp: datetime
    fonts: FontFiles
    """The workspace's fonts that the memo needs."""


class UndrawnMemo(Struct, frozen=True):
    """A memo that is checked and composed, but not drawn."""

    composed: Composed
    look: Look
    loaded: LoadedBrief
    run: CheckRun
    settings: Settings
    provenance: Provenance
    findings: Findings
    """Those of the rules and of composing it, before the policy is applied."""
    left_out: tuple[str, ...]
    """As in `Extent`."""
    with_errors: bool

    def reported(self) -> Findings:
        """Return the findings so far, as they are reported."""
        return read_policy(self.run, self.settings.rules).apply(self.findings, RULES_BEFORE_LAYOUT)


def make(
    loaded: LoadedBrief,
    run: CheckRun,
    settings: Settings,
    issue: Issue | None = None,
    stage_ended: StageEnded = ignore_stage,
) -> tuple[FinishedMemo | None, Findings]:
    """Check a loaded brief, compose it and render it; stop at the first stage with an error.

    With an `issue`, make it as that edition.
    """
    draft, findings = make_draft(loaded, run, settings, issue, stage_ended)
    return draw(draft, stage_ended) if draft else (None, findings)


def make_draft(
    loaded: LoadedBrief,
    run: CheckRun,
    settings: Settings,
    issue: Issue | None = None,
    stage_ended: StageEnded = ignore_stage,
    *,
    with_errors: bool = False,
) -> tuple[UndrawnMemo | None, Findings]:
    """Check a loaded brief and compose it; the findings are those that stop it.

    With `with_errors`, errors of rules that the settings can adjust do not stop it.
    """
    # Imported here, where it is needed: most of what it loads is ReportLab.
    from briefgen.render.pdf.document_pdf import count_body_pages
    from briefgen.render.pdf.font import DamagedFontError

    stage_ended("load the renderer")
    policy = read_policy(run, settings.rules)
    stopping = _stopping(run, settings, with_errors=with_errors)
    found, own_numbers = check_and_list_own_numbers(loaded, settings)
    findings = (*run.findings, *found)
    stage_ended("check")
    if stopping.stops(findings, RULES_BEFORE_LAYOUT, strict=settings.strict):
        return None, policy.apply(findings, RULES_BEFORE_LAYOUT)
    provenance = Provenance(VERSION, f"{_name(loaded)}.yaml", _overrides(loaded, settings))
    not_checked = list_not_checked(policy.allowed(findings), loaded.entry, loaded.corpus)
    loaded = replace(loaded, unproven=Unproven(own_numbers, not_checked))
    composed, faults = compose_edition(loaded, provenance, issue)
    findings += faults
    if composed is None or stopping.stops(findings, RULES_BEFORE_LAYOUT, strict=settings.strict):
        return None, policy.apply(findings, RULES_BEFORE_LAYOUT)
    try:
        look = _look(composed, loaded, settings)
        composed, left_out = fit(
            loaded,
            composed,
            lambda reduced: compose_edition(reduced, provenance, issue)[0],
            lambda document: count_body_pages(document, look.theme, look.fonts),
        )
    except DamagedFontError as fault:
        return None, policy.apply((*findings, _damaged_font(settings, str(fault))), RULES_BEFORE_LAYOUT)
    draft = UndrawnMemo(composed, look, loaded, run, settings, provenance, findings, left_out, with_errors)
    return draft, ()


def web_page(draft: UndrawnMemo) -> str:
    """Render the web page of a draft alone."""
    from briefgen.render.output_formats import RENDERERS  # as above

    return RENDERERS["html"](draft.composed.document, draft.look.theme).decode()


def draw(draft: UndrawnMemo, stage_ended: StageEnded = ignore_stage) -> tuple[FinishedMemo | None, Findings]:
    """Render a draft in all formats, and check its layout."""
    from briefgen.render.pdf.document_pdf import render_pdf  # as above
    from briefgen.render.pdf.font import DamagedFontError

    composed, look, loaded, settings = draft.composed, draft.look, draft.loaded, draft.settings
    policy = read_policy(draft.run, settings.rules)
    try:
        attached = _attachments(composed, look, draft.provenance)
        stage_ended("compose and freeze")
        rendered, faults = render_pdf(composed.document, look.theme, look.timestamp, attached, look.fonts)
    except DamagedFontError as fault:
        damaged = _damaged_font(settings, str(fault))
        return None, policy.apply((*draft.findings, damaged), RULES_BEFORE_LAYOUT)
    stage_ended("render")
    findings = (
        *draft.findings,
        *(_with_place(fault, loaded.entry, draft.run.texts) for fault in faults),
        *check_layout(loaded, settings, _extent(rendered, composed.document, draft.left_out)),
    )
    reported = page_budget.only_alone(policy.apply(findings, adjustable_rules()))
    stopping = _stopping(draft.run, settings, with_errors=draft.with_errors)
    if stopping.stops(findings, adjustable_rules(), strict=settings.strict):
        return None, reported
    return _finish(composed, loaded, rendered, attached[0].content, look.theme, settings), reported


def _stopping(run: CheckRun, settings: Settings, *, with_errors: bool) -> Policy:
    """Read the policy that decides what stops a memo."""
    adjusted: dict[str, Level] = dict.fromkeys(adjustable_rules() if with_errors else (), "warning")
    return read_policy(run, {**settings.rules, **adjusted})


def _look(composed: Composed, loaded: LoadedBrief, settings: Settings) -> Look:
    """Choose theme, date and fonts for a memo."""
    from briefgen.render.pdf.glyph_coverage import needed_fonts  # as above

    colours = settings.markings.colours(loaded.entry.value.marking)
    marking = MarkingColours(text=colours[0], ground=colours[1]) if colours else None
    theme = loaded.kit.theme.model_copy(update={"marking": marking})
    timestamp = _timestamp(composed.memo.brief, settings)
    return Look(theme, timestamp, needed_fonts(composed.document, loaded.fonts))


def _attachments(composed: Composed, look: Look, provenance: Provenance) -> tuple[Attachment, ...]:
    """Return the files attached to the PDF: the evidence, the brief, and the document as it is drawn."""
    from briefgen.render.pdf.drawing_versions import drawing_versions  # as above

    digests = {font.name: font.sha256 for font in look.fonts}
    evidence_sha256 = composed.frozen["sha256"]
    drawing = Drawing(
        composed.document, look.theme, look.timestamp, drawing_versions(), digests, evidence_sha256
    )
    drawn = drawing_bytes(drawing)
    evidence_and_brief = attachments(composed.memo, name_document(composed.frozen, drawn), provenance)
    return *evidence_and_brief, document_attachment(drawn, composed.memo.brief.language)


def _finish(
    composed: Composed,
    loaded: LoadedBrief,
    rendered: RenderedPdf,
    evidence: bytes,
    theme: Theme,
    settings: Settings,
) -> FinishedMemo:
    """Render the other formats, and put all that belongs to a memo together."""
    from briefgen.render.output_formats import RENDERERS  # as above

    name = _name(loaded)
    files = {
        f"{name}.{suffix}": rendered.pdf if suffix == "pdf" else RENDERERS[suffix](composed.document, theme)
        for suffix in settings.formats
    }
    return FinishedMemo(
        name,
        composed.memo.brief,
        files,
        rendered.pdf,
        evidence,
        rendered.body_pages,
        rendered.annex_pages,
        loaded.last.number if loaded.last else None,
        composed.changes,
        describe_carried(composed.frozen["memo"], loaded.entry.text.data),
    )


def _name(loaded: LoadedBrief) -> str:
    """Return the name of a brief's file, without its suffix."""
    return Path(loaded.entry.text.path).stem


def _damaged_font(settings: Settings, name: str) -> Diagnostic:
    """Report a font of the workspace whose damage shows only where its letters are embedded."""
    message = "the characters that the memo needs cannot be read from the font"
    hint = "copy or download the file again, or remove it"
    return error("font-broken", Span(settings.shown(settings.fonts / name)), message, hint)


def _overrides(loaded: LoadedBrief, settings: Settings) -> dict[str, str]:
    """Return the values that replace a brief's own, with the day in place of a rule for `as_of`."""
    day = {"as_of": loaded.entry.value.as_of.isoformat()} if loaded.as_of_rule else {}
    return {name: day.get(name, value) for name, value in settings.overrides.items()}


def _timestamp(brief: Brief, settings: Settings) -> datetime:
    """Return the date written into the file: SOURCE_DATE_EPOCH, or else the brief's `as_of`."""
    return settings.timestamp or datetime.combine(brief.as_of, time(), UTC)


def _with_place(fault: Diagnostic, entry: Entry[Brief], texts: Mapping[str, str]) -> Diagnostic:
    """Locate a renderer's finding in the YAML: at its character, or else at the title."""
    if fault.span.path:
        return fault
    named = re.search(r"\bU\+([0-9A-F]{4,6})\b", fault.message)
    for path, text in texts.items() if named else ():
        if found := find_character(text, chr(int(named[1], 16))) if named else None:
            return replace(fault, span=YamlText(path, text).slice(*found))
    return replace(fault, span=entry.at("title"))


def _extent(rendered: RenderedPdf, document: Document, left_out: tuple[str, ...]) -> Extent:
    return Extent(
        rendered.body_pages - (rendered.signature_alone and not rendered.annex_pages),
        rendered.annex_pages - (rendered.signature_alone and bool(rendered.annex_pages)),
        rendered.last_body_page.lines,
        rendered.last_body_page.room_lines,
        rendered.savings,
        rendered.title_lines,
        " ".join(statement.words for statement in statements(document)),
        rendered.last_annex_page.lines,
        left_out,
    )
