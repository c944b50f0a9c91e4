"""What the visitor was given, and by which channel: one quiet button that tells it, and a menu behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.counter.look import INK
from pst_kiosk.counter.menus import Menu
from pst_kiosk.counter.record_wording import PRODUCTS
from pst_kiosk.domain.record import ServiceRecord
from pst_kiosk.ui.fonts import icon

_USUAL = "in_person"


class GivenButton(QPushButton):
    """`change` is given the record's new fields."""

    def __init__(self, change: Callable[..., None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record-given")
        self.setProperty("kind", "small")
        self.setIcon(icon("caret-down", 16, INK.ink))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)
        self._change = change
        self._record = ServiceRecord()
        self.clicked.connect(self._open)
        self.show_record(self._record)

    def show_record(self, record: ServiceRecord) -> None:
        self._record = record
        given = ", ".join(PRODUCTS[code] for code in record.products)
        channel = "" if record.channel == _USUAL else CHANNELS[record.channel.value]
        text = " · ".join(part for part in (given, channel) if part) or "Diberikan, kanal"
        self.setText(
            self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(self.width(), 120) - 48)
        )
        self.setToolTip(text)
        self.setAccessibleName(f"Yang diberikan dan kanal: {text}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_record(self._record)

    def _open(self) -> None:
        menu = Menu("given-choices", "Yang diberikan", self)
        for code, text in PRODUCTS.items():
            menu.offer(text, partial(self._give, code))
            _tick(menu, code in self._record.products)
        menu.addSeparator()
        menu.say("Kanal")
        for channel, text in CHANNELS.items():
            menu.offer(text, partial(self._change, channel=channel))
            _tick(menu, channel == self._record.channel)
        menu.open_above(self)

    def _give(self, code: int) -> None:
        self._change(products=tuple(sorted({code} ^ set(self._record.products))))


def _tick(menu: Menu, ticked: bool) -> None:
    action = menu.actions()[-1]
    action.setCheckable(True)
    action.setChecked(ticked)
