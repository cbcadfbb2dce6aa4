"""Import what we use of ReportLab, without running its hook modules.

On import, ReportLab runs `reportlab_mods.py` and `reportlab_settings.py` from the path, and `.reportlab_mods`
and `.reportlab_settings` from the user's home, if they exist. Empty modules of these names, already in
`sys.modules`, prevent that. The command line drops the environment variables `RL_*`.

Why this matters: docs/decisions/equal-bytes.md.

Source: `reportlab/__init__.py` and `reportlab/rl_config.py` of ReportLab 5.1.
"""

from __future__ import annotations

import sys
from types import ModuleType

_HOOK_MODULES = (
    "reportlab.local_rl_mods",
    "reportlab_mods",
    "reportlab.local_rl_settings",
    "reportlab_settings",
)
for _name in _HOOK_MODULES:
    sys.modules[_name] = ModuleType(_name)

# ReportLab loads Pillow for pictures that it would decode. It gets decoded ones (image_stream.py), so that a
# memo without pictures does without Pillow.
_empty = {name: ModuleType(name) for name in ("PIL", "PIL.Image") if "PIL" not in sys.modules}
sys.modules.update(_empty)

# These imports must follow the code above; no other module imports ReportLab.
from reportlab import __version__ as REPORTLAB_VERSION  # noqa: E402, N812
from reportlab import rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

for _name in _empty:
    del sys.modules[_name]

__all__ = ["REPORTLAB_VERSION", "Canvas", "pdfdoc", "rl_config"]
