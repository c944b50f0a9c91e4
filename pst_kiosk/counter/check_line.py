"""The checklist of the stage: the step that is due, who acts, and the keys that tick it or lead back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.check_steps import CheckStep
from pst_kiosk.counter.controls import button, label, wrapped
from pst_kiosk.counter.desk_view import Phase, Visitor
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.menus import Menu
from pst_kiosk.counter.ticket_moves import TicketMoves


class CheckLine(QWidget):
    """All steps are in a menu, where any of them may be ticked up to, or gone back to."""

    def __init__(self, moves: TicketMoves, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves = moves
        self._visitor: Visitor | None = None
        self._details_wanted = True
        self._words = wrapped("", "", "step-words")
        self._actor = label("note", "", "step-actor")
        self._loop = wrapped("note", "", "step-loop")
        self._documents = wrapped("note", "", "step-documents")
        self._tick = button("tick-step", "Sudah", self._tick_now, kind="move", key="F11")
        self._back = button("step-back", "Kembali", self._go_back, kind="move", key="Shift+F11")
        self._all = button("all-steps", "Semua", self._show_all, kind="move", key="F1")
        self.buttons = (self._tick, self._back, self._all)
        said = QVBoxLayout()
        said.setSpacing(0)
        for line in (self._words, self._actor, self._loop, self._documents):
            said.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP - 2)
        row.addLayout(said, 1)
        for made in self.buttons:
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_visitor(self, visitor: Visitor, phase: Phase) -> None:
        self._visitor = visitor
        check, now = visitor.check, visitor.check.now
        serving = phase is Phase.SERVING and len(check.steps) > 1
        words = now.text if now is not None else "Semua langkah sudah"
        self._words.setText(" · ".join(filter(None, (check.place, words))))
        self._actor.setText(now.actor if now is not None else "")
        loop = check.back.text if check.loop and check.back is not None else ""
        self._loop.setText(f"Jika perlu perbaikan, kembali ke: {loop}")
        self._loop.setVisible(serving and bool(loop))
        documents = check.documents if phase is Phase.CALLED else now.documents if now is not None else ()
        self._documents.setText(f"Syarat: {'; '.join(documents)}" if documents else "")
        self._show_details()
        self._tick.setVisible(serving and now is not None)
        self._back.setVisible(serving and check.back is not None)
        self._all.setVisible(serving)
        if check.back is not None:
            self._back.setAccessibleName(f"Kembali ke {check.back.text}")
            self._back.setToolTip(f"Kembali ke: {check.back.text}")

    def want_details(self, wanted: bool) -> None:
        """Who acts, and what the standard asks the visitor to bring, is said here where there is room."""
        self._details_wanted = wanted
        self._show_details()

    def _show_details(self) -> None:
        several = self._visitor is not None and len(self._visitor.check.steps) > 1
        for line, said in ((self._actor, several), (self._documents, True)):
            line.setVisible(self._details_wanted and said and bool(line.text()))

    def _tick_now(self) -> None:
        if self._visitor is not None and (now := self._visitor.check.now) is not None:
            self._moves.tick(self._visitor.ticket_id, now.key)

    def _go_back(self) -> None:
        if self._visitor is not None and (back := self._visitor.check.back) is not None:
            self._moves.back_to_step(self._visitor.ticket_id, back.key)

    def _show_all(self) -> None:
        visitor = self._visitor
        if visitor is None:
            return
        menu = Menu("steps", "Langkah tahap ini", self)
        for number, step in enumerate(visitor.check.steps, 1):
            menu.offer(
                f"{number}. {step.text} · {step.actor}",
                partial(self._choose, visitor.ticket_id, step),
                ready=step == visitor.check.now,
                glyph="check-circle" if step.done else "circle",
            )
        menu.open_under(self._all)

    def _choose(self, ticket_id: str, step: CheckStep) -> None:
        if step.done:
            self._moves.back_to_step(ticket_id, step.key)
        else:
            self._moves.tick(ticket_id, step.key)
