"""The dated tariff table of a service that is paid for."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from pst_kiosk.domain.profile_parts import Data, Key, Line

SAMPLE_MARK = "CONTOH"


class Tariff(Data):
    """One price for some time. Rows with one key succeed each other: tariffs change, receipts do not."""

    key: Key
    name: Line
    unit: Line
    rupiah: Annotated[int, Field(ge=0, le=1_000_000_000)]
    """Price of one unit, in whole rupiah."""
    valid_from: dt.date
    valid_until: dt.date | None = None
    """Last day, included; none while no end is known."""
    legal_basis: Line
    use_agreed: bool = False
    """Microdata and digital maps: the buyer hands over an abstract of the use and signs the agreement on it
    (SPPD) before the sale is billed."""
    sample: bool = False
    """A row that shows the structure and is no official price; its name says so."""

    @model_validator(mode="after")
    def _dates_and_mark(self) -> Self:
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise ValueError(f"valid_until {self.valid_until} must not be before {self.valid_from}")
        if self.sample != self.name.startswith(SAMPLE_MARK):
            raise ValueError(f"a sample's name begins with {SAMPLE_MARK}, and no other tariff's does")
        return self


def _succeed_each_other(tariffs: tuple[Tariff, ...]) -> tuple[Tariff, ...]:
    by_time = sorted(tariffs, key=lambda tariff: (tariff.key, tariff.valid_from))
    for before, after in pairwise(by_time):
        overlap = before.valid_until is None or after.valid_from <= before.valid_until
        if before.key == after.key and overlap:
            raise ValueError(f"the times of tariff {after.key} overlap at {after.valid_from}")
    return tariffs


Tariffs = Annotated[tuple[Tariff, ...], AfterValidator(_succeed_each_other)]
