"""Setting one line of a visit right: what stands there, what should, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import Choice, Tick, button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.search_fact import Fact

_LONGEST = 4000
_LONGEST_REASON = 200


class CorrectionForm(QWidget):
    """Shown for a fact by `begin`; `done` comes when the officer leaves it."""

    done = Signal()

    def __init__(self, correct: Callable[[Fact, Any, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correct = correct
        self._fact: Fact | None = None
        self._title = wrapped("title", "", "correction-title")
        self._before = wrapped("muted", "", "correction-before")
        self._line = QLineEdit()
        self._line.setObjectName("correction-value")
        self._line.setAccessibleName("Isi yang benar")
        self._line.setMaxLength(_LONGEST)
        self._choice = Choice("correction-choice", "Isi yang benar")
        self._ticks = QWidget()
        self._tick_column = QVBoxLayout(self._ticks)
        self._tick_column.setContentsMargins(0, 0, 0, 0)
        self._ticked: list[tuple[Tick, int]] = []
        self._reason = QLineEdit()
        self._reason.setObjectName("correction-reason")
        self._reason.setAccessibleName("Alasan perbaikan")
        self._reason.setMaxLength(_LONGEST_REASON)
        self._store = button("store-correction", "Simpan perbaikan", self._send, kind="answer", key="Ctrl+S")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._store)
        row.addWidget(button("leave-correction", "Tidak jadi", self.done.emit))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self._title)
        column.addWidget(self._before)
        column.addWidget(label("label", "Isi yang benar"))
        for answer in (self._line, self._choice, self._ticks):
            column.addWidget(answer)
        column.addWidget(label("label", "Alasan"))
        column.addWidget(self._reason)
        column.addLayout(row)
        column.addWidget(wrapped("note", "Isi yang lama tetap dapat dibaca, dengan nama Anda dan alasannya."))
        self._reason.returnPressed.connect(self._store.click)

    def begin(self, fact: Fact) -> None:
        """Ask for what should stand there."""
        self._fact = fact
        self._title.setText(f"Perbaiki: {fact.what}")
        self._before.setText(f"Sekarang: {fact.value}")
        chosen = bool(fact.options)
        self._line.setVisible(not chosen)
        self._choice.setVisible(chosen and not fact.many)
        self._ticks.setVisible(fact.many)
        self._line.setText("" if fact.stored is None else str(fact.stored))
        self._choice.offer([("–", None), *fact.options])
        self._choice.setCurrentIndex(max(self._choice.findData(fact.stored), 0))
        self._offer_ticks(fact)
        self._reason.clear()
        first = self._line if not chosen else self._ticked[0][0] if fact.many else self._choice
        first.setFocus()
        self._line.selectAll()

    def clear(self) -> None:
        """What was typed of a visitor goes with the form."""
        self._fact = None
        self._before.clear()
        self._line.clear()
        self._reason.clear()

    def enable(self, ready: bool) -> None:
        self._store.setEnabled(ready)

    def _offer_ticks(self, fact: Fact) -> None:
        for tick, _ in self._ticked:
            self._tick_column.removeWidget(tick)
            tick.deleteLater()
        self._ticked = []
        for text, code in fact.options if fact.many else ():
            tick = Tick(f"correction-tick-{code}", text, self._ticks)
            tick.setChecked(_holds(fact.stored, code))
            self._tick_column.addWidget(tick)
            tick.show()  # the form is seen already, and the first one takes the keyboard
            self._ticked.append((tick, code))

    def _send(self) -> None:
        if self._fact is not None:
            self._correct(self._fact, self._value(self._fact), self._reason.text())

    def _value(self, fact: Fact) -> Any:
        if fact.many:
            codes = tuple(code for tick, code in self._ticked if tick.isChecked())
            return codes if isinstance(fact.stored, tuple) else sum(codes) or None
        return self._choice.currentData() if fact.options else self._line.text()


def _holds(stored: Any, code: int) -> bool:
    """Whether an option is among what is stored."""
    return code in stored if isinstance(stored, tuple) else bool((stored or 0) & code)
