"""A visit would end with a key or a card out: the officer is stopped, and asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from pst_kiosk.counter.loans_words import things
from pst_kiosk.counter.menus import Menu
from pst_kiosk.counter.room_view import UNNUMBERED
from pst_kiosk.counter.work_model import WorkModel


def ask_what_is_out(model: WorkModel, said: Mapping[str, Any], at: QWidget) -> None:
    """Ask above the finishing button; `said` are the details of the refusal `not_returned`.

    What is ready to be chosen claims nothing that may not be so: it stays noted as out.
    """
    what = things(said["lockers"], said["cards"])
    heading = f"{what} {said['number'] or UNNUMBERED} belum kembali"
    # Not the button's own: that is disabled while the answer is on its way, and its menu with it.
    menu = Menu("returns-question", heading, at.window())
    menu.offer("Sudah dikembalikan semua, selesai", lambda: model.finish(returned_all=True))
    menu.offer("Selesai, dikembalikan nanti", lambda: model.finish(leave_out=True), ready=True)
    menu.offer("Tidak jadi", lambda: None)
    menu.open_above(at)
