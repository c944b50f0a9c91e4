"""A document as it will look on paper: a window to read it in, print it from and save it as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QStandardPaths, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QPageLayout, QPageSize, QPainter, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import Choice, button, label
from pst_kiosk.counter.header_bar import HeaderBar
from pst_kiosk.counter.look import GAP, counter_look
from pst_kiosk.counter.notice_bar import NoticeBar
from pst_kiosk.counter.wording import Notice
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

SIZE = QSize(1040, 720)
SMALLEST = QSize(860, 480)
_PRINTERS_WIDTH = 220
_RESOLUTION = 300
"""Dots an inch on paper: a page takes 26 MB at this, sixteen times as much at a printer's finest."""
_ZOOM_STEP = 1.2

_WAIT = "Dokumen sedang disiapkan…"
_FAILED = "Dokumen tidak dapat disiapkan dan tidak ada yang berubah. Silakan tutup, lalu coba lagi."
_NO_PRINTER = "Tidak ada printer di komputer ini. Silakan simpan sebagai PDF."
_PRINTED = "Dokumen sudah dikirim ke {printer}."
_NOT_PRINTED = "{printer} tidak menerima dokumen. Silakan periksa printernya, lalu cetak lagi."
_SAVED = "Tersimpan di {path}."
_NOT_SAVED = "Berkas tidak dapat disimpan di tempat itu. Silakan pilih tempat lain."

PrinterNames = Callable[[], list[str]]
OpenPrinter = Callable[[str], QPrinter]


class PrinterSilent(Exception):
    """The printer does not take a document."""


def printer_names() -> list[str]:
    """This computer's printers, the one it prefers first."""
    preferred = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != preferred, name))


def open_printer(name: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    return printer


def print_document(document: bytes, printer: QPrinter) -> None:
    """Put every page on a sheet of A4. For a lane: it waits for the printer. Raises PrinterSilent."""
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setFullPage(True)
    printer.setResolution(_RESOLUTION)
    pdf, source = QPdfDocument(), QBuffer()
    source.setData(QByteArray(document))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf.load(source)
    sheet = printer.pageLayout().fullRectPixels(_RESOLUTION)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterSilent
    try:
        for page in range(pdf.pageCount()):
            if page and not printer.newPage():
                raise PrinterSilent
            # Beyond the printer's margins nothing is printed; the common page leaves more than those.
            painter.drawImage(sheet, pdf.render(page, sheet.size()))
    finally:
        painter.end()


class PdfPreview(QWidget):
    """`make` returns the document; it runs in this window's own lane, as printing and saving do.

    Escape closes the window, and its document is gone with it. `file_name` is offered for saving.
    """

    def __init__(
        self,
        title: str,
        file_name: str,
        make: Callable[[], bytes],
        parent: QWidget | None = None,
        *,
        names: PrinterNames = printer_names,
        printer_of: OpenPrinter = open_printer,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("pdf-preview")
        self.setWindowTitle(title)
        self.setStyleSheet(counter_look())
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.document: bytes | None = None
        self.lane: Lane[None] = Lane(lambda: None, name="documents", parent=self)
        self._file_name = file_name
        self._printer_of = printer_of
        self._pdf = QPdfDocument(self)
        self._source = QBuffer(self)
        self._notice = NoticeBar()
        self._printers = Choice("printers", "Printer")
        self._printers.setFixedWidth(_PRINTERS_WIDTH)
        self._printers.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._print = button("print", "Cetak", self.print_it, kind="onBand", key="Ctrl+P", glyph="printer")
        self._save = button(
            "save", "Simpan sebagai PDF", self.choose_file, kind="onBand", key="Ctrl+S", glyph="floppy-disk"
        )
        self._view = QPdfView(self)
        self._view.setObjectName("pages")
        self._view.setAccessibleName(title)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._waiting = label("lead", _WAIT, "document-waiting")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out(title)
        self._enable()
        self.lane.post(lambda _: make(), self._show_document, self._fail)
        self.lane.post(lambda _: names(), self._offer_printers, lambda _: self._offer_printers([]))

    def print_it(self) -> None:
        """Print the document on the chosen printer."""
        name, document = self._printers.currentText(), self.document
        if document is None or not name:
            return
        self._print.setEnabled(False)
        self.lane.post(
            lambda _: print_document(document, self._printer_of(name)),
            lambda _: self._say(_PRINTED.format(printer=name)),
            lambda error: self._not_done(error, _NOT_PRINTED.format(printer=name)),
        )

    def choose_file(self) -> None:
        """Ask where to, then save."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Simpan sebagai PDF", folder, "PDF (*.pdf)")
        dialog.setObjectName("save-as")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._file_name)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the document to a file, over what is there."""
        document = self.document
        if document is None:
            return
        self.lane.post(
            lambda _: path.write_bytes(document),
            lambda _: self._say(_SAVED.format(path=path)),
            lambda error: self._not_done(error, _NOT_SAVED),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        # A page on its way to the printer still gets there; nobody waits for it.
        self.lane.post(lambda _: None, lambda _: self._end())
        super().closeEvent(event)

    def _end(self) -> None:
        self.lane.stop()
        self.deleteLater()

    def _lay_out(self, title: str) -> None:
        header = HeaderBar(title)
        header.add(self._printers)
        header.add(self._print)
        header.add(self._save)
        header.add(button("close-preview", "Tutup", self.close, kind="onBand", key="Esc", glyph="x"))
        self._paper = QStackedLayout()
        self._paper.addWidget(self._waiting)
        self._paper.addWidget(self._view)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GAP)
        page.addWidget(header)
        page.addWidget(self._notice)
        page.addLayout(self._paper, 1)
        for key, factor in (("Ctrl++", _ZOOM_STEP), ("Ctrl+=", _ZOOM_STEP), ("Ctrl+-", 1 / _ZOOM_STEP)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda by=factor: self._zoom(by))

    def _zoom(self, factor: float) -> None:
        if self._view.zoomMode() is not QPdfView.ZoomMode.Custom:
            width = self._pdf.pagePointSize(0).width() * self._view.logicalDpiX() / 72
            self._view.setZoomFactor(self._view.viewport().width() / width)
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(max(0.25, min(4.0, self._view.zoomFactor() * factor)))

    def _show_document(self, document: bytes) -> None:
        self.document = document
        self._source.setData(QByteArray(document))
        self._source.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._source)
        self._view.setDocument(self._pdf)
        self._paper.setCurrentWidget(self._view)
        self._view.setFocus()
        self._enable()

    def _fail(self, error: Exception) -> None:
        log_fault(__name__, "making a document", error)
        self._waiting.setText(_FAILED)

    def _offer_printers(self, names: list[str]) -> None:
        self._printers.offer((name, name) for name in names)
        if not names:
            self._say(_NO_PRINTER)
        self._enable()

    def _say(self, text: str, warns: bool = False) -> None:
        self._notice.show_notice(Notice(text, warns=warns))
        self._enable()

    def _not_done(self, error: Exception, text: str) -> None:
        if not isinstance(error, PrinterSilent | OSError):
            log_fault(__name__, "a document's way out", error)
        self._say(text, warns=True)

    def _enable(self) -> None:
        ready = self.document is not None
        self._save.setEnabled(ready)
        self._print.setEnabled(ready and self._printers.count() > 0)
