"""The administrator's pages of announcements and institutions, by keys alone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QWidget

from pst_kiosk.counter.announcements_model import AnnouncementsModel
from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.institutions_model import InstitutionsModel
from pst_kiosk.counter.pages import Page, offered_to
from pst_kiosk.domain.roles import Role
from tests.counter.conftest import Hired, hire
from tests.counter.test_window import Control, Key, Open, choose, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, tap, type_text, wait_until

# Said of every popup by the platform without a display.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

TODAY = dt.date(2026, 11, 18)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
Shift = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def counter(bengkulu: TestOffice, open_window: Open) -> Counter:
    """A counter with the administrator at a desk."""
    counter = open_window(bengkulu)
    sign_in(counter.window, Hired(bengkulu.administrator, bengkulu.pin), "Meja layanan 1")
    use(counter.window, "show-office", Key.Key_K, Control)
    see(counter.window, "today-queues")
    return counter


@pytest.fixture
def announcements(counter: Counter) -> QWidget:
    """The window on its page of announcements."""
    turn_to(counter, Page.ANNOUNCEMENTS)
    model = counter.model.office
    assert isinstance(model, AnnouncementsModel)
    QAbstractItemModelTester(model.rows, FATAL, model)
    wait_until(lambda: model.today == TODAY, "the office's day")
    return counter.window


@pytest.fixture
def institutions(counter: Counter) -> QWidget:
    """The window on its page of institutions."""
    turn_to(counter, Page.INSTITUTIONS)
    model = counter.model.office
    assert isinstance(model, InstitutionsModel)
    for rows in (model.proposed, model.approved):
        QAbstractItemModelTester(rows, FATAL, model)
    wait_until(lambda: model.categories, "the institutions")
    return counter.window


def rows(window: QWidget, name: str) -> list[tuple[str, ...]]:
    """What a table shows."""
    table = find(window, name)
    assert isinstance(table, QTableView)
    model = table.model()
    columns = [at for at in range(model.columnCount()) if not table.isColumnHidden(at)]
    return [tuple(model.index(row, at).data() for at in columns) for row in range(model.rowCount())]


def turn_to(counter: Counter, page: Page) -> None:
    """Leaf through the pages by keys, as far as this one."""
    for _ in Page:
        if counter.model.page is page:
            return
        press(counter.window, Key.Key_PageDown, Control)
    raise AssertionError(f"{page} is not reached")


def go_to(window: QWidget, name: str) -> None:
    """Walk there by the tab key."""
    for _ in range(60):
        if window.focusWidget() is find(window, name):
            return
        press(window, Key.Key_Tab)
    raise AssertionError(f"{name} is not reached")


def publish(office: TestOffice, indonesian: str, first: dt.date = TODAY, last: dt.date = TODAY) -> None:
    office.services.announcements.publish(
        command(), office.administrator.id, indonesian, "In English", first, last
    )


def sign_as(office: TestOffice, *names: str) -> None:
    for name in names:
        office.services.reception.take_number(command(), "konsultasi", "id", GUEST | {"institution": name})


def approve(office: TestOffice, name: str, category: int | None = None) -> None:
    office.services.institutions.approve(command(), office.administrator.id, name, category)


def test_an_announcement_is_written_in_both_languages_for_some_days(
    bengkulu: TestOffice, announcements: QWidget
) -> None:
    type_text(announcements, "Tutup pukul 12.00")
    assert text(announcements, "announcement-id-count") == "17 dari 200 huruf"
    assert not find(announcements, "publish").isEnabled()
    go_to(announcements, "announcement-en")
    type_text(announcements, "We close at noon")
    go_to(announcements, "announcement-last")
    press(announcements, Key.Key_Up)
    use(announcements, "publish", Key.Key_S, Control)
    wait_until(lambda: rows(announcements, "announcements"), "the announcement")
    assert rows(announcements, "announcements") == [
        ("Tutup pukul 12.00", "18 Nov 2026 – 19 Nov 2026", "sedang tampil")
    ]
    wait_until(lambda: text(announcements, "announcement-id") == "", "the form to be empty again")
    (shown,) = bengkulu.services.welcome().announcements
    assert (shown["id"], shown["en"]) == ("Tutup pukul 12.00", "We close at noon")


def test_what_is_too_long_cannot_be_published(announcements: QWidget) -> None:
    find(announcements, "announcement-id").setPlainText("a" * 201)
    find(announcements, "announcement-en").setPlainText("a" * 200)
    assert not find(announcements, "publish").isEnabled()
    find(announcements, "announcement-id").setPlainText("a" * 200)
    assert find(announcements, "publish").isEnabled()


def test_an_announcement_is_taken_up_corrected_and_put_in_its_place(
    bengkulu: TestOffice, announcements: QWidget
) -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    publish(bengkulu, "Tutup jam 12", tomorrow, tomorrow)
    wait_until(lambda: rows(announcements, "announcements"), "the announcement")
    assert rows(announcements, "announcements")[0][1:] == ("19 Nov 2026", "belum mulai")
    go_to(announcements, "announcements")
    press(announcements, Key.Key_Down)
    press(announcements, Key.Key_Return)
    assert text(announcements, "announcement-form-title") == "Perbaiki pengumuman"
    press(announcements, Key.Key_A, Control)
    type_text(announcements, "Tutup pukul 12.00")
    use(announcements, "publish", Key.Key_S, Control)
    wait_until(lambda: rows(announcements, "announcements")[0][0] == "Tutup pukul 12.00", "the correction")
    (known,) = bengkulu.services.announcements.all()
    assert (known.first, known.last) == (tomorrow, tomorrow)


def test_an_announcement_is_withdrawn_after_a_question(bengkulu: TestOffice, announcements: QWidget) -> None:
    publish(bengkulu, "Tutup pukul 12.00")
    wait_until(lambda: rows(announcements, "announcements"), "the announcement")
    assert not find(announcements, "withdraw-announcement").isEnabled()
    go_to(announcements, "announcements")
    press(announcements, Key.Key_Down)
    go_to(announcements, "withdraw-announcement")
    press(announcements, Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    press(menu, Key.Key_Up)
    press(menu, Key.Key_Return)
    wait_until(lambda: not rows(announcements, "announcements"), "the announcement to be gone")
    assert bengkulu.services.welcome().announcements == ()


def test_a_past_day_is_refused_in_words_and_the_text_stays(
    bengkulu: TestOffice, announcements: QWidget
) -> None:
    type_text(announcements, "Tutup")
    go_to(announcements, "announcement-en")
    type_text(announcements, "Closed")
    bengkulu.clock.forward(days=1)
    use(announcements, "publish", Key.Key_S, Control)
    see(announcements, "notice")
    assert text(announcements, "notice-text").startswith("Silakan pilih hari terakhir")
    assert text(announcements, "announcement-id") == "Tutup"


def test_several_spellings_are_approved_as_one_name(bengkulu: TestOffice, institutions: QWidget) -> None:
    sign_as(bengkulu, "unib", "unib", "UNIV BENGKULU", "Bappeda")
    wait_until(lambda: len(rows(institutions, "proposed")) == 3, "the spellings")
    assert rows(institutions, "proposed")[0] == ("unib", "2")
    go_to(institutions, "proposed")
    press(institutions, Key.Key_Down)
    for _ in range(rows(institutions, "proposed").index(("UNIV BENGKULU", "1"))):
        press(institutions, Key.Key_Down, Shift)
    go_to(institutions, "institution-name")
    press(institutions, Key.Key_A, Control)
    type_text(institutions, "Universitas Bengkulu")
    go_to(institutions, "institution-category")
    choose(institutions, "Lembaga penelitian atau pendidikan")
    assert "menjadi “Universitas Bengkulu”" in text(institutions, "institution-effect")
    use(institutions, "approve", Key.Key_S, Control)
    wait_until(lambda: rows(institutions, "approved"), "the approved name")
    assert rows(institutions, "approved") == [("Universitas Bengkulu", "Lembaga penelitian atau pendidikan")]
    stored = {name for (name,) in bengkulu.rows("SELECT institution FROM visitor")}
    assert "unib" not in stored
    assert "UNIV BENGKULU" not in stored
    wait_until(lambda: text(institutions, "institution-name") == "", "the form to be empty again")


def test_a_spelling_is_given_the_name_that_is_approved_already(
    bengkulu: TestOffice, institutions: QWidget
) -> None:
    approve(bengkulu, "Universitas Bengkulu", 6)
    sign_as(bengkulu, "unib")
    wait_until(lambda: rows(institutions, "proposed") and rows(institutions, "approved"), "both lists")
    go_to(institutions, "proposed")
    press(institutions, Key.Key_Down)
    assert text(institutions, "institution-name") == "unib"
    go_to(institutions, "approved")
    press(institutions, Key.Key_Down)
    assert text(institutions, "correct-institution") == "Pakai nama ini"
    press(institutions, Key.Key_Return)
    assert text(institutions, "institution-effect") == "Di buku tamu, “unib” menjadi “Universitas Bengkulu”."
    use(institutions, "approve", Key.Key_S, Control)
    wait_until(lambda: not rows(institutions, "proposed"), "the spelling to be gone")
    assert bengkulu.rows("SELECT institution FROM visitor") == [("Universitas Bengkulu",)]
    (known,) = bengkulu.services.institutions.approved()
    assert known.category == 6


def test_what_is_chosen_stays_chosen_when_another_visitor_signs(
    bengkulu: TestOffice, institutions: QWidget
) -> None:
    sign_as(bengkulu, "unib")
    wait_until(lambda: rows(institutions, "proposed"), "the spelling")
    go_to(institutions, "proposed")
    press(institutions, Key.Key_Down)
    sign_as(bengkulu, "Bappeda", "Bappeda")
    wait_until(lambda: len(rows(institutions, "proposed")) == 2, "the other spelling")
    table = find(institutions, "proposed")
    assert isinstance(table, QTableView)
    assert [index.data() for index in table.selectionModel().selectedRows()] == ["unib"]
    assert text(institutions, "institution-name") == "unib"


def test_an_approved_name_is_corrected_and_removed(bengkulu: TestOffice, institutions: QWidget) -> None:
    approve(bengkulu, "Univrsitas Bengkulu")
    sign_as(bengkulu, "Univrsitas Bengkulu")
    wait_until(lambda: rows(institutions, "approved"), "the approved name")
    go_to(institutions, "approved")
    press(institutions, Key.Key_Down)
    press(institutions, Key.Key_Return)
    assert text(institutions, "institution-form-title") == "Perbaiki nama"
    press(institutions, Key.Key_A, Control)
    type_text(institutions, "Universitas Bengkulu")
    press(institutions, Key.Key_Return)
    wait_until(lambda: rows(institutions, "approved")[0][0] == "Universitas Bengkulu", "the correction")
    assert bengkulu.rows("SELECT institution FROM visitor") == [("Universitas Bengkulu",)]
    go_to(institutions, "approved")
    press(institutions, Key.Key_Down)
    go_to(institutions, "remove-institution")
    press(institutions, Key.Key_Space)
    wait_until(lambda: not rows(institutions, "approved"), "the name to be gone")
    assert rows(institutions, "proposed") == [("Universitas Bengkulu", "1")]


def test_a_call_for_help_reaches_the_administrator_s_pages(
    bengkulu: TestOffice, institutions: QWidget
) -> None:
    bengkulu.services.help.ask(command(), "Kios 1")
    use(institutions, "take-need-0", Key.Key_F10)
    wait_until(lambda: not bengkulu.services.help.waiting(), "the call to be taken")
    press(institutions, Key.Key_Escape)
    see(institutions, "call-next")
    wait_until(lambda: not shows(institutions, "needs"), "the call to be gone")


@pytest.mark.parametrize("page", offered_to(Role.ADMINISTRATOR))
def test_every_control_of_the_pages_has_a_name(counter: Counter, page: Page) -> None:
    turn_to(counter, page)
    reachable = [
        widget
        for widget in counter.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(counter.window)
    ]
    assert len(reachable) > 6
    for widget in reachable:
        inside = widget.parentWidget()
        named = widget if widget.objectName() and not widget.objectName().startswith("qt_") else inside
        assert named.objectName(), widget
        assert named.accessibleName() or named.property("text"), named.objectName()


def test_what_is_typed_on_one_page_is_there_after_a_look_at_another(
    counter: Counter, announcements: QWidget
) -> None:
    type_text(announcements, "Tutup pukul")
    turn_to(counter, Page.OFFICERS)
    press(announcements, Key.Key_Escape)
    see(announcements, "call-next")
    use(announcements, "show-office", Key.Key_K, Control)
    see(announcements, "officers")
    turn_to(counter, Page.ANNOUNCEMENTS)
    type_text(announcements, " 12.00")
    assert text(announcements, "announcement-id") == "Tutup pukul 12.00"


def test_a_page_hears_of_changes_again_once_it_is_shown(
    bengkulu: TestOffice, counter: Counter, announcements: QWidget
) -> None:
    turn_to(counter, Page.TODAY)
    publish(bengkulu, "Tutup pukul 12.00")
    turn_to(counter, Page.ANNOUNCEMENTS)
    wait_until(lambda: rows(announcements, "announcements"), "the announcement")


def test_the_next_officer_finds_nothing_of_the_one_before(
    bengkulu: TestOffice, counter: Counter, announcements: QWidget
) -> None:
    type_text(announcements, "Tutup pukul")
    press(announcements, Key.Key_Escape)
    tap(announcements, "leave")
    see(announcements, "pin")
    assert not counter.model.pages
    sign_in(counter.window, Hired(bengkulu.administrator, bengkulu.pin), "Meja layanan 1")
    use(announcements, "show-office", Key.Key_K, Control)
    turn_to(counter, Page.ANNOUNCEMENTS)
    assert text(announcements, "announcement-id") == ""


def test_the_names_of_the_pages_are_walked_by_the_arrow_keys(counter: Counter) -> None:
    window = counter.window
    find(window, "show-today").setFocus()
    press(window, Key.Key_Down)
    press(window, Key.Key_Up)
    assert window.focusWidget() is find(window, "show-today")
    press(window, Key.Key_Up)
    assert window.focusWidget() is find(window, "back")


@pytest.mark.parametrize("role", Role)
def test_every_officer_is_offered_the_pages_of_his_role_and_no_others(
    kupang: TestOffice, open_window: Open, role: Role
) -> None:
    desk = {Role.RECEPTIONIST: "Front office", Role.TREASURER: "Bendahara"}.get(role, "Loket 2")
    rina = hire(kupang, "Rina Sabuna", role)
    counter = open_window(kupang)
    sign_in(counter.window, rina, desk)
    use(counter.window, "show-office", Key.Key_K, Control)
    offered = offered_to(role)
    assert counter.model.page is offered[0]
    for page in Page:
        assert shows(counter.window, f"show-{page}") is (page in offered)
        counter.model.show_page(page)
        assert (counter.model.page is page) is (page in offered)


def test_an_officer_is_given_another_role_and_leaves(bengkulu: TestOffice, counter: Counter) -> None:
    window = counter.window
    rina = hire(bengkulu, "Rina Sabuna", Role.RECEPTIONIST)
    turn_to(counter, Page.OFFICERS)
    wait_until(lambda: len(rows(window, "officers")) == 2, "the officers")
    go_to(window, "officers")
    press(window, Key.Key_Down)
    go_to(window, "change-role")
    press(window, Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()[2:4]] == ["Administrator", "Resepsionis"]
    press(menu, Key.Key_Down)
    press(menu, Key.Key_Return)
    wait_until(lambda: rows(window, "officers")[1][1] == "Petugas layanan", "the role")
    go_to(window, "set-active")
    press(window, Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    press(menu, Key.Key_Up)
    press(menu, Key.Key_Return)
    wait_until(lambda: rows(window, "officers")[1][2] == "tidak aktif", "the officer to be gone")
    assert rina.officer.id not in {officer.id for officer in bengkulu.services.accounts.officers()}
    wait_until(lambda: find(window, "set-active").isEnabled(), "the answer")
    assert text(window, "set-active") == "Aktifkan lagi"
    go_to(window, "set-active")
    press(window, Key.Key_Space)
    wait_until(lambda: rows(window, "officers")[1][2] == "", "the officer to be back")
