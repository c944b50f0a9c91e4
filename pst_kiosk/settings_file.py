"""Where a station's settings lie, and the station's name, which a screen needs before pydantic is loaded."""

from __future__ import annotations

import socket
import tomllib
from pathlib import Path

from platformdirs import user_config_path

APP = "pst-kiosk"


def settings_file() -> Path:
    return user_config_path(APP, appauthor=False) / "station.toml"


def station_name() -> str:
    """The name in the settings file, else this machine's; whether the file is right is checked elsewhere."""
    try:
        name = tomllib.loads(settings_file().read_text(encoding="utf-8")).get("station")
    except (OSError, ValueError):
        name = None
    return name if isinstance(name, str) and name else socket.gethostname()
