"""The wheel is the product: whoever installs it has every file the screens and the services read."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return next(folder.glob("pst_kiosk-*.whl"))


def shipped_files() -> set[str]:
    """Every file that must be in the wheel, by its path there."""
    package = [path for path in (ROOT / "pst_kiosk").rglob("*") if "__pycache__" not in path.parts]
    resources = list((ROOT / "resources").rglob("*"))
    return {path.relative_to(ROOT).as_posix() for path in package if path.is_file()} | {
        f"pst_kiosk/{path.relative_to(ROOT).as_posix()}" for path in resources if path.is_file()
    }


def test_it_carries_every_file_of_the_package_and_every_resource(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    assert shipped_files() - carried == set()


def test_it_carries_the_licence(wheel: Path) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_installed_alone_it_finds_its_offices(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    # Started in that folder, which therefore comes first on Python's path.
    program = "import sys; from pst_kiosk.cli import main; sys.exit(main(['office', 'list']))"
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    offices = {path.stem for path in (ROOT / "resources" / "offices").glob("*.toml")}
    assert {line.split()[0] for line in run.stdout.splitlines()} == offices
