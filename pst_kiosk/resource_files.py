"""Where the shipped files are: profiles, translations, sounds, icons."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _root() -> Path:
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder: inside the installed package, else beside it."""
    return _root().joinpath(*parts)
