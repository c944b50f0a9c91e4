"""The page of requests in the real window, by keys alone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu, QWidget

from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.counter.requests_model import RequestsModel
from pst_kiosk.counter.requests_page import RequestsPage
from pst_kiosk.domain.requests import Event, Status
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.work_list import Which
from tests.counter.conftest import Hired, hire
from tests.counter.test_office_window import go_to
from tests.counter.test_window import Control, Key, Open, choose, see, sign_in, text, use
from tests.services.test_requests import LETTER, chat, move, recommendation
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until

# Said of every popup by the platform without a display.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def rina(kupang: TestOffice) -> Hired:
    return hire(kupang, "Rina Sabuna")


def open_page(open_window: Open, office: TestOffice, hired: Hired, desk: str = "Loket 1") -> QWidget:
    """A window of this officer's on the page of requests."""
    counter = open_window(office)
    window = counter.window
    wait_until(lambda: find(window, "officer").findText(hired.officer.name) >= 0, "the officer")
    sign_in(window, hired, desk)
    see(window, "show-office")
    use(window, "show-office", Key.Key_K, Control)
    see(window, "show-requests")
    find(window, "show-requests").click()
    see(window, "requests")
    model = counter.model.office
    assert isinstance(model, RequestsModel)
    QAbstractItemModelTester(model.rows, FATAL, model)
    return window


def listed(window: QWidget) -> list[tuple[str, str]]:
    """What the work list says of each request: its time, then who asks for what."""
    view = find(window, "requests")
    assert isinstance(view, QListView)
    rows = view.model()
    at = [rows.column(name) for name in ("when", "line")]  # type: ignore[attr-defined]
    told = ((rows.index(row, column).data() for column in at) for row in range(rows.rowCount()))
    return [(when, line) for when, line in told]


def look_at_first(window: QWidget) -> None:
    wait_until(lambda: listed(window), "the list")
    find(window, "requests").setFocus()
    press(window, Key.Key_Home)
    press(window, Key.Key_Down)
    see(window, "request-title")
    wait_until(lambda: text(window, "request-title"), "the request")


def history(window: QWidget) -> list[str]:
    view = find(window, "request-history")
    assert isinstance(view, QListView)
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def test_a_request_by_whatsapp_is_opened_answered_and_ended_by_keys(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    window = open_page(open_window, kupang, rina)
    use(window, "new-request", Key.Key_N, Control)
    see(window, "new-request-subject")
    wait_until(lambda: find(window, "new-request-kind").count() > 0, "the offers")
    assert window.focusWidget().objectName() == "new-request-kind"
    press(window, Key.Key_Tab)
    choose(window, "WhatsApp")
    assert text(window, "new-request-promise").startswith("Janji: 3 hari kerja sejak permintaan jelas")
    press(window, Key.Key_Tab)
    type_text(window, "Inflasi 2020-2025")
    press(window, Key.Key_Tab)
    type_text(window, "Siti Rahma")
    use(window, "open-request", Key.Key_S, Control)
    wait_until(lambda: text(window, "new-request-email-error") != "", "what is missing")
    assert window.focusWidget().objectName() == "new-request-email"
    type_text(window, "siti@example.org")
    use(window, "open-request", Key.Key_S, Control)
    see(window, "request-title")
    assert text(window, "request-title") == "Konsultasi · 0001/PST/5371/2026"
    assert text(window, "request-deadline").startswith("Waktu belum berjalan: 3 hari kerja sejak")
    use(window, "request-complete", Key.Key_F4)
    wait_until(lambda: "3 hari kerja lagi" in text(window, "request-deadline"), "the time to run")
    assert text(window, "request-deadline") == "3 hari kerja lagi · Senin, 23 November 2026 pukul 15.30"
    assert window.focusWidget().objectName() == "request-note"
    type_text(window, "Tahun berapa")
    use(window, "request-message_out", Key.Key_F7)
    wait_until(lambda: "Tahun berapa" in history(window)[0], "the message")
    assert text(window, "request-note") == ""
    assert text(window, "request-status") == "Menunggu pemohon"
    use(window, "next-step", Key.Key_F5)
    see(window, "Buka kembali   F5")
    (ended,) = kupang.services.requests.work_list(Which.CLOSED, rina.officer.id)
    assert ended.state.status is Status.DONE
    typed = window.findChild(QLineEdit, "new-request-name")
    assert isinstance(typed, QLineEdit)
    assert typed.text() == "", "what was typed leaves with the form"


def test_the_visitor_being_served_gets_a_request_by_one_key(bengkulu: TestOffice, open_window: Open) -> None:
    rina = hire(bengkulu, "Rina Sabuna")
    window = open_window(bengkulu).window
    wait_until(lambda: find(window, "officer").findText("Rina Sabuna") >= 0, "the officer")
    sign_in(window, rina, "Meja layanan 1")
    ticket = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    use(window, "open-request", Key.Key_R, Control)
    see(window, "new-request-for")
    wait_until(lambda: ticket.number in text(window, "new-request-for"), "the visitor")
    wait_until(lambda: find(window, "new-request-kind").count() > 0, "the offers")
    assert not shows(window, "new-request-name")
    find(window, "new-request-kind").setFocus()
    choose(window, "Permintaan data · Permintaan data yang perlu diolah")
    go_to(window, "new-request-subject")
    type_text(window, "PDRB menurut kecamatan")
    see(window, "Simpan permohonan   Ctrl+S")
    press(window, Key.Key_S, Control)
    see(window, "request-title")
    use(window, "request-agreed", Key.Key_F4)
    wait_until(lambda: "disepakati" in " ".join(history(window)), "the agreement")
    (row,) = bengkulu.services.requests.work_list(Which.MINE, rina.officer.id)
    assert (row.who, row.state.due) == ("Siti Rahma", dt.date(2026, 11, 23))
    press(window, Key.Key_Escape)
    see(window, "finish")
    use(window, "open-request", Key.Key_R, Control)
    see(window, "new-request-for")
    said = f"Untuk pengunjung {ticket.number} · sudah ada permohonan 0001/PST/1700/2026"
    wait_until(lambda: text(window, "new-request-for") == said, "the earlier request")


def test_the_list_begins_with_what_is_late_and_says_so_in_words(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    me = rina.officer.id
    move(kupang, chat(kupang, me, "pertama"), me, Event.COMPLETE)
    kupang.clock.now = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)
    move(kupang, chat(kupang, me, "kedua"), me, Event.COMPLETE)
    window = open_page(open_window, kupang, rina)
    wait_until(lambda: len(listed(window)) == 2, "both")
    assert listed(window) == [
        ("terlambat 1 hari kerja", "Siti Rahma · pertama"),
        ("3 hari kerja lagi", "Siti Rahma · kedua"),
    ]
    use(window, "requests-late", Key.Key_3, Alt)
    wait_until(lambda: len(listed(window)) == 1, "the late one")
    press(window, Key.Key_Escape)
    see(window, "request-due-1")
    assert text(window, "request-due-0") == "Konsultasi · terlambat 1 hari kerja"
    use(window, "show-due-requests", Key.Key_G, Control)
    see(window, "requests")


def test_a_form_goes_back_with_a_reason_and_only_the_head_issues_the_letter(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    me = rina.officer.id
    asked = move(kupang, recommendation(kupang, me), me, Event.STEP_DONE)
    window = open_page(open_window, kupang, rina)
    look_at_first(window)
    use(window, "request-sent_back", Key.Key_F6)
    see(window, "notice-text")
    assert text(window, "notice-text").startswith("Silakan isi catatan atau alasannya")
    go_to(window, "request-note")
    type_text(window, "Metode belum jelas")
    use(window, "request-sent_back", Key.Key_F6)
    wait_until(lambda: "Metode belum jelas" in history(window)[0], "the correction")
    for _ in range(2):
        before = len(history(window))
        use(window, "next-step", Key.Key_F5)
        wait_until(lambda before=before: len(history(window)) > before, "the step")  # type: ignore[misc]
    use(window, "show-letter", Key.Key_F9)
    see(window, "letter-body")
    type_text(window, "Rancangan ini layak.")
    use(window, "store-letter", Key.Key_S, Control)
    wait_until(lambda: find(window, "preview-letter").isEnabled(), "the draft")
    press(window, Key.Key_P, Control)
    wait_until(lambda: any(isinstance(w, PdfPreview) for w in QApplication.topLevelWidgets()), "the paper")
    (paper,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PdfPreview)]
    wait_until(lambda: paper.document is not None, "the document")
    paper.close()
    window.activateWindow()
    wait_until(window.isActiveWindow, "the window")
    press(window, Key.Key_B, Control)
    see(window, "next-step")
    use(window, "next-step", Key.Key_F5)
    wait_until(lambda: text(window, "next-step") == "Menunggu Kepala", "the head's turn")
    assert not find(window, "next-step").isEnabled()
    stored = kupang.services.requests.get(asked.row.id)
    assert stored.row.state.step == "penerbitan"
    assert stored.steps[1].rounds == 1


def test_the_head_finds_what_waits_for_him_and_issues_it(kupang: TestOffice, open_window: Open) -> None:
    other, head = hire(kupang, "Rina Sabuna"), hire(kupang, "Maria Kepala", Role.HEAD)
    me = other.officer.id
    asked = move(kupang, recommendation(kupang, me), me, Event.STEP_DONE, Event.STEP_DONE)
    asked = kupang.services.requests.draft_letter(command(), asked.row.id, me, LETTER)
    move(kupang, asked, me, Event.STEP_DONE)
    counter = open_window(kupang)
    window = counter.window
    wait_until(lambda: find(window, "officer").findText("Maria Kepala") >= 0, "the officer")
    sign_in(window, head, "Loket 1")
    see(window, "request-due-0")
    assert text(window, "request-due-0") == "Rekomendasi · menunggu Anda"
    use(window, "show-due-requests", Key.Key_G, Control)
    look_at_first(window)
    see(window, "Terbitkan surat   F5")
    press(window, Key.Key_F5)
    wait_until(lambda: kupang.services.requests.get(asked.row.id).issued_by == "Maria Kepala", "the letter")


def test_the_second_officer_is_told_and_what_he_typed_stays(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    asked = chat(kupang, rina.officer.id)
    window = open_page(open_window, kupang, rina)
    look_at_first(window)
    go_to(window, "request-note")
    type_text(window, "Dijawab lewat telepon")
    page = window.findChild(RequestsPage)
    assert isinstance(page, RequestsPage)
    page.model.rest()  # what the other does is not seen yet
    other = hire(kupang, "Budi Santoso").officer.id
    kupang.services.requests.move(command(), asked.row.id, other, Event.COMPLETE, revision=1)
    press(window, Key.Key_F7)
    see(window, "notice-text")
    assert text(window, "notice-text") == (
        "Budi Santoso baru saja mengubah permohonan ini (jelas dan lengkap). Silakan lihat yang baru, "
        "lalu tekan lagi; yang Anda ketik tetap ada."
    )
    page.model.go_on()
    wait_until(lambda: len(history(window)) == 2, "what the other did")
    assert text(window, "request-note") == "Dijawab lewat telepon"
    use(window, "request-message_out", Key.Key_F7)
    wait_until(lambda: "Dijawab lewat telepon" in history(window)[0], "the message")


def test_seven_silent_days_are_proposed_to_be_closed(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    me = rina.officer.id
    move(kupang, chat(kupang, me), me, Event.MESSAGE_OUT, note="Tahun berapa?")
    kupang.clock.forward(days=8)
    window = open_page(open_window, kupang, rina)
    look_at_first(window)
    assert listed(window)[0][0] == "tanpa tanggapan"
    use(window, "request-silent", Key.Key_F11)
    wait_until(lambda: text(window, "request-status") == "Ditutup, tidak ada tanggapan", "the end")


def test_a_document_that_is_asked_for_is_received_by_enter_and_withdrawn_after_a_question(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    asked = recommendation(kupang, rina.officer.id)
    window = open_page(open_window, kupang, rina)
    look_at_first(window)
    go_to(window, "request-documents")
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)

    def papers() -> list[bool]:
        return [paper.withdrawn for paper in kupang.services.requests.get(asked.row.id).documents]

    wait_until(lambda: papers() == [False], "the document")
    documents = find(window, "request-documents")
    assert isinstance(documents, QListView)
    wait_until(lambda: "belum" not in documents.model().index(0, 0).data(), "the line")
    documents.setFocus()
    press(window, Key.Key_Home)
    press(window, Key.Key_W, Control)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    press(menu, Key.Key_Up)
    press(menu, Key.Key_Return)
    wait_until(lambda: papers() == [True], "the withdrawal")


def test_a_megabyte_pasted_is_refused_with_a_sentence_and_keeps_what_was_typed(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    chat(kupang, rina.officer.id)
    window = open_page(open_window, kupang, rina)
    look_at_first(window)
    go_to(window, "request-note")
    type_text(window, "Catatan: ")
    QGuiApplication.clipboard().setText("x" * 1_000_000)
    press(window, Key.Key_V, Control)
    see(window, "notice-text")
    assert text(window, "notice-text").startswith("Isian ini memuat paling banyak 2.000 huruf")
    assert text(window, "request-note") == "Catatan: "
    QGuiApplication.clipboard().setText("x" * 1_991)
    press(window, Key.Key_V, Control)
    assert not shows(window, "notice-text")
    assert len(text(window, "request-note")) == 2000
    type_text(window, "y")
    assert len(text(window, "request-note")) == 2000
    see(window, "notice-text")


def test_what_is_typed_for_one_request_is_not_sent_with_another(
    kupang: TestOffice, rina: Hired, open_window: Open
) -> None:
    for subject in ("pertama", "kedua"):
        chat(kupang, rina.officer.id, subject)
        kupang.clock.forward(minutes=1)
    window = open_page(open_window, kupang, rina)
    look_at_first(window)
    wait_until(lambda: text(window, "request-subject") == "kedua", "the second")
    find(window, "request-note").setPlainText("hanya untuk yang kedua")
    find(window, "requests").setFocus()
    press(window, Key.Key_Up)
    wait_until(lambda: text(window, "request-subject") == "pertama", "the first")
    assert text(window, "request-note") == ""


def test_what_is_typed_for_nobodys_visit_is_not_stored_for_the_visitor_at_the_desk(
    bengkulu: TestOffice, open_window: Open
) -> None:
    rina = hire(bengkulu, "Rina Sabuna")
    window = open_page(open_window, bengkulu, rina, "Meja layanan 1")
    use(window, "new-request", Key.Key_N, Control)
    see(window, "new-request-name")
    find(window, "new-request-name").setText("Yohanes Tefa")
    find(window, "new-request-subject").setPlainText("Definisi angka kemiskinan")
    press(window, Key.Key_Escape)
    see(window, "call-next")
    ticket = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    use(window, "open-request", Key.Key_R, Control)
    see(window, "new-request-for")
    wait_until(lambda: ticket.number in text(window, "new-request-for"), "the visitor")
    assert text(window, "new-request-subject") == ""
    name = window.findChild(QLineEdit, "new-request-name")
    assert isinstance(name, QLineEdit)
    assert name.text() == ""


@pytest.mark.parametrize(("service", "proposed"), [("rekomendasi", True), ("konsultasi", False)])
def test_a_request_is_proposed_where_the_procedure_goes_on_after_the_visit(
    bengkulu: TestOffice, open_window: Open, service: str, proposed: bool
) -> None:
    rina = hire(bengkulu, "Rina Sabuna")
    window = open_window(bengkulu).window
    wait_until(lambda: find(window, "officer").findText("Rina Sabuna") >= 0, "the officer")
    sign_in(window, rina, "Meja layanan 1")
    bengkulu.services.reception.take_number(command(), service, "id", GUEST)
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    see(window, "open-request")
    assert bool(find(window, "open-request").property("proposed")) is proposed
