"""Fix ReportLab's process-wide settings, so that the environment and settings files have no effect."""

from __future__ import annotations

from briefgen.render.pdf.reportlab_imports import rl_config


def pin_settings() -> None:
    """Fix the settings that the output depends on."""
    rl_config.invariant = 1
    rl_config.pageCompression = 1
    rl_config.useA85 = 0
    rl_config.pdfComments = 0
