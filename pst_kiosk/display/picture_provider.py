"""Hands the present picture to QML."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider


class PictureProvider(QQuickImageProvider):
    """Gives the one picture that is shown now, whatever is asked for: no file is read here."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.image = QImage()

    def requestImage(self, _id: str, size: QSize, _wanted: QSize) -> QImage:
        size.setWidth(self.image.width())
        size.setHeight(self.image.height())
        return self.image
