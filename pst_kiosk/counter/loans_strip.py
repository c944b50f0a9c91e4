"""What the visitor at this desk leaves here and gets: an identity card, the key of a locker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pst_kiosk.counter.check_line import CheckLine
from pst_kiosk.counter.controls import button, label, say
from pst_kiosk.counter.desk_view import Phase
from pst_kiosk.counter.loans_words import CARDS, thing
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.menus import Menu
from pst_kiosk.counter.work_model import WorkModel

if TYPE_CHECKING:
    from pst_kiosk.services.loan_views import Loan, Locker

_APART = 4
_LOCKER, _OTHER, _LOCKER_BACK, _CARD_BACK = "5", "6", "9", "0"


class LoansStrip(QWidget):
    """Shown where the visitor's procedure asks for it, and while anything of his visit is out. It is one low
    line, as the guest book below needs the height: Alt and the digit on a button presses it."""

    def __init__(self, model: WorkModel, check: CheckLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loans-strip")
        self._model = model
        self._loans = model.loans
        self._check = check
        self._card = label("strong", "Kartu  Alt+", "loans-card")
        self._kinds = tuple(
            _button(f"card-{kind}", name, partial(self._loans.take_card, kind), str(kind))
            for kind, name in CARDS.items()
        )
        self._locker = label("strong", "", "loans-locker")
        self._give = _button("give-locker", "", self._give_next, _LOCKER)
        self._other = _button("other-locker", "Lain…", self._choose, _OTHER)
        self._key_back = _button("locker-back", "", self._return_key, _LOCKER_BACK)
        self._card_back = _button("card-back", "", self._return_card, _CARD_BACK)
        self.buttons = (*self._kinds, self._give, self._other, self._key_back, self._card_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_APART)
        row.addWidget(self._card)
        for made in (*self._kinds, self._card_back):
            row.addWidget(made)
        row.addSpacing(GAP)
        row.addWidget(self._locker)
        for made in (self._give, self._other, self._key_back):
            row.addWidget(made)
        row.addStretch(1)
        self._loans.changed.connect(self.render_shown)
        model.shownChanged.connect(self.render_shown)
        self.render_shown()

    def render_shown(self) -> None:
        now, free = self._loans.visitor, self._free()
        served = self._model.shown.phase in (Phase.GUEST_BOOK, Phase.SERVING)
        key, card = self._out()
        take = now is not None and now.card_due
        give = now is not None and now.locker_due and self._any_lockers()
        shown = served and any((take, give, key, card))
        self.setVisible(shown)
        # Beside the guest book there is room for one line: the card is asked for here.
        self._check.want_details(not (shown and self._model.shown.phase is Phase.GUEST_BOOK))
        self._card.setVisible(take or card is not None)
        for made in self._kinds:
            made.setVisible(take)
        self._locker.setVisible(give or key is not None)
        # Said once in the line.
        self._locker.setText("Loker" if take or card is not None else "Loker  Alt+")
        self._give.setVisible(give)
        say(self._give, f"Beri {free[0].name}" if free else "Semua terpakai", _LOCKER)
        if free:
            self._give.setAccessibleName(f"Beri loker {free[0].name}")
        self._other.setVisible(give and len(free) > 1)
        for made, loan, keys in ((self._key_back, key, _LOCKER_BACK), (self._card_back, card, _CARD_BACK)):
            made.setVisible(loan is not None)
            if loan is not None:
                say(made, f"{loan.locker or thing(loan)} kembali", keys)
        for made in self.buttons:
            made.setEnabled(not self._loans.busy and (made is not self._give or bool(free)))

    def _out(self) -> tuple[Loan | None, Loan | None]:
        """The key to come back first, and the card."""
        out = self._loans.visitor.out if self._loans.visitor is not None else ()
        key = next((loan for loan in out if loan.locker is not None), None)
        return key, next((loan for loan in out if loan.card is not None), None)

    def _free(self) -> tuple[Locker, ...]:
        desk = self._loans.desk
        return () if desk is None else tuple(locker for locker in desk.lockers if locker.free)

    def _any_lockers(self) -> bool:
        return self._loans.desk is not None and bool(self._loans.desk.lockers)

    def _give_next(self) -> None:
        free = self._free()
        if free:
            self._loans.give_locker(free[0].id)

    def _choose(self) -> None:
        menu = Menu("locker-choice", "Beri loker", self)
        for locker in self._free():
            menu.offer(f"Loker {locker.name}", partial(self._loans.give_locker, locker.id))
        menu.open_under(self._other)

    def _return_key(self) -> None:
        key, _ = self._out()
        if key is not None:
            self._loans.give_back(key.id)

    def _return_card(self) -> None:
        _, card = self._out()
        if card is not None:
            self._loans.give_back(card.id)


def _button(name: str, text: str, pressed: Callable[[], Any], digit: str) -> QPushButton:
    made = button(name, text, pressed, kind="move")
    say(made, text, digit)
    made.setToolTip(f"Alt+{digit}")
    QShortcut(QKeySequence(f"Alt+{digit}"), made).activated.connect(made.click)
    return made
