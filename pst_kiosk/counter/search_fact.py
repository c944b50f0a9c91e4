"""One line of what the office knows of a visit, a request or a sale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pst_kiosk.domain.record import DataNeed

NONE = "–"
ERASED = "(dihapus atas permintaan)"


@dataclass(frozen=True)
class Fact:
    """A line of a story. What may be corrected says where it stands (`subject`, `subject_id`, `field`), with
    its `stored` value and, where it is chosen, the `options`."""

    key: str
    part: str
    what: str
    value: str
    subject: str = ""
    subject_id: str = ""
    field: str = ""
    stored: Any = None
    options: tuple[tuple[str, Any], ...] = ()
    many: bool = False
    """Several of the options may hold: `stored` is the sum of their codes, or a tuple of them."""
    need: DataNeed | None = None
    """The row of a record whose cell it is; `field` is the column's key then."""

    @property
    def row(self) -> tuple[str, str, str, str]:
        return self.key, self.part, self.what, self.value
