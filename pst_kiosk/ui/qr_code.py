"""A QR code as a QML item: `QrCode { text: model.ticketLink }`."""

from PySide6.QtCore import Property, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Pst"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_ZONE = 4
"""Empty modules around the code, as the standard asks."""


@QmlElement
class QrCode(QQuickPaintedItem):
    """Black on white with its quiet zone, every module the same whole number of pixels."""

    textChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._modules: list[list[bool | None]] = []

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self._modules = _modules(text) if text else []
        self.textChanged.emit()
        self.update()

    text = Property(str, _get_text, _set_text, notify=textChanged)

    def paint(self, painter: QPainter) -> None:
        if not self._modules:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        side = int(min(self.width(), self.height()))
        count = len(self._modules) + 2 * QUIET_ZONE
        module = max(1, side // count)
        left = (int(self.width()) - count * module) // 2
        top = (int(self.height()) - count * module) // 2
        painter.fillRect(QRect(0, 0, int(self.width()), int(self.height())), Qt.GlobalColor.white)
        for row, line in enumerate(self._modules, QUIET_ZONE):
            for column, dark in enumerate(line, QUIET_ZONE):
                if dark:
                    spot = QRect(left + column * module, top + row * module, module, module)
                    painter.fillRect(spot, Qt.GlobalColor.black)


def _modules(text: str) -> list[list[bool | None]]:
    # Imported at the first ticket, not before the first frame.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    modules: list[list[bool | None]] = code.get_matrix()
    return modules
