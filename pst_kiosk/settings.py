"""A station's own settings: one TOML file in the user's configuration folder.

database = "sqlite:////var/lib/pst-kiosk/office.db"
station = "kios-1"
role = "kiosk"

[printer]
kind = "network"
host = "127.0.0.1"
"""

from __future__ import annotations

import socket
import sys
import tomllib
from pathlib import Path
from typing import Literal

from platformdirs import site_data_path, site_state_path, user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.printing.settings import PrinterSettings
from pst_kiosk.voice_settings import VoiceSettings

APP = "pst-kiosk"


def settings_file() -> Path:
    return user_config_path(APP, appauthor=False) / "station.toml"


def default_database() -> str:
    """A file in the machine-wide data folder: kiosk and officer are different users of one PC."""
    folder = site_data_path if sys.platform == "win32" else site_state_path
    return f"sqlite:///{folder(APP, appauthor=False) / 'office.db'}"


class BoardSettings(BaseModel):
    """What a board of its own shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pictures: Path | None = None
    """A folder of pictures to show beside the queue."""
    reduced_motion: bool = False
    """Nothing moves or flashes; a call for who cannot hear or see is framed all the same."""


class TabletSettings(BaseModel):
    """A rating tablet's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    desks: tuple[str, ...] = ()
    """The desks (keys of the profile) it stands at; none: all share it, and visitors say their numbers."""


class StationSettings(BaseSettings):
    """What one PC knows of itself; everything else is in the database."""

    model_config = SettingsConfigDict(extra="forbid")

    database: str = Field(default_factory=default_database)
    station: str = Field(default_factory=socket.gethostname, min_length=1, max_length=60)
    role: Literal["kiosk", "counter", "display", "rating"] | None = None
    """The screen whose rights the database's address has; None where every screen may use it."""
    printer: PrinterSettings = PrinterSettings()
    board: BoardSettings = BoardSettings()
    voice: VoiceSettings = VoiceSettings()
    rating: TabletSettings = TabletSettings()
    exit_pin: str | None = None
    """The hash of the PIN with which staff leave a locked screen (`pst_kiosk.exit_pin`)."""
    mouse: bool = False
    """Whether visitors have a mouse: a full screen shows its cursor then."""

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


def keep_settings(**values: str) -> Path:
    """Write these of the station's settings; the others, and every comment, stay. Returns the file.

    Only the file's owner can read it, as it holds a password. Raises `EnvironmentFault` `settings_invalid`,
    `file_unavailable`.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    file = settings_file()
    try:
        written = file.read_text(encoding="utf-8") if file.exists() else ""
        document = tomlkit.parse(written)
        document |= values
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600, exist_ok=False)
        new.write_text(tomlkit.dumps(document), encoding="utf-8")
        new.replace(file)
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise EnvironmentFault("settings_invalid", file=str(file), expected=str(error)) from None
    except OSError as error:
        raise EnvironmentFault("file_unavailable", path=str(file), why=error.strerror) from None
    return file
