"""What the parts of a profile are made of."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=40)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=1, max_length=1000)]
Note = Annotated[str, Field(max_length=1000)]
"""Words that may be missing."""


class Data(BaseModel):
    """A frozen part of a profile; a key nobody knows is refused, not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Data):
    """A text visitors read: Indonesian first, English one tap away."""

    id: Annotated[str, Field(min_length=1, max_length=400)]
    en: Annotated[str, Field(min_length=1, max_length=400)]

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.id


def unique(attribute: str, what: str) -> AfterValidator:
    """A validator for a tuple of parts: no two may carry the same value in `attribute`."""

    def check(parts: tuple[Any, ...]) -> tuple[Any, ...]:
        values = [getattr(part, attribute) for part in parts]
        if repeated := sorted({value for value in values if values.count(value) > 1}):
            raise ValueError(f"{what} must be unique, repeated: {repeated}")
        return parts

    return AfterValidator(check)
