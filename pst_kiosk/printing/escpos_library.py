"""The one door through which python-escpos is imported."""

from __future__ import annotations

import os
import shutil
import sys


def load_escpos() -> None:
    """Imports python-escpos and removes the temporary folder its import leaves behind.

    It takes a good part of a second and touches logging, so it is called in a printer's lane,
    before anything is timed; after the first call it costs nothing.
    """
    if "escpos.printer" in sys.modules:
        return
    import escpos.capabilities
    import escpos.printer

    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        shutil.rmtree(escpos.capabilities.pickle_dir, ignore_errors=True)
