"""The counter's one window: its pages follow the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from pst_kiosk.counter.counter_model import CounterModel
from pst_kiosk.counter.look import counter_look
from pst_kiosk.counter.pages import OFFICE, Page
from pst_kiosk.counter.sign_in_page import SignInPage

if TYPE_CHECKING:
    from pst_kiosk.counter.office_frame import OfficeFrame
    from pst_kiosk.counter.work_page import WorkPage

SMALLEST = (1280, 680)
"""A 1366×768 screen less its task bar, with room to spare."""


class CounterWindow(QWidget):
    """Closing it signs out first; see `CounterModel.close`."""

    def __init__(self, model: CounterModel) -> None:
        super().__init__()
        self.setObjectName("counter")
        self.setWindowTitle("PST Kiosk · Loket")
        self.setMinimumSize(*SMALLEST)
        self.setStyleSheet(counter_look())
        self._model = model
        self._painted = False
        self._forced = False
        self._sign_in = SignInPage(model.sign_in)
        self._work: WorkPage | None = None
        self._office: OfficeFrame | None = None
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._sign_in)
        model.pageChanged.connect(self._show_page)
        model.mayClose.connect(self.close)

    def close_now(self) -> None:
        """Close without asking; a desk that is open stays open."""
        self._forced = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            # Reading begins once the shell is on the screen: what is slow to load must not delay it.
            self._painted = True
            QTimer.singleShot(0, self._model.start)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._forced or self._model.close():
            event.accept()
        else:
            event.ignore()

    def _show_page(self) -> None:
        page = self._model.page
        if page is Page.WORK and self._model.work is not None:
            if self._work is None:
                from pst_kiosk.counter.work_page import WorkPage  # not before it is shown: the shell waits

                self._work = WorkPage(
                    self._model.work, self._model.leave, self._model.show_office, self._model.show_page
                )
                self._pages.addWidget(self._work)
            self._pages.setCurrentWidget(self._work)
        elif page in OFFICE and self._model.office is not None:
            if self._office is None:
                from pst_kiosk.counter.office_frame import OfficeFrame

                self._office = OfficeFrame(self._model)
                self._pages.addWidget(self._office)
            self._pages.setCurrentWidget(self._office)
            self._office.show_page(page, self._model.office)
        else:
            self._pages.setCurrentWidget(self._sign_in)
            self._sign_in.begin()
        if page is Page.SIGN_IN:
            for left in (self._work, self._office):
                if left is not None:
                    self._pages.removeWidget(left)
                    left.deleteLater()
            self._work = self._office = None
