"""The language of one screen, changed while it runs.

Indonesian is written in the sources (`qsTr` in QML, `QCoreApplication.translate` in Python). English stands
in one catalogue for each screen that offers it, `resources/translations/SCREEN_en.qm`, and one for `ui`.

Qt's translators serve the whole process. The demo shows four screens in one: a screen's catalogue therefore
holds that screen's contexts alone, so the kiosk in English leaves the tablet and the board as they are.
See docs/adr/0003-a-catalogue-for-each-screen.md.
"""

from PySide6.QtCore import Property, QCoreApplication, QObject, QTranslator, Signal, Slot

from pst_kiosk.resource_files import resource

INDONESIAN = "id"
ENGLISH = "en"


class CatalogueMissing(RuntimeError):
    """A shipped translation cannot be loaded."""


class Language(QObject):
    """What language one screen speaks: "id" or "en".

    On `changed` its QML is translated anew (`open_window` sees to it); a view model re-emits its own texts.
    """

    changed = Signal()

    def __init__(self, screen: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._code = INDONESIAN
        self._screen = screen
        self._screen_texts: QTranslator | None = None
        self._shared_texts: QTranslator | None = None

    def _get_code(self) -> str:
        return self._code

    code = Property(str, _get_code, notify=changed)

    @Slot(str)
    def use(self, code: str) -> None:
        """Speak "id" or "en" from now on. Raises CatalogueMissing."""
        if code == self._code:
            return
        if code == ENGLISH:
            self._screen_texts = self._screen_texts or _catalogue(self._screen, self)
            self._shared_texts = self._shared_texts or _catalogue("ui", self)
        self._code = code
        if self._screen_texts is not None:
            if code == ENGLISH:
                QCoreApplication.installTranslator(self._screen_texts)
            else:
                QCoreApplication.removeTranslator(self._screen_texts)
        self.changed.emit()

    def shared(self, context: str, text: str) -> str:
        """A text of `ui`, which several screens show in languages of their own."""
        if self._code == INDONESIAN or self._shared_texts is None:
            return text
        return self._shared_texts.translate(context, text) or text


def _catalogue(name: str, parent: QObject) -> QTranslator:
    translator = QTranslator(parent)
    path = resource("translations", f"{name}_{ENGLISH}.qm")
    if not translator.load(str(path)):
        raise CatalogueMissing(f"{path} cannot be loaded")
    return translator
