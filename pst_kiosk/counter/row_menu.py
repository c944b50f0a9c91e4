"""What an officer may do with somebody who waits, as a menu at his row."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from pst_kiosk.counter.call_aid import call_aid_menu
from pst_kiosk.counter.menus import Menu, question, targets_menu
from pst_kiosk.counter.queue_view import WaitingRow
from pst_kiosk.counter.ticket_moves import TicketMoves


def call_words(row: WaitingRow) -> str:
    """Where there is no number nobody is called: service begins at once."""
    return "Panggil nomor ini" if row.numbered else "Layani pengunjung ini"


def open_row_menu(moves: TicketMoves, row: WaitingRow, free: bool, place: QPoint, parent: QWidget) -> None:
    """Open it at `place`; `free` tells whether the desk may call."""

    def choose_target() -> None:
        heading = f"Pindahkan {row.number} ke"
        menu = targets_menu(
            "transfer-choice", heading, row.transfers, lambda to: moves.transfer(row.ticket_id, to), parent
        )
        menu.open_at(place)

    def ask_to_cancel() -> None:
        menu = question(
            "cancel-question",
            f"Batalkan {row.number}?",
            "Ya, batalkan kunjungan ini",
            lambda: moves.cancel(row.ticket_id),
            parent,
        )
        menu.open_at(place)

    def choose_aid() -> None:
        call_aid_menu(moves, row.ticket_id, row.number, parent).open_at(place)

    menu = Menu("ticket-menu", row.number, parent)
    menu.offer(call_words(row), lambda: moves.pick(row.ticket_id), enabled=free)
    menu.offer("Tunda", lambda: moves.hold(row.ticket_id))
    menu.offer("Pindahkan…", choose_target)
    menu.offer("Bantuan panggilan…", choose_aid)
    menu.offer("Batalkan…", ask_to_cancel)
    menu.open_at(place)
