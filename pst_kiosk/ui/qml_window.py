"""Opening a QML window on its view model.

The root of the file is a `Window` with `required property SomeModel model`. Its type is made known to QML by
the module that defines it:

    QML_IMPORT_NAME = "Pst.Kiosk"
    QML_IMPORT_MAJOR_VERSION = 1

    @QmlElement
    @QmlUncreatable("made by the program")
    class KioskModel(QObject): ...

and in the file: `import Pst.Kiosk`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError

from pst_kiosk.ui.key_path import KeyPath
from pst_kiosk.ui.language import Language
from pst_kiosk.ui.tokens import ScreenKind, Tokens

if TYPE_CHECKING:
    # Its Python half is not needed to show a window, and costs a tenth of an empty one's start.
    from PySide6.QtQuick import QQuickWindow

_COMPONENTS = Path(__file__).parent


class QmlFault(RuntimeError):
    """A QML file does not load; the message holds what QML said."""


@dataclass(frozen=True, eq=False)
class OpenWindow:
    """A window with everything that must live as long as it. Keep it as long as the window is shown."""

    engine: QQmlApplicationEngine
    window: QQuickWindow
    model: QObject
    tokens: Tokens

    def close(self) -> None:
        """Close the window and let go of its QML, now; the model outlives it."""
        if not shiboken6.isValid(self.engine):
            return
        self.window.close()
        # Not at the next turn of the event loop: a binding must not see the model go first.
        shiboken6.delete(self.engine)


def open_window(
    qml_file: Path,
    model: QObject,
    *,
    kind: ScreenKind = ScreenKind.TOUCH,
    size: QSize | None = None,
    language: Language | None = None,
) -> OpenWindow:
    """Load `qml_file` on `model` and show it: full screen, or as a window of `size`.

    With `language`, its texts follow it. Raises QmlFault.
    """
    first_size = size or QGuiApplication.primaryScreen().size()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(_COMPONENTS))
    engine.addImportPath(str(_COMPONENTS / "keyboard"))
    tokens = engine.singletonInstance("Pst", "Tokens")
    assert isinstance(tokens, Tokens)
    tokens.fit(kind, first_size.width(), first_size.height())
    window = _load(engine, qml_file, model, first_size)

    def refit() -> None:
        tokens.fit(kind, window.width(), window.height())

    window.widthChanged.connect(refit)
    window.heightChanged.connect(refit)
    if kind is ScreenKind.TOUCH:
        KeyPath(window)
    if language is not None:
        language.changed.connect(engine.retranslate)
    if size is None:
        window.showFullScreen()
    else:
        window.show()
    return OpenWindow(engine, window, model, tokens)


def _load(engine: QQmlApplicationEngine, qml_file: Path, model: QObject, size: QSize) -> QQuickWindow:
    said: list[QQmlError] = []
    note = engine.warnings.connect(said.extend)
    engine.setInitialProperties({"model": model, "width": size.width(), "height": size.height()})
    engine.load(QUrl.fromLocalFile(str(qml_file)))
    engine.warnings.disconnect(note)
    roots = engine.rootObjects()
    if not roots:
        raise QmlFault("\n".join(error.toString() for error in said) or f"{qml_file} has no root")
    if not roots[0].inherits("QQuickWindow"):
        raise QmlFault(f"the root of {qml_file} is not a Window")
    window: QQuickWindow = roots[0]  # type: ignore[assignment]
    return window
