"""What is used of ReportLab, imported so that nothing planted runs.

On import it runs, where it finds them, `reportlab_mods.py` and `reportlab_settings.py` from the path, and
`.reportlab_mods` and `.reportlab_settings` from the user's folder. Modules of those names that are there
already and hold nothing keep it from looking; the command line drops the variables `RL_*`.

Source: `reportlab/__init__.py` and `reportlab/rl_config.py` of ReportLab 5.1.
"""

from __future__ import annotations

import sys
from types import ModuleType

_PLANTS = ("reportlab.local_rl_mods", "reportlab_mods", "reportlab.local_rl_settings", "reportlab_settings")
for _name in _PLANTS:
    sys.modules[_name] = ModuleType(_name)

# Only now, and from nowhere else.
from reportlab import rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

__all__ = ["Canvas", "pdfdoc", "rl_config"]
