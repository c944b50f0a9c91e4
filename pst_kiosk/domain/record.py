"""The service record (rekam layanan): what was asked for and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.promised_requests import Channel

LONGEST_SUMMARY = 4000
"""Characters."""
LONGEST_REFERRAL = 200
LONGEST_DETAIL = 400
LONGEST_REGION = 120
LONGEST_TITLE = 200
FIRST_YEAR, LAST_YEAR = 1800, 2200
"""What is taken for a year at all: old censuses are asked for, and so are projections."""
LEAST_QUALITY, MOST_QUALITY = 1, 10
MOST_NEEDS = 200
"""Rows of one record: nobody types more, a paste might."""


class Outcome(StrEnum):
    MET = "terpenuhi"
    PARTLY = "sebagian"
    NOT_MET = "tidak"
    REFERRED = "dirujuk"


def storable(text: object) -> object:
    """A text without what no database keeps: the null character and halves of characters."""
    if not isinstance(text, str):
        return text
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _of(codes: Mapping[int, Text]) -> BeforeValidator:
    def known(code: object) -> object:
        if code is not None and code not in codes:
            raise ValueError(f"{code} is none of {', '.join(map(str, codes))}")
        return code

    return BeforeValidator(known)


_Storable = BeforeValidator(storable)
_Year = Annotated[int | None, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
_Product = Annotated[int, _of(code_lists.PRODUCTS)]


class ServiceRecord(BaseModel):
    """One per served ticket. A record may be saved half written; it is complete with both parts."""

    model_config = ConfigDict(frozen=True)

    summary: Annotated[str, _Storable, Field(max_length=LONGEST_SUMMARY)] = ""
    outcome: Outcome | None = None
    channel: Channel = Channel.IN_PERSON
    products: tuple[_Product, ...] = ()
    """Codes of `code_lists.PRODUCTS`."""
    referral: Annotated[str, _Storable, Field(max_length=LONGEST_REFERRAL)] = ""
    """To whom or where the visitor was sent on."""


class DataNeed(BaseModel):
    """One row of what a visitor looked for; any part may be missing while it is written.

    `level`, `period`, `obtained` and `source_type` are codes of the lists of these names, `for_planning`
    tells whether it is used for national development planning, `quality` is 1 to 10.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    """A UUIDv7 made by whoever adds the row, so that two who edit one record mean the same row."""
    detail: Annotated[str, _Storable, Field(max_length=LONGEST_DETAIL)] = ""
    region: Annotated[str, _Storable, Field(max_length=LONGEST_REGION)] = ""
    year_from: _Year = None
    year_to: _Year = None
    level: Annotated[int | None, _of(code_lists.DATA_LEVEL)] = None
    period: Annotated[int | None, _of(code_lists.DATA_PERIOD)] = None
    obtained: Annotated[int | None, _of(code_lists.OBTAINED)] = None
    source_type: Annotated[int | None, _of(code_lists.SOURCE_TYPE)] = None
    source_title: Annotated[str, _Storable, Field(max_length=LONGEST_TITLE)] = ""
    source_year: _Year = None
    for_planning: bool | None = None
    quality: Annotated[int | None, Field(ge=LEAST_QUALITY, le=MOST_QUALITY)] = None

    @model_validator(mode="after")
    def _years_run_forwards(self) -> Self:
        if self.year_from and self.year_to and self.year_from > self.year_to:
            raise ValueError(f"{self.year_from} is after {self.year_to}")
        return self

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the row."""
        return self == DataNeed(id=self.id)


class Written(BaseModel):
    """Everything an officer writes about one service."""

    model_config = ConfigDict(frozen=True)

    record: ServiceRecord = ServiceRecord()
    needs: Annotated[tuple[DataNeed, ...], Field(max_length=MOST_NEEDS)] = ()

    @property
    def complete(self) -> bool:
        """Whether it can be retyped: what came of it is said, and what was asked for."""
        asked = self.record.summary.strip() or any(not need.blank for need in self.needs)
        return bool(asked) and self.record.outcome is not None
