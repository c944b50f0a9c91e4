"""The library at the counter, by keyboard alone: a form, a file, its watermark, and items from storage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.domain.code_lists import SOFTCOPY
from pst_kiosk.domain.library import Place
from tests.counter.conftest import hire
from tests.counter.test_window import see, sign_in, text, use
from tests.support import pdfs
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until

Open = Callable[[TestOffice], Counter]
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def counter(bengkulu: TestOffice, open_window: Open) -> Counter:
    """A counter whose officer serves a reader, at the library's page for him."""
    rina = hire(bengkulu, "Rina Sabuna")
    opened = open_window(bengkulu)
    window = opened.window
    sign_in(window, rina, "Meja layanan 1")
    see(window, "call-next")
    bengkulu.services.reception.take_number(command(), "perpustakaan", "id", GUEST)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    use(window, "open-library", Key.Key_L, Control)
    see(window, "library-form")
    wait_until(lambda: text(window, "library-visitor") == "Untuk P-001", "whose it is")
    return opened


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with a publication of two pages."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "asli.pdf").write_bytes(pdfs.plain(pdfs.A4, pdfs.A4))
    return folder


def write(window: QWidget, name: str, words: str) -> None:
    """Go to a field by Tab and write over what stands there."""
    for _ in range(60):
        focus = window.focusWidget()
        if focus is not None and focus.objectName() == name:
            break
        press(window, Key.Key_Tab)
    assert window.focusWidget().objectName() == name
    press(window, Key.Key_A, Control)
    type_text(window, words)


def ask(window: QWidget, title: str = "Sensus Penduduk 1971") -> None:
    rows = find(window, "softcopies").model()
    before = rows.rowCount()
    write(window, "library-title", title)
    press(window, Key.Key_Tab)
    type_text(window, "1-12")
    press(window, Key.Key_Tab)
    type_text(window, "Tesis")
    use(window, "ask-softcopy", Key.Key_S, Control)
    wait_until(lambda: rows.rowCount() == before + 1, "the request")


def stamp(window: QWidget, source: Path, target: Path) -> None:
    write(window, "source", str(source))
    write(window, "target", str(target))
    use(window, "stamp", Key.Key_W, Control)


def previews() -> list[PdfPreview]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, PdfPreview) and widget.isVisible()
    ]


def close_previews(window: QWidget) -> None:
    for preview in previews():
        wait_until(lambda preview=preview: preview.document is not None, "the document")
        press(preview, Key.Key_Escape)
    wait_until(lambda: not previews(), "the preview to close")
    window.activateWindow()
    wait_until(window.isActiveWindow, "the counter to have the keyboard again")


def test_a_softcopy_from_the_form_to_the_reader_by_keyboard_alone(
    counter: Counter, bengkulu: TestOffice, shelf: Path
) -> None:
    window = counter.window
    assert window.focusWidget().objectName() == "library-title"
    ask(window)
    assert text(window, "library-title") == ""
    stamp(window, shelf / "asli.pdf", shelf / "softcopy.pdf")
    wait_until(lambda: bool(previews()), "the softcopy to be shown")
    close_previews(window)
    with (shelf / "softcopy.pdf").open("rb") as file:
        for page in PdfReader(file).pages:
            assert "Badan Pusat Statistik Provinsi Bengkulu · P-001 · 18 November 2026" in page.extract_text()
    (copy,) = bengkulu.services.library.shelves().softcopies
    assert (copy.page_count, copy.purpose) == (2, "Tesis")
    assert bengkulu.services.records.load(copy.ticket_id).record.products == (SOFTCOPY,)
    table = find(window, "softcopies")
    assert isinstance(table, QTableView)
    wait_until(lambda: table.model().index(0, 4).data() == "Diserahkan 08.05", "the row")
    assert [path.name for path in sorted(shelf.iterdir())] == ["asli.pdf", "softcopy.pdf"]

    press(window, Key.Key_Escape)
    see(window, "record-summary")
    type_text(find(window, "record-summary"), "Sensus 1971")
    wait_until(lambda: text(window, "record-state").startswith("tersimpan"), "the record to be saved")
    record = bengkulu.services.records.load(copy.ticket_id).record
    assert (record.summary, record.products) == ("Sensus 1971", (SOFTCOPY,))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "Berkas itu bukan PDF."),
        (pdfs.locked("rahasia"), "PDF itu terkunci dengan kata sandi."),
        (pdfs.plain()[:-300], "PDF itu rusak atau tidak lengkap."),
        (None, "Berkas itu tidak ditemukan."),
    ],
)
def test_a_file_that_cannot_be_stamped_is_said_and_nothing_typed_is_lost(
    counter: Counter, bengkulu: TestOffice, shelf: Path, content: bytes | None, said: str
) -> None:
    window, source = counter.window, shelf / "lain.pdf"
    if content is not None:
        source.write_bytes(content)
    ask(window)
    stamp(window, source, shelf / "softcopy.pdf")
    wait_until(lambda: shows(window, "notice-text") and text(window, "notice-text").startswith(said), said)
    assert text(window, "source") == str(source)
    assert find(window, "stamp").isEnabled()
    assert not (shelf / "softcopy.pdf").exists()
    assert bengkulu.services.library.shelves().softcopies[0].stamped_at is None


def test_stamping_can_be_stopped_and_leaves_nothing(counter: Counter, shelf: Path) -> None:
    window = counter.window
    pdfs.scan(shelf / "besar.pdf", 200, 1 << 20)
    ask(window)
    stamp(window, shelf / "besar.pdf", shelf / "softcopy.pdf")
    wait_until(lambda: find(window, "stamping").value() > 0, "progress")
    use(window, "stop-stamping", Key.Key_H, Control)
    assert not shows(window, "stamping")
    assert sorted(path.name for path in shelf.iterdir()) == ["asli.pdf", "besar.pdf"]
    stamp(window, shelf / "asli.pdf", shelf / "softcopy.pdf")
    wait_until(lambda: bool(previews()), "the next one")
    close_previews(window)


def test_signing_out_stops_a_stamping_that_is_under_way(
    counter: Counter, bengkulu: TestOffice, shelf: Path
) -> None:
    window = counter.window
    pdfs.scan(shelf / "besar.pdf", 200, 1 << 20)
    ask(window)
    stamp(window, shelf / "besar.pdf", shelf / "softcopy.pdf")
    wait_until(lambda: find(window, "stamping").value() > 0, "progress")
    bengkulu.open_desk("meja-1", take_over=True)
    see(window, "pin")
    wait_until(
        lambda: sorted(path.name for path in shelf.iterdir()) == ["asli.pdf", "besar.pdf"], "nothing left"
    )


def test_the_form_is_shown_to_be_printed(counter: Counter) -> None:
    window = counter.window
    ask(window)
    use(window, "print-form", Key.Key_P, Control)
    wait_until(lambda: bool(previews()), "the form")
    (form,) = previews()
    wait_until(lambda: form.document is not None, "the document")
    assert form.document is not None
    assert form.document.startswith(b"%PDF")
    close_previews(window)


def test_items_are_fetched_and_put_back(counter: Counter, bengkulu: TestOffice) -> None:
    window = counter.window
    write(window, "library-title", "Statistik Padi 1968")
    use(window, "ask-item", Key.Key_G, Control)
    table = find(window, "items")
    assert isinstance(table, QTableView)
    wait_until(lambda: table.model().rowCount() == 1, "the item")
    for name, place in ((f"item-{Place.FETCHED}", Place.FETCHED), (f"item-{Place.PUT_BACK}", Place.PUT_BACK)):
        wait_until(lambda name=name: find(window, name).isEnabled(), name)
        while window.focusWidget().objectName() != name:
            press(window, Key.Key_Tab)
        press(window, Key.Key_Space)
        wait_until(
            lambda place=place: bengkulu.services.library.shelves().items[0].place is place, str(place)
        )
    wait_until(lambda: str(table.model().index(0, 3).data()).startswith("Kembali"), "the row")


def test_a_million_letters_are_refused_with_a_word(counter: Counter) -> None:
    window = counter.window
    type_text(window, "Sensus")
    QApplication.clipboard().setText("x" * 1_000_000)
    press(window, Key.Key_V, Control)
    assert text(window, "library-title") == "Sensus"
    assert text(window, "notice-text").startswith("Isian ini memuat paling banyak 200 huruf")
    type_text(window, " Penduduk")
    assert not shows(window, "notice-text")


def test_what_was_typed_for_one_visitor_goes_with_the_next(counter: Counter, bengkulu: TestOffice) -> None:
    window = counter.window
    type_text(window, "Untuk yang pertama")
    other = bengkulu.services.reception.take_number(command(), "perpustakaan", "id", GUEST)
    counter.model.show_page(counter.model.page, other.id)
    wait_until(lambda: text(window, "library-visitor") == "Untuk P-002", "the other visitor")
    assert text(window, "library-title") == ""
