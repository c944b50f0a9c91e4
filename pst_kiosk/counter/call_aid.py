"""Visitors a call does not reach: how an officer notes it, and what is done then."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from pst_kiosk.counter.menus import Menu
from pst_kiosk.counter.ticket_moves import TicketMoves

_CHOICES = (
    ("Tidak dapat mendengar panggilan", 1),
    ("Tidak dapat melihat papan", 2),
    ("Keduanya", 3),
    ("Mendengar dan melihat", None),
)


def call_aid_menu(moves: TicketMoves, ticket_id: str, number: str, parent: QWidget) -> Menu:
    """Says of a visitor whether he hears a call and sees the board."""
    menu = Menu("call-aid-menu", f"Bantuan panggilan untuk {number}", parent)
    for text, code in _CHOICES:
        menu.offer(text, partial(moves.note_call_aid, ticket_id, code))
    return menu
