"""QR codes as pictures for QML: `QrCode { text: model.ticketCode }`, once `provide_qr_codes` was called.

A picture, not an item painted in Python: PySide keeps each of those that QML made until the program ends.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickImageProvider

QUIET_ZONE = 4
"""Empty modules around the code, as the standard asks."""


def provide_qr_codes(engine: QQmlEngine) -> None:
    """Let the windows of `engine` show QR codes, as `image://qr/TEXT`."""
    engine.addImageProvider("qr", _QrPictures())


class _QrPictures(QQuickImageProvider):
    """Black on white with its quiet zone, every module the same whole number of pixels."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        drawn = _draw(QUrl.fromPercentEncoding(id.encode()), requestedSize)
        size.setWidth(drawn.width())
        size.setHeight(drawn.height())
        return drawn


def _draw(text: str, size: QSize) -> QImage:
    modules = _modules(text)
    count = len(modules) + 2 * QUIET_ZONE
    module = max(1, min(size.width(), size.height()) // count)
    image = QImage(max(size.width(), count), max(size.height(), count), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    left, top = ((side - count * module) // 2 for side in (image.width(), image.height()))
    painter = QPainter(image)
    for row, line in enumerate(modules, QUIET_ZONE):
        for column, dark in enumerate(line, QUIET_ZONE):
            if dark:
                painter.fillRect(
                    left + column * module, top + row * module, module, module, Qt.GlobalColor.black
                )
    painter.end()
    return image


def _modules(text: str) -> list[list[bool | None]]:
    # Imported at the first ticket, not before the first frame.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    modules: list[list[bool | None]] = code.get_matrix()
    return modules
