"""The window a document is read in, printed from and saved from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.reports.page import Letterhead, a4, paragraph
from tests.support.screens import wait_until

Open = Callable[..., PdfPreview]


def _document() -> bytes:
    return a4(Letterhead("BPS Kota Contoh"), "Surat", [paragraph(f"Baris {at}") for at in range(90)])


@pytest.fixture
def preview_of(qapp: object, tmp_path: Path) -> Iterator[Open]:
    opened: list[PdfPreview] = []

    def paper(name: str) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / name))
        return printer

    def open_one(make: Callable[[], bytes] = _document, names: tuple[str, ...] = ("laci-1",)) -> PdfPreview:
        made = PdfPreview("Surat", "surat.pdf", make, names=lambda: list(names), printer_of=paper)
        opened.append(made)
        made.show()
        made.activateWindow()
        made.lane.drain()
        return made

    yield open_one
    for preview in opened:
        if shiboken6.isValid(preview):
            preview.lane.stop()
            shiboken6.delete(preview)


def _said(preview: PdfPreview) -> str:
    found = preview.findChild(QLabel, "notice-text")
    assert found is not None
    return found.text()


def test_a_document_is_shown_when_it_is_made(preview_of: Open) -> None:
    preview = preview_of()
    pages = preview._view
    assert pages.isVisible()
    assert pages.document().pageCount() == 2

    def inked() -> bool:
        shown = pages.viewport().grab().toImage()
        return any(
            shown.pixelColor(x, y).lightness() < 120 for y in range(0, 400, 3) for x in range(0, 400, 3)
        )

    wait_until(inked, "the page")


def test_it_is_printed_by_its_key_every_page_on_a_sheet(preview_of: Open, tmp_path: Path) -> None:
    preview = preview_of()
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview.lane.drain()
    printed = PdfReader(tmp_path / "laci-1")
    assert len(printed.pages) == 2
    assert [round(float(side)) for side in printed.pages[0].mediabox[2:]] == [595, 842]
    assert _said(preview) == "Dokumen sudah dikirim ke laci-1."


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(preview_of: Open) -> None:
    preview = preview_of(names=("tidak/ada/di sini",))
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview.lane.drain()
    assert "Silakan periksa printernya" in _said(preview)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the dialog's, on a screen without window manager
def test_without_a_printer_it_is_saved_by_its_key(preview_of: Open, tmp_path: Path) -> None:
    preview = preview_of(names=())
    assert "Silakan simpan sebagai PDF" in _said(preview)
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = preview.findChild(QFileDialog, "save-as")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "surat.pdf"))
    dialog.reject()
    preview.lane.drain()
    assert (tmp_path / "surat.pdf").read_bytes() == preview.document
    assert str(tmp_path) in _said(preview)


def test_where_nothing_can_be_saved_another_place_is_asked_for(preview_of: Open, tmp_path: Path) -> None:
    preview = preview_of()
    preview.save(tmp_path / "tidak-ada" / "surat.pdf")
    preview.lane.drain()
    assert "Silakan pilih tempat lain" in _said(preview)


def test_a_document_that_cannot_be_made_is_told(preview_of: Open) -> None:
    def broken() -> bytes:
        raise ValueError("nothing to make it of")

    preview = preview_of(broken)
    waiting = preview.findChild(QLabel, "document-waiting")
    assert waiting is not None
    assert "tidak ada yang berubah" in waiting.text()
    assert preview.document is None


def test_escape_closes_it_and_its_document_is_gone(preview_of: Open) -> None:
    preview = preview_of()
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    wait_until(lambda: not shiboken6.isValid(preview), "the window's end")
