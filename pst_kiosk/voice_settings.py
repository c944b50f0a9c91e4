"""The board's voice, as the station's settings file describes it.

[voice]
volume = 80
language = "visitor"

[[voice.hours]]
begins = 12:00:00
ends = 13:00:00
volume = 30
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Volume = Annotated[int, Field(ge=0, le=100)]
"""In percent, as it is heard: 50 is half as loud as 100. 0 is silence."""


class VoiceHours(BaseModel):
    """A time of the day with a volume of its own, by the PC's clock; it may go over midnight."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    begins: dt.time
    ends: dt.time
    volume: Volume

    def hold(self, time: dt.time) -> bool:
        if self.begins <= self.ends:
            return self.begins <= time < self.ends
        return time >= self.begins or time < self.ends


class VoiceSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    enabled: bool = True
    volume: Volume = 80
    hours: tuple[VoiceHours, ...] = ()
    """The first that holds counts; outside of them all, `volume`."""
    language: Literal["visitor", "id", "en", "both"] = "visitor"
    """What the visitor chose, one language for all, or both, the visitor's first."""
    clips: Path | None = None
    """A folder of recordings that take the place of the shipped clips."""
    system_voice: bool = False
    """Whether the system's own speech speaks the languages it has a voice for, in the place of the clips."""

    def volume_at(self, time: dt.time) -> int:
        """0 where nothing is to be heard."""
        if not self.enabled:
            return 0
        return next((hours.volume for hours in self.hours if hours.hold(time)), self.volume)
