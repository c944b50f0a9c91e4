"""The picture a board shows now; the next one is fetched while it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

# Here and not in its lane, though the lane alone uses it: it knows Qt (docs/adr/0004).
from pst_kiosk.display.picture_folder import Picture, PictureFolder
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlEngine

    from pst_kiosk.display.picture_provider import PictureProvider

_PROVIDER = "pictures"


class Pictures(QObject):
    """`changed` comes with every picture, and when there are none any more."""

    changed = Signal()

    def __init__(self, folder: Lane[PictureFolder], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._engine: QQmlEngine | None = None
        self._provider: PictureProvider | None = None
        self._picture: Picture | None = None
        self._count = 0
        self._fetching = False

    def show_in(self, engine: QQmlEngine) -> None:
        """The engine whose window shows the pictures."""
        self._engine = engine

    @property
    def any(self) -> bool:
        return self._picture is not None

    @property
    def shown(self) -> str:
        """The address of the present picture in the engine; empty without one."""
        return f"image://{_PROVIDER}/{self._count}" if self._picture is not None else ""

    def next(self) -> None:
        """Show the next picture as soon as it is read."""
        if not self._fetching:
            self._fetching = True
            self._folder.post(lambda folder: folder.next(), self._arrived, self._failed)

    def _arrived(self, picture: Picture | None) -> None:
        self._fetching = False
        if picture is None and self._picture is None:
            return
        self._picture = picture
        self._count += 1
        if picture is not None and self._engine is not None:
            self._provide(self._engine, picture)
        self.changed.emit()

    def _failed(self, _: Exception) -> None:
        # The settings cannot be read: the station says so elsewhere, and shows no pictures.
        self._fetching = False

    def _provide(self, engine: QQmlEngine, picture: Picture) -> None:
        # Loaded for boards with pictures alone: it costs a tenth of an empty window's start.
        from pst_kiosk.display.picture_provider import PictureProvider

        if self._provider is None:
            self._provider = PictureProvider()
            engine.addImageProvider(_PROVIDER, self._provider)
        self._provider.image = picture.image
