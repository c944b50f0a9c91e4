"""The whole counter: which page is shown, and the models behind the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.loading import Loading
from pst_kiosk.counter.office_pages import model_of, modules_of
from pst_kiosk.counter.pages import Page, offered_to
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.sign_in_model import SignInModel
from pst_kiosk.counter.wording import Notice
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.counter.needs import Needs
    from pst_kiosk.counter.office_model import OfficeModel
    from pst_kiosk.counter.without_desk import WithoutDesk
    from pst_kiosk.counter.work_model import WorkModel
    from pst_kiosk.services.opening import Services

_WORK = tuple(
    f"pst_kiosk.counter.{module}"
    for module in (
        "desk_view",
        "record_model",
        "work_model",
        "guest_book_form",
        "record_form",
        "visitor_panel",
        "work_page",
        "office_frame",
    )
)
"""What the work page is made of, in steps: the window stands still for none of them for long."""


class CounterModel(QObject):
    """A session has a work model of its own, so nothing typed by one officer is left for the next."""

    pageChanged = Signal()
    mayClose = Signal()
    """The window may close: nobody is signed in any more."""

    def __init__(self, lane: Lane[Services], feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = Page.SIGN_IN
        self.session: Session | None = None
        """Who is signed in."""
        self.work: WorkModel | None = None
        """The desk's; None without one: then there are the pages beside it alone."""
        self.without_desk: WithoutDesk | None = None
        """What an officer without a desk is told on those pages."""
        self.pages: dict[Page, OfficeModel] = {}
        """The models of the pages this officer has opened beside the work page: they keep what he typed."""
        self._last_office: Page | None = None
        self._paying: str | None = None
        """The ticket whose sale was opened for the treasurer."""
        self.sign_in = SignInModel(lane, feed, self)
        self.sign_in.signedIn.connect(self._begin)
        self._lane = lane
        self._feed = feed
        self._loading = Loading(lane, self)
        self._closing = False

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self.sign_in.start()
        self._loading.load(_WORK)

    def leave(self) -> None:
        """Sign out and show the sign-in page."""
        self._closing = False
        if self.work is not None:
            self.work.leave()
            return
        if not self._says_what_is_out(closing=False):
            self._left()

    def close(self) -> bool:
        """Whether the window may close now. If not, it signs out first, and `mayClose` may follow.

        Asked again while it is said why not, it may: the desk stays open, and its officer finds the
        visitor again.
        """
        if self.work is None:
            return not self._says_what_is_out(closing=True)
        if self._closing and self.work.notice is not None:
            return True
        self.show_work()
        told = self.work.told_what_is_out
        self.work.leave(closing=True)
        # What is out is said first; asked again, the officer is signed out.
        self._closing = self.work.told_what_is_out == told
        return False

    @property
    def needs(self) -> tuple[Needs, ...]:
        """What may call the officer away, by kind."""
        told = self.work or self.without_desk
        return () if told is None else told.needs

    @property
    def office(self) -> OfficeModel | None:
        """The model of the page that is shown beside the work page."""
        return self.pages.get(self.page)

    @property
    def offered(self) -> tuple[Page, ...]:
        """The pages beside the work page this officer may open."""
        return offered_to(self.session.role) if self.session is not None else ()

    def show_office(self) -> None:
        """Show the page beside the work page that was shown last, else the first this officer may open."""
        if self.offered:
            self.show_page(self._last_office or self.offered[0])

    def show_page(self, page: Page, ticket_id: str | None = None) -> None:
        """Show a page if this officer may open it, for the visitor with this ticket where one is said."""
        if self.session is None or page not in self.offered:
            return
        if page not in self.pages:
            self.pages[page] = model_of(page, self._lane, self._feed, self.session, self)
        if ticket_id is not None:
            self.pages[page].open_ticket(ticket_id)
        if page is not self.page:
            self._rest()
            self._last_office = page
            self.pages[page].go_on()
            self._show(page)

    def show_work(self) -> None:
        if self.work is not None and self.office is not None:
            self._rest()
            self._show(Page.WORK)

    def _rest(self) -> None:
        if self.office is not None:
            self.office.rest()

    def stop(self) -> None:
        """The window is gone: what is typed and not saved yet is sent."""
        if self.work is not None:
            self.work.let_go()
            self.work = None
        if self.without_desk is not None:
            self.without_desk.deleteLater()
            self.without_desk = None
        self.session = None

    def _says_what_is_out(self, closing: bool) -> bool:
        """Without a desk: say once on its page what should be back by now; whether there was anything."""
        out = "" if self.without_desk is None else self.without_desk.what_is_out()
        if out:
            from pst_kiosk.counter.loans_words import left_behind

            self.show_page(Page.LOANS)
            self._tell(left_behind(out, closing))
        return bool(out)

    def _tell(self, notice: Notice) -> None:
        if self.office is not None:
            self.office.tell(notice)

    def _begin(self, session: Session) -> None:
        if self.session is not None:  # Enter pressed twice, while the pages are loaded
            return
        self.sign_in.stop()
        self.session = session
        if session.desk:
            self._begin_work(session)
        else:
            self._begin_without_desk(session)
        for page in self.offered:
            self._loading.load(modules_of(page), can_wait=bool(session.desk))
        if not session.desk:
            self._lane.post(lambda _: None, lambda _: self.show_office())

    def _begin_work(self, session: Session) -> None:
        from pst_kiosk.counter.work_model import WorkModel  # after the shell, which does not need it

        self.work = WorkModel(self._lane, self._feed, session, self)
        self.work.left.connect(self._left)
        self.work.ended.connect(self._ended)
        self.work.handed.connect(self._handed)
        self.work.shownChanged.connect(self._open_sale)
        self._show(Page.WORK)

    def _begin_without_desk(self, session: Session) -> None:
        from pst_kiosk.counter.without_desk import WithoutDesk

        self.without_desk = WithoutDesk(self._lane, self._feed, session.officer_id, self)
        self.without_desk.refused.connect(self._tell)

    def _open_sale(self) -> None:
        """Who has come to the treasurer to pay has his sale opened, once."""
        assert self.work is not None
        visitor, serving = self.work.shown.visitor, self.work.shown.phase == "serving"
        if self.work.session.role != "treasurer" or visitor is None or not (serving and visitor.buys):
            return
        if visitor.ticket_id != self._paying:
            self._paying = visitor.ticket_id
            self.show_page(Page.SALES, visitor.ticket_id)

    def _left(self) -> None:
        self._end()
        if self._closing:
            self.mayClose.emit()

    def _handed(self) -> None:
        """The next officer signs in; until then the desk is still this one's, with its visitor."""
        assert self.work is not None
        desk = self.work.session.desk
        self.sign_in.hand_over(desk)
        self._end()

    def _ended(self) -> None:
        self._end()
        self.sign_in.say(
            Notice("Loket ini dibuka dari tempat lain, jadi sesi Anda berakhir. Silakan masuk kembali.")
        )

    def _end(self) -> None:
        self.show_work()
        self.sign_in.start()
        self._show(Page.SIGN_IN)
        for model in self.pages.values():
            model.deleteLater()
        self.pages, self._last_office = {}, None
        self.stop()

    def _show(self, page: Page) -> None:
        self.page = page
        self.pageChanged.emit()
