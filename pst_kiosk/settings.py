"""A station's own settings: one TOML file in the user's configuration folder.

database = "sqlite:////var/lib/pst-kiosk/office.db"
station = "kios-1"

[printer]
kind = "network"
host = "127.0.0.1"
"""

from __future__ import annotations

import socket
import sys
import tomllib
from pathlib import Path

from platformdirs import site_data_path, site_state_path, user_config_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.printing.settings import PrinterSettings

APP = "pst-kiosk"


def settings_file() -> Path:
    return user_config_path(APP, appauthor=False) / "station.toml"


def default_database() -> str:
    """A file in the machine-wide data folder: kiosk and officer are different users of one PC."""
    folder = site_data_path if sys.platform == "win32" else site_state_path
    return f"sqlite:///{folder(APP, appauthor=False) / 'office.db'}"


class StationSettings(BaseSettings):
    """What one PC knows of itself; everything else is in the database."""

    model_config = SettingsConfigDict(extra="forbid")

    database: str = Field(default_factory=default_database)
    station: str = Field(default_factory=socket.gethostname, min_length=1, max_length=60)
    printer: PrinterSettings = PrinterSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (TomlConfigSettingsSource(settings_cls, settings_file()),)


def station_settings() -> StationSettings:
    """This station's settings. Raises `EnvironmentFault` `settings_invalid` with file and key."""
    try:
        return StationSettings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise EnvironmentFault(
            "settings_invalid", file=str(settings_file()), key=key, expected=first["msg"]
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EnvironmentFault("settings_invalid", file=str(settings_file()), expected=str(error)) from None
