"""A shipped profile with one thing changed, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.setup import profile_path, read_profile


def fault(tmp_path: Path, text: str) -> EnvironmentFault:
    file = tmp_path / "kantor.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentFault) as raised:
        read_profile(file)
    assert raised.value.code == "profile_invalid"
    assert raised.value.details["file"] == "kantor.toml"
    return raised.value


def refusal(tmp_path: Path, profile: str, old: str, new: str) -> tuple[str, str, str]:
    """Key, value and expectation of a shipped profile with `old` made `new` where it stands first."""
    text = profile_path(profile).read_text(encoding="utf-8")
    assert old in text
    details = fault(tmp_path, text.replace(old, new, 1)).details
    return str(details["key"]), str(details["value"]), str(details["expected"])
