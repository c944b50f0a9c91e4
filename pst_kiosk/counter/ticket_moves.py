"""The moves off the straight way through a queue, as an officer asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pst_kiosk.counter.wording import Notice

if TYPE_CHECKING:
    from pst_kiosk.services.moves import Moved
    from pst_kiosk.services.onward import Target
    from pst_kiosk.services.opening import Services

Call = Callable[["Services", str], Any]
Note = Callable[[Any], Notice | None]


def nothing_to_say(_: Any) -> Notice | None:
    return None


class TicketMoves:
    """Each is one intent: `send` gives it its identity, and stores the visitor's record before it."""

    def __init__(self, session_id: str, send: Callable[[Call, Note], None]) -> None:
        self._session = session_id
        self._send = send

    def pick(self, ticket_id: str) -> None:
        """Call this visitor out of turn."""
        self._ask(lambda services, command: services.calling.pick(command, self._session, ticket_id))

    def hold(self, ticket_id: str) -> None:
        self._ask(lambda services, command: services.calling.hold(command, self._session, ticket_id))

    def resume(self, ticket_id: str) -> None:
        self._ask(lambda services, command: services.calling.resume(command, self._session, ticket_id))

    def come_back(self, ticket_id: str) -> None:
        """A visitor who missed the call is here after all."""
        self._ask(
            lambda services, command: services.calling.return_no_show(command, self._session, ticket_id)
        )

    def transfer(self, ticket_id: str, to: Target) -> None:
        self._ask(
            lambda services, command: services.calling.transfer(
                command, self._session, ticket_id, to.service, to.desk
            )
        )

    def cancel(self, ticket_id: str) -> None:
        self._ask(lambda services, command: services.calling.cancel(command, self._session, ticket_id))

    def go_on(self, to: Target) -> None:
        """This service is done; the visitor gets a new number for another one, which is then said."""
        self._ask(
            lambda services, command: services.calling.go_on(command, self._session, to.service),
            lambda moved: _new_number(moved, to),
        )

    def tick(self, ticket_id: str, step: str) -> None:
        """The stage's steps up to this one are done."""
        self._ask(lambda services, command: services.checklist.tick(command, self._session, ticket_id, step))

    def back_to_step(self, ticket_id: str, step: str) -> None:
        """This step and those after it are to be done again."""
        self._ask(
            lambda services, command: services.checklist.go_back(command, self._session, ticket_id, step)
        )

    def note_call_aid(self, ticket_id: str, call_aid: int | None) -> None:
        """Why a call does not reach the visitor: a code of that list, or None where it does."""
        self._ask(lambda services, _: services.reception.note_call_aid(self._session, ticket_id, call_aid))

    def undo(self) -> None:
        self._ask(lambda services, command: services.calling.undo(command, self._session))

    def _ask(self, call: Call, note: Note = nothing_to_say) -> None:
        self._send(call, note)


def _new_number(moved: Moved, to: Target) -> Notice:
    if moved.number is None:
        return Notice(f"Pengunjung ini sekarang menunggu {to.name.id}.")
    return Notice(
        f"Nomor baru pengunjung ini {moved.number} untuk {to.name.id}. Silakan sampaikan nomor ini kepadanya."
    )
