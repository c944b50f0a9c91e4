"""What this board did with calls, told to the officers who called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

Note = Callable[["Services", int, str], None]


class Receipts:
    """Tells each receipt once; what cannot be told now is told when the database is there again."""

    def __init__(self, services: Lane[Services], name: Callable[[], str]) -> None:
        """`name` tells this station's, and is asked in the lane."""
        self._services = services
        self._name = name
        self._untold: list[tuple[Note, int]] = []
        """Nothing else is told before them: a call counts as spoken where it was shown."""

    def shown(self, seqs: Iterable[int]) -> None:
        """The calls of these lines of the log are on the screen."""
        for seq in seqs:
            self._tell(lambda services, seq, name: services.board.note_shown(seq, name), seq)

    def spoken(self, seqs: Iterable[int]) -> None:
        """They were spoken to the end, after they were shown."""
        for seq in seqs:
            self._tell(lambda services, seq, name: services.board.note_spoken(seq, name), seq)

    def tell_again(self) -> None:
        """Tell what could not be told before, in its order."""
        untold, self._untold = self._untold, []
        for note, seq in untold:
            self._post(note, seq)

    def _tell(self, note: Note, seq: int) -> None:
        if self._untold:
            self._untold.append((note, seq))
        else:
            self._post(note, seq)

    def _post(self, note: Note, seq: int) -> None:
        name = self._name

        def keep(error: Exception) -> None:
            if isinstance(error, EnvironmentFault):
                self._untold.append((note, seq))
            else:
                log_fault(__name__, "telling what became of a call", error)

        self._services.post(lambda services: note(services, seq, name()), failed=keep)
