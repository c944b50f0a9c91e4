"""Whom a visitor speaks for before the number: himself or a group, and whether priority is needed."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.facts import ByLanguage
from pst_kiosk.ui.language import INDONESIAN

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PEOPLE = 99
"""The same as the reception's, whose module is not read before the first frame."""
USUAL_GROUPS = (2, 5, 10, 20, 40)
"""Sizes offered for one tap."""

translate = QCoreApplication.translate


class Asked(StrEnum):
    """Which of the two questions is open."""

    NOTHING = ""
    PRIORITY = "priority"
    GROUP = "group"


@QmlElement
@QmlUncreatable("made by the program")
class PartyModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """One visitor without priority, until a tap says otherwise; whoever needs neither taps nothing."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: dict[int, ByLanguage] = {}
        self._language = INDONESIAN
        self._asked = Asked.NOTHING
        self.people = 1
        self.assistance: int | None = None
        """A code of the list of assistance; None where no priority is asked for."""
        self.call_aid: int | None = None
        """A code of the list of call aids; None where a call is heard and seen."""

    def offer(self, kinds: dict[int, ByLanguage]) -> None:
        """The reasons for priority, by their codes."""
        if kinds != self._kinds:
            self._kinds = kinds
            self.changed.emit()

    def clear(self) -> None:
        """As for everybody."""
        self._asked = Asked.NOTHING
        self.people, self.assistance, self.call_aid = 1, None, None
        self.changed.emit()

    @property
    def at_rest(self) -> bool:
        """Whether nothing was said or asked."""
        said = (self._asked, self.people, self.assistance, self.call_aid)
        return said == (Asked.NOTHING, 1, None, None)

    def speak(self, language: str) -> None:
        self._language = language
        self.changed.emit()

    @Slot(str)
    def ask(self, question: str) -> None:
        """Open "priority" or "group"; "" closes what is open."""
        self._asked = Asked(question)
        self.changed.emit()

    @Slot(int)
    def choosePriority(self, code: int) -> None:
        """The visitor tapped a reason; a second tap takes it back."""
        if code in self._kinds:
            self.assistance = None if self.assistance == code else code
            self.ask(Asked.NOTHING)

    @Slot(int)
    def chooseAid(self, aid: int) -> None:
        """The visitor cannot hear a call (1) or cannot see the board (2); both may be, and a second tap takes
        it back."""
        self.call_aid = ((self.call_aid or 0) ^ aid) or None
        self.changed.emit()

    @Slot(int)
    def count(self, people: int) -> None:
        """So many come together; what no number can be given for is brought within bounds."""
        self.people = min(max(people, 1), MOST_PEOPLE)
        self.changed.emit()

    def _kind_rows(self) -> list[dict[str, Any]]:
        return [{"code": code, "text": text[self._language]} for code, text in self._kinds.items()]

    def _priority_words(self) -> str:
        if self.assistance is None and self.call_aid is not None:
            return translate("Kiosk", "Bantuan panggilan dicatat")
        if self.assistance is None:
            return translate("Kiosk", "Prioritas dan bantuan")
        kind = self._kinds[self.assistance][self._language]
        return translate("Kiosk", "Prioritas: {kind}").format(kind=kind)

    def _group_words(self) -> str:
        if self.people == 1:
            return translate("Kiosk", "Datang berombongan")
        return translate("Kiosk", "Rombongan: {count} orang").format(count=self.people)

    asked = Property(str, lambda self: self._asked.value, notify=changed)
    kinds = Property("QVariantList", _kind_rows, notify=changed)  # type: ignore[arg-type]
    callAid = Property(int, lambda self: self.call_aid or 0, notify=changed)
    chosenKind = Property(int, lambda self: self.assistance or 0, notify=changed)
    peopleCount = Property(int, lambda self: self.people, notify=changed)
    mostPeople = Property(int, lambda self: MOST_PEOPLE, constant=True)
    usualGroups = Property("QVariantList", lambda self: list(USUAL_GROUPS), constant=True)  # type: ignore[arg-type]
    priorityWords = Property(str, _priority_words, notify=changed)
    groupWords = Property(str, _group_words, notify=changed)
