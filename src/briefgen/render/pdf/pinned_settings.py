"""ReportLab's process-wide settings, pinned, so that neither environment nor planted files matter."""

from __future__ import annotations

from briefgen.render.pdf.reportlab_parts import rl_config


def pin_settings() -> None:
    """Set what the renderer's output depends on, whatever `RL_*` variables or settings files say."""
    rl_config.invariant = 1
    rl_config.pageCompression = 1
    rl_config.useA85 = 0
    rl_config.pdfComments = 0
