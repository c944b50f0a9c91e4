"""Printers here print in no time."""

import pytest

from pst_kiosk.printing import conversation


@pytest.fixture(autouse=True)
def quick_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "PRINTING_S", 0.05)
