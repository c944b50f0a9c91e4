"""What the pages beside the work page have in common: one query, one thing asked at a time, one notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.wording import Notice, away_notice, refusal
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


class OfficeModel(QObject):
    """A page gives its query to `__init__`, and shows each result in `show_read`.

    Its own `__init__` takes lane, feed, `Session` and parent. It lives until the officer signs out, so that
    nothing typed is lost on the way to another page and back; it reads only while its page is shown.
    """

    changed = Signal()
    busyChanged = Signal()
    noticeChanged = Signal()

    def __init__(
        self,
        lane: Lane[Services],
        feed: Feed,
        read: Callable[[Services], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.notice: Notice | None = None
        self._warned: Notice | None = None
        self._intents = Intents(lane, self)
        self._intents.away.connect(lambda code: self._say(away_notice(code)))
        self._intents.busyChanged.connect(self.busyChanged)
        self._live = LiveRead(lane, feed, read, self)
        self._live.fresh.connect(self._take)
        self._live.away.connect(lambda code: self._say(away_notice(code)))
        self._live.refresh()

    @property
    def busy(self) -> bool:
        return self._intents.busy

    def show_read(self, read: Any) -> None:
        """What the query found now."""
        raise NotImplementedError

    def send(self, call: Callable[[Services, str], Any], then: Callable[[Any], None]) -> None:
        """Do `call` (services, identity) unless something else is under way; why not is said in `notice`."""
        if not self.busy:
            self._say(None)
            self._intents.send(call, then, lambda error: self._say(refusal(error)))

    def open_ticket(self, ticket_id: str) -> None:
        """The page is opened for the visitor with this ticket."""
        raise NotImplementedError

    def tell(self, notice: Notice) -> None:
        """Say what does not come from this page itself."""
        self._say(notice)

    def warn(self, sentence: str) -> None:
        """Say what was not taken; an empty sentence ends that."""
        before, self._warned = self._warned, Notice(sentence, warns=True) if sentence else None
        if self._warned is not None or self.notice == before:
            self._say(self._warned)

    def rest(self) -> None:
        """Another page is shown."""
        self._live.rest()

    def go_on(self) -> None:
        """The page is shown."""
        self._live.go_on()

    def refresh(self) -> None:
        """What this counter wrote is not announced to itself."""
        self._live.refresh()

    def _take(self, read: Any) -> None:
        if self.notice is not None and self.notice.away and not self._intents.stuck:
            self._say(None)
        self.show_read(read)
        self.changed.emit()

    def _say(self, notice: Notice | None) -> None:
        if notice != self.notice:
            self.notice = notice
            self.noticeChanged.emit()
