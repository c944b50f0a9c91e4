"""The administrator's page of institutions: what visitors typed, and how the office spells it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.institutions import Institution, Proposed
    from pst_kiosk.services.opening import Services

Reading = tuple["tuple[Institution, ...]", "tuple[Proposed, ...]", dict[int, str]]


class InstitutionsModel(OfficeModel):
    """`approvedOne` comes when a name is stored."""

    approvedOne = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.categories: dict[int, str] = {}
        self.proposed = Rows(("name", "times"), self, headings=("Ditulis pengunjung", "Kali"), tip="name")
        self.approved = Rows(
            ("id", "name", "category"),
            self,
            headings=("", "Nama", "Kategori"),
            silent=("id",),
            tip="name",
        )
        self._approved: tuple[Institution, ...] = ()
        self._administrator_id = session.officer_id

    def institution(self, row: int) -> Institution:
        """The approved one in this row."""
        return self._approved[row]

    def approve(
        self, name: str, category: int | None, spellings: Collection[str], instead: str | None = None
    ) -> None:
        """Approve a name; guest books with one of `spellings` have it from now on. `instead` is the id of the
        approved one it corrects."""
        wanted = tuple(spellings)

        def approve(services: Services, identity: str) -> None:
            services.institutions.approve(instead or identity, self._administrator_id, name, category, wanted)

        def stored(_: None) -> None:
            self.approvedOne.emit()
            self.refresh()

        self.send(approve, stored)

    def remove(self, institution_id: str) -> None:
        """Suggest it no longer."""
        administrator = self._administrator_id
        self.send(
            lambda services, _: services.institutions.remove(institution_id, administrator),
            lambda _: self.refresh(),
        )

    def show_read(self, read: Reading) -> None:
        self._approved, proposed, self.categories = read
        self.proposed.show([(found.name, str(found.times)) for found in proposed])
        self.approved.show(
            [(known.id, known.name, self._category(known.category)) for known in self._approved]
        )

    def _category(self, code: int | None) -> str:
        return "–" if code is None else self.categories[code]


def _read(services: Services) -> Reading:
    from pst_kiosk.domain.code_lists import INSTITUTION_CATEGORY

    categories = {code: text.id for code, text in INSTITUTION_CATEGORY.items()}
    return services.institutions.approved(), services.institutions.proposed(), categories
