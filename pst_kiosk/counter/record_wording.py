"""What the parts of a service record are called on the screen."""

from __future__ import annotations

OUTCOMES = {"terpenuhi": "Terpenuhi", "sebagian": "Sebagian", "tidak": "Tidak", "dirujuk": "Dirujuk"}
