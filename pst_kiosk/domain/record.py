"""The service record (rekam layanan): what was asked for and what came of it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Outcome(StrEnum):
    MET = "terpenuhi"
    PARTLY = "sebagian"
    NOT_MET = "tidak"
    REFERRED = "dirujuk"


class ServiceRecord(BaseModel):
    """One per served ticket. A record may be saved half written; it is complete with both parts."""

    model_config = ConfigDict(frozen=True)

    summary: str = Field(default="", max_length=4000)
    outcome: Outcome | None = None
