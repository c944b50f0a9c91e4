"""The whole counter: which page is shown, and the models behind the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.sign_in_model import SignInModel
from pst_kiosk.counter.wording import Notice
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.counter.office_model import OfficeModel
    from pst_kiosk.counter.work_model import WorkModel
    from pst_kiosk.services.opening import Services


class CounterModel(QObject):
    """A session has a work model of its own, so nothing typed by one officer is left for the next."""

    pageChanged = Signal()
    mayClose = Signal()
    """The window may close: nobody is signed in any more."""

    def __init__(self, lane: Lane[Services], feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = Page.SIGN_IN
        self.work: WorkModel | None = None
        self.office: OfficeModel | None = None
        """The model of the administrator's page that is shown."""
        self.about_ticket: str | None = None
        """Whom the page that is shown was opened for."""
        self.sign_in = SignInModel(lane, feed, self)
        self.sign_in.signedIn.connect(self._begin)
        self._lane = lane
        self._feed = feed
        self._closing = False

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self.sign_in.start()
        self._lane.post(_load_work_page, failed=lambda _: None)  # no database, no page yet: said elsewhere

    def leave(self) -> None:
        """Sign out and show the sign-in page."""
        self._closing = False
        if self.work is not None:
            self.work.leave()

    def close(self) -> bool:
        """Whether the window may close now. If not, it signs out first, and `mayClose` may follow.

        Asked again while it is said why not, it may: the desk stays open, and its officer finds the
        visitor again.
        """
        if self.work is None or (self._closing and self.work.notice is not None):
            return True
        self._closing = True
        self.show_work()
        self.work.leave(closing=True)
        return False

    def show_office(self, page: Page = Page.OFFICERS) -> None:
        """Show one of the administrator's pages to an administrator; what is typed in another goes."""
        if self.work is not None and self.work.session.administers and page is not self.page:
            from pst_kiosk.counter.office_pages import model_of

            before = self.office
            self.office = model_of(page, self._lane, self._feed, self.work.session.officer_id, self)
            self._show(page)
            if before is not None:
                before.deleteLater()

    def show_page(self, page: Page, ticket_id: str | None = None) -> None:
        """Show a page, for the visitor with this ticket where there is one."""
        self.about_ticket = ticket_id
        self.show_office(page)

    def show_work(self) -> None:
        if self.office is not None:
            self._show(Page.WORK)
            self.office.deleteLater()
            self.office = None

    def stop(self) -> None:
        """The window is gone: what is typed and not saved yet is sent."""
        if self.work is not None:
            self.work.let_go()
            self.work = None

    def _begin(self, session: Session) -> None:
        self.sign_in.stop()
        from pst_kiosk.counter.work_model import WorkModel  # after the shell, which does not need it

        self.work = WorkModel(self._lane, self._feed, session, self)
        self.work.left.connect(self._left)
        self.work.ended.connect(self._ended)
        self._show(Page.WORK)

    def _left(self) -> None:
        self._end()
        if self._closing:
            self.mayClose.emit()

    def _ended(self) -> None:
        self._end()
        self.sign_in.say(
            Notice("Loket ini dibuka dari tempat lain, jadi sesi Anda berakhir. Silakan masuk kembali.")
        )

    def _end(self) -> None:
        self.show_work()
        self.sign_in.start()
        self._show(Page.SIGN_IN)
        self.stop()

    def _show(self, page: Page) -> None:
        self.page = page
        self.pageChanged.emit()


def _load_work_page(_: Services) -> None:
    """In the lane, while the officer types the PIN; or the window would stand still for it afterwards."""
    import pst_kiosk.counter.work_model
    import pst_kiosk.counter.work_page  # noqa: F401
