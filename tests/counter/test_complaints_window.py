"""The page of complaints in the real window, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QListView, QMenu, QPlainTextEdit, QTableView, QWidget

from pst_kiosk.counter.complaints_model import ComplaintsModel
from pst_kiosk.domain.complaints import Channel, Kind, Status
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.profiles import OfficeData
from pst_kiosk.services.work_list import Which
from tests.counter.conftest import Hired, hire
from tests.counter.test_window import Control, Key, Open, choose, see, sign_in, text, use
from tests.services.test_complaints import PNG, PROGRAM
from tests.support.office import OfficeTemplates, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until

# Said of every popup by the platform without a display.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
MARKUP = "<b>Antrean</b> <script>lama</script> &amp; =1+1"


@pytest.fixture
def semarang(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office with a complaint desk."""
    office = office_templates.make("kota-semarang", tmp_path)
    yield office
    office.services.close()


def open_page(
    open_window: Open, office: TestOffice, hired: Hired, desk: str = "Loket konsultasi statistik"
) -> QWidget:
    """A window of this officer's on the page of complaints."""
    counter = open_window(office)
    window = counter.window
    wait_until(lambda: find(window, "officer").findText(hired.officer.name) >= 0, "the officer")
    sign_in(window, hired, desk)
    see(window, "show-office")
    use(window, "show-office", Key.Key_K, Control)
    see(window, "show-complaints")
    find(window, "show-complaints").click()
    see(window, "complaints-card")
    model = counter.model.office
    assert isinstance(model, ComplaintsModel)
    QAbstractItemModelTester(model.rows, FATAL, model)
    return window


def listed(window: QWidget) -> list[tuple[str, str]]:
    """What the list says of each complaint: its time, then what it says."""
    view = find(window, "complaints")
    assert isinstance(view, QListView)
    rows = view.model()
    at = [rows.column(name) for name in ("when", "line")]  # type: ignore[attr-defined]
    told = ((rows.index(row, column).data() for column in at) for row in range(rows.rowCount()))
    return [(when, line) for when, line in told]


def lines(window: QWidget, name: str) -> list[str]:
    view = find(window, name)
    assert isinstance(view, QListView)
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def look_at_first(window: QWidget) -> None:
    wait_until(lambda: listed(window), "the list")
    find(window, "complaints").setFocus()
    press(window, Key.Key_Home)
    press(window, Key.Key_Down)
    see(window, "complaint-title")


def said(window: QWidget, words: str) -> None:
    """Wait until the notice says this."""
    see(window, "notice-text")
    wait_until(lambda: words in text(window, "notice-text"), words)


def plain(window: QWidget, name: str) -> str:
    view = find(window, name)
    assert isinstance(view, QPlainTextEdit)
    return view.toPlainText()


def test_a_complaint_by_telephone_is_written_down_and_answered_by_keys(
    semarang: TestOffice, open_window: Open
) -> None:
    rina = hire(semarang, "Rina Sabuna")
    window = open_page(open_window, semarang, rina)
    use(window, "new-complaint", Key.Key_N, Control)
    see(window, "new-complaint-text")
    wait_until(lambda: find(window, "new-complaint-channel").count() > 0, "the office")
    assert window.focusWidget().objectName() == "new-complaint-kind"
    press(window, Key.Key_Tab)
    choose(window, "Telepon")
    press(window, Key.Key_Tab)
    press(window, Key.Key_Tab)
    type_text(window, "Menunggu terlalu lama")
    press(window, Key.Key_Tab)
    type_text(window, "Siti Rahma")
    use(window, "store-complaint", Key.Key_S, Control)
    see(window, "complaint-title")
    assert text(window, "complaint-title") == "Pengaduan · 0001/PGD/3374/2026"
    said(window, "Sampaikan kode ")
    assert text(window, "complaint-deadline").startswith("5 hari kerja lagi · Rabu, 25 November 2026 pukul")
    use(window, "complaint-taken", Key.Key_T, Control)
    wait_until(lambda: "ditangani Rina" in text(window, "complaint-about"), "who handles it")
    use(window, "next-complaint-step", Key.Key_F5)
    wait_until(lambda: text(window, "complaint-status") == "Diverifikasi", "that it is verified")
    assert text(window, "complaint-deadline").startswith("14 hari kerja lagi")
    use(window, "complaint-answered", Key.Key_F8)
    said(window, "Silakan isi jawaban")
    type_text(window, "Loket ditambah")
    use(window, "complaint-answered", Key.Key_F8)
    wait_until(lambda: text(window, "complaint-status") == "Dijawab", "the answer")
    assert plain(window, "complaint-answer") == "Loket ditambah"
    use(window, "next-complaint-step", Key.Key_F5)
    see(window, "Buka kembali   F5")
    (ended,) = semarang.services.complaints.list(Which.CLOSED, rina.officer.id)
    assert ended.state.status is Status.CLOSED


def test_what_a_visitor_wrote_is_never_markup(semarang: TestOffice, open_window: Open) -> None:
    semarang.services.complaints.submit(
        command(), Kind.COMPLAINT, Channel.KIOSK, MARKUP, contact="<i>x</i>", name="<b>Siti</b>"
    )
    window = open_page(open_window, semarang, hire(semarang, "Rina Sabuna", Role.HEAD))
    look_at_first(window)
    assert plain(window, "complaint-text") == MARKUP
    assert text(window, "complaint-person").startswith("<b>Siti</b> · <i>x</i> · kode ")
    assert find(window, "complaint-person").textFormat() is Qt.TextFormat.PlainText
    assert "<b>Siti" not in listed(window)[0][1], "a list hides who complained"


def test_evidence_is_added_and_a_copy_saved(semarang: TestOffice, open_window: Open, tmp_path: Path) -> None:
    semarang.services.complaints.submit(command(), Kind.COMPLAINT, Channel.TABLET, "Lama")
    window = open_page(open_window, semarang, hire(semarang, "Rina Sabuna"))
    look_at_first(window)
    (tmp_path / "foto.jpg").write_bytes(PROGRAM)
    (tmp_path / "bukti.png").write_bytes(PNG)
    with (tmp_path / "besar.pdf").open("wb") as large:
        large.truncate(200 * 1024 * 1024)
    for name, why in (("foto.jpg", "bukan PDF, JPEG, atau PNG"), ("besar.pdf", "200 MB, lebih dari 10 MB")):
        give(window, "add-evidence", Key.Key_E, "add-evidence-dialog", tmp_path / name)
        said(window, why)
    assert lines(window, "complaint-files") == []
    give(window, "add-evidence", Key.Key_E, "add-evidence-dialog", tmp_path / "bukti.png")
    wait_until(lambda: lines(window, "complaint-files"), "the file")
    give(window, "save-evidence", Key.Key_O, "save-evidence-dialog", tmp_path)
    wait_until((tmp_path / "bukti (2).png").exists, "the copy")
    said(window, "Salinan tersimpan")
    assert (tmp_path / "bukti (2).png").read_bytes() == PNG


def test_the_supervisor_gives_a_late_complaint_to_an_officer(semarang: TestOffice, open_window: Open) -> None:
    semarang.services.complaints.submit(command(), Kind.COMPLAINT, Channel.TABLET, "Lama")
    semarang.clock.forward(days=9)
    hire(semarang, "Rina Sabuna")
    window = open_page(open_window, semarang, hire(semarang, "Ani Wijaya", Role.SUPERVISOR))
    look_at_first(window)
    assert text(window, "complaint-proposal") == "Terlambat: teruskan ke penanggung jawab."
    use(window, "complaint-escalated", Key.Key_F7)
    wait_until(lambda: "diteruskan ke penanggung jawab" in text(window, "complaint-status"), "the level")
    wait_until(lambda: find(window, "complaint-assignee").count() == 3, "the officers")
    find(window, "complaint-assignee").setFocus()
    choose(window, "Rina Sabuna")
    use(window, "assign-complaint", Key.Key_G, Control)
    wait_until(lambda: "ditangani Rina" in text(window, "complaint-about"), "who handles it")
    assert any("Ditugaskan: Rina Sabuna" in line for line in lines(window, "complaint-history"))


def test_the_supervisor_saves_the_register(semarang: TestOffice, open_window: Open, tmp_path: Path) -> None:
    semarang.services.complaints.submit(command(), Kind.COMPLAINT, Channel.TABLET, MARKUP)
    window = open_page(open_window, semarang, hire(semarang, "Ani Wijaya", Role.SUPERVISOR))
    wait_until(lambda: listed(window), "the list")
    use(window, "export-complaints", Key.Key_F11)
    wait_until(lambda: window.findChild(QMenu, "register-period") is not None, "the menu")
    menu = window.findChild(QMenu, "register-period")
    assert isinstance(menu, QMenu)
    menu.activeAction().trigger()
    menu.close()
    wait_until(lambda: window.findChild(QFileDialog, "export-complaints-dialog") is not None, "the dialog")
    dialog = window.findChild(QFileDialog, "export-complaints-dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "register.xlsx"))
    dialog.reject()
    said(window, "Register tersimpan")
    assert load_workbook(tmp_path / "register.xlsx")["Register"]["F2"].value == MARKUP


def test_a_broken_promise_is_compensated_by_keys(semarang: TestOffice, open_window: Open) -> None:
    profiles, version = semarang.services.profiles, semarang.services.office.version
    profiles.fill_in(semarang.administrator.id, version, OfficeData("", "", "Satu publikasi"))
    semarang.services.reception.take_number(command(), "konsultasi", "id")
    semarang.clock.forward(minutes=15)
    window = open_page(open_window, semarang, hire(semarang, "Rina Sabuna"))
    use(window, "show-compensations", Key.Key_F12)
    see(window, "compensations")
    table = find(window, "compensations")
    assert isinstance(table, QTableView)
    wait_until(lambda: table.model().rowCount() == 1, "what is owed")
    press(window, Key.Key_Down)
    use(window, "offer-compensation", Key.Key_F5)
    wait_until(lambda: "ditawarkan, Rina" in table.model().index(0, 4).data(), "the offer")
    press(window, Key.Key_Down)
    use(window, "accept-compensation", Key.Key_F7)
    said(window, "Silakan isi apa yang diberikan")
    find(window, "compensation-note").setFocus()
    type_text(window, "Satu publikasi")
    use(window, "accept-compensation", Key.Key_F7)
    wait_until(lambda: "diterima, Rina" in table.model().index(0, 4).data(), "that he took it")
    assert find(window, "compensation-letter").isEnabled()


def test_where_the_standard_has_no_compensation_none_is_offered(
    kupang: TestOffice, open_window: Open
) -> None:
    window = open_page(open_window, kupang, hire(kupang, "Rina Sabuna"), "Loket 1")
    use(window, "new-complaint", Key.Key_N, Control)
    wait_until(lambda: find(window, "new-complaint-channel").count() > 0, "the office")
    assert not shows(window, "show-compensations")


def give(window: QWidget, name: str, key: Key, dialog_name: str, path: Path) -> None:
    """Choose a file or a folder in the dialog a key opens."""
    # Without a window manager nobody gives the keyboard back when a dialog closes.
    window.activateWindow()
    wait_until(window.isActiveWindow, "the keyboard")
    use(window, name, key, Control)
    wait_until(lambda: window.findChild(QFileDialog, dialog_name) is not None, "the dialog")
    dialog = window.findChild(QFileDialog, dialog_name)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    wait_until(lambda: window.findChild(QFileDialog, dialog_name) is None, "the dialog to go")


def test_a_complaint_at_the_kiosk_reaches_the_desk_and_waits_there_when_it_is_due(
    semarang: TestOffice, open_window: Open
) -> None:
    semarang.services.complaints.submit(command(), Kind.COMPLAINT, Channel.KIOSK, "Lama")
    semarang.clock.forward(days=9)
    rina = hire(semarang, "Rina Sabuna")
    window = open_window(semarang).window
    wait_until(lambda: find(window, "officer").findText(rina.officer.name) >= 0, "the officer")
    sign_in(window, rina, "Loket konsultasi statistik")
    see(window, "need-0")
    assert text(window, "need-0") == "Kios: pengaduan baru, 18 Nov 2026"
    see(window, "request-due-0")
    assert text(window, "request-due-0") == "Pengaduan · terlambat 2 hari kerja"
    use(window, "take-need-0", Key.Key_F10)
    wait_until(lambda: semarang.services.complaints.unread() == (), "that somebody answers for it")
    use(window, "show-due-requests", Key.Key_G, Control)
    see(window, "complaints-card")
    wait_until(lambda: listed(window), "the list")
