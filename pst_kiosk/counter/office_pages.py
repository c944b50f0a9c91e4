"""The model and the view of each page beside the work page, loaded when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from pst_kiosk.counter.pages import OFFICE, Page
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.counter.office_model import OfficeModel
    from pst_kiosk.counter.office_page import OfficePage, Ways
    from pst_kiosk.counter.session import Session
    from pst_kiosk.services.opening import Services


def modules_of(page: Page) -> tuple[str, str]:
    """What the page is made of, for `Loading`."""
    return _module(OFFICE[page].model), _module(OFFICE[page].view)


def model_of(page: Page, lane: Lane[Services], feed: Feed, session: Session, parent: QObject) -> OfficeModel:
    """The model of one of the pages, reading already."""
    made: OfficeModel = _class(OFFICE[page].model)(lane, feed, session, parent)
    return made


def view_of(page: Page, model: OfficeModel, ways: Ways) -> OfficePage:
    """The view of such a model."""
    made: OfficePage = _class(OFFICE[page].view)(model, ways)
    return made


def _class(name: str) -> Any:
    return getattr(import_module(_module(name)), name.partition(".")[2])


def _module(name: str) -> str:
    return f"pst_kiosk.counter.{name.partition('.')[0]}"
