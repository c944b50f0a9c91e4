"""Shared by every test."""

import os

# Before anything imports Qt: no display is needed, and pictures are the same on every machine.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

pytest_plugins = ["tests.support.fixtures", "tests.support.screen_fixtures"]
