"""python-escpos is kept out until a job is printed, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_naming_a_printer_does_not_import_the_library() -> None:
    modules = run(
        "import sys, pst_kiosk.printing.printers, pst_kiosk.printing.ticket, pst_kiosk.printing.receiver;"
        "print(*sys.modules)"
    ).split()

    assert "pst_kiosk.printing.printers" in modules
    assert not {"escpos", "serial", "usb", "PIL"} & set(modules)


def test_the_library_leaves_no_folder_and_says_nothing(tmp_path: Path) -> None:
    said = run(
        "from pst_kiosk.printing.escpos_library import load_escpos; load_escpos(); load_escpos()",
        TMPDIR=str(tmp_path),
    )

    assert said == ""
    assert list(tmp_path.iterdir()) == []
