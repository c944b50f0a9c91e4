"""The import rules hold, and each of them is known to fail when broken."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Offences that prove each contract: the contract, the folder of the offending module, its one line.
OFFENCES = [
    ("Arrows point one way", "domain", "import pst_kiosk.db"),
    ("Arrows point one way", "kiosk", "import pst_kiosk.counter"),
    ("The domain knows the standard library and pydantic alone", "domain", "import PySide6.QtCore"),
    ("Only db speaks to SQLAlchemy", "services", "import sqlalchemy"),
    ("Only printing speaks to printers", "kiosk", "from escpos.printer import Network"),
    ("What lies below the screens knows no Qt", "db", "import PySide6.QtCore"),
]


def verdicts(tree: Path) -> dict[str, str]:
    """What the checker says of the package in this folder: contract → KEPT or BROKEN."""
    # A process of its own, started there, so that it reads that package and not the one under test.
    check = (
        "import sys; from importlinter import cli; sys.exit(cli.lint_imports(no_cache=True, no_logo=True))"
    )
    run = subprocess.run([sys.executable, "-c", check], cwd=tree, capture_output=True, text=True)
    found = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", run.stdout, re.MULTILINE))
    assert found, run.stdout + run.stderr
    assert (run.returncode == 0) == ("BROKEN" not in found.values())
    return found


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("layers")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for source in (ROOT / "pst_kiosk").rglob("*.py"):
        copy = tree / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, copy)
    return tree


def test_every_contract_is_kept_and_has_an_offence_to_prove_it() -> None:
    assert verdicts(ROOT) == {contract: "KEPT" for contract, _, _ in OFFENCES}


@pytest.mark.parametrize(("contract", "folder", "offence"), OFFENCES)
def test_a_broken_contract_is_reported(copied_tree: Path, contract: str, folder: str, offence: str) -> None:
    offender = copied_tree / "pst_kiosk" / folder / "offender.py"
    offender.write_text(f"{offence}\n", encoding="utf-8")
    try:
        assert verdicts(copied_tree)[contract] == "BROKEN"
    finally:
        offender.unlink()
