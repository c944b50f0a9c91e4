"""What a running screen writes down."""

from __future__ import annotations

import logging
import sys

import pytest

from pst_kiosk import bootstrap


def test_a_bug_is_logged_without_what_a_visitor_typed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    bootstrap._log_without_personal_data()
    error = ValueError("Siti Rahma, siti@example.org")
    with caplog.at_level(logging.ERROR):
        sys.excepthook(ValueError, error, None)
    assert "ValueError" in caplog.text
    assert "Siti" not in caplog.text
