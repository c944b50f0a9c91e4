"""What was tapped and could not be delivered yet, kept over a restart of the program.

Nothing in it says who tapped; a comment may say anything, so the file is its user's alone and goes with the
last delivery.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pst_kiosk.ui.trace import log_line

Entry = Mapping[str, Any]


def usual_folder() -> Path:
    """In the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("pst-kiosk", appauthor=False) / "ratings"


class RatingSpool:
    """One station's file; used in a lane."""

    def __init__(self, folder: Path, station: str) -> None:
        self._path = folder / f"ratings-{hashlib.sha256(station.encode()).hexdigest()[:8]}.json"

    def load(self) -> list[dict[str, Any]]:
        """What is kept. A file that cannot be read is set aside, and said."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return [dict(entry) for entry in kept]
        except FileNotFoundError:
            return []
        except (ValueError, TypeError):
            self._path.replace(self._path.with_suffix(".damaged"))
            log_line(__name__, "the file of undelivered ratings was damaged; it is set aside")
            return []

    def keep(self, entries: Sequence[Entry]) -> None:
        """Exactly these from now on; written through to the disk."""
        if not entries:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600, exist_ok=False)
        with new.open("w", encoding="utf-8") as file:
            json.dump(list(entries), file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
