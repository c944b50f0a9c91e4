"""The administrator's pages: which model and which view each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pst_kiosk.counter.announcements_model import AnnouncementsModel
from pst_kiosk.counter.announcements_page import AnnouncementsPage
from pst_kiosk.counter.institutions_model import InstitutionsModel
from pst_kiosk.counter.institutions_page import InstitutionsPage
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.office_page import OfficePage, Ways
from pst_kiosk.counter.officers_model import OfficersModel
from pst_kiosk.counter.officers_page import OfficersPage
from pst_kiosk.counter.pages import Page
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


def model_of(
    page: Page, lane: Lane[Services], feed: Feed, administrator_id: str, parent: QObject
) -> OfficeModel:
    """The model of one of the pages, reading already."""
    if page is Page.ANNOUNCEMENTS:
        return AnnouncementsModel(lane, feed, administrator_id, parent)
    if page is Page.INSTITUTIONS:
        return InstitutionsModel(lane, feed, administrator_id, parent)
    return OfficersModel(lane, feed, administrator_id, parent)


def page_of(model: OfficeModel, ways: Ways) -> OfficePage:
    """The view of such a model."""
    if isinstance(model, AnnouncementsModel):
        return AnnouncementsPage(model, ways)
    if isinstance(model, InstitutionsModel):
        return InstitutionsPage(model, ways)
    assert isinstance(model, OfficersModel)
    return OfficersPage(model, ways)
