"""Nothing of what a visitor typed is left in the kiosk, whichever way he leaves."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from pst_kiosk.domain.errors import Refused
from pst_kiosk.kiosk.app import Kiosk
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.services.reception import Reception
from pst_kiosk.ui.collector import collect
from tests.kiosk.test_kiosk_window import KioskAt, begin_guest_book, go_on, see, touch, type_into
from tests.support.office import TestOffice
from tests.support.screens import find, shows, wait_until

UNHURRIED = Patience()
IMPATIENT = Patience(quiet_ms=1500, asking_s=2, second_ms=50)


def spelt(letters: str) -> str:
    """The name as the visitor types it: put together here, so that this file does not hold it too."""
    return "".join(reversed(letters))


def name() -> str:
    return spelt("akhialuz")


def address() -> str:
    return name() + "@example.org"


def fill_in(kiosk: Kiosk) -> None:
    """A name by the keys of the screen's keyboard, then an address."""
    begin_guest_book(kiosk)
    see(kiosk, "q")
    wait_until(lambda: find(kiosk.window, "keyboard").property("risen") == 1, "the keys to be up")
    for letter in name():
        so_far = typed(kiosk).lower() + letter
        touch(kiosk, letter)
        wait_until(lambda wanted=so_far: typed(kiosk).lower() == wanted, f"{letter} to be typed")
    go_on(kiosk)
    type_into(kiosk, "email", address())


def typed(kiosk: Kiosk) -> str:
    return str(find(kiosk.window, "answer-nameField").property("text"))


def to_the_summary(kiosk: Kiosk) -> None:
    while not shows(kiosk.window, "summaryTitle"):
        go_on(kiosk)


def done(kiosk: Kiosk, _office: TestOffice) -> None:
    to_the_summary(kiosk)
    go_on(kiosk)
    see(kiosk, "ticketNumber")
    assert not traces(kiosk), "on the ticket's page"
    touch(kiosk, "ticketDone")


def back(kiosk: Kiosk, _office: TestOffice) -> None:
    touch(kiosk, "back")
    touch(kiosk, "back")


def start_again(kiosk: Kiosk, _office: TestOffice) -> None:
    to_the_summary(kiosk)
    touch(kiosk, "startAgain")


def wait(kiosk: Kiosk, _office: TestOffice) -> None:
    see(kiosk, "stillHere")


def refused(kiosk: Kiosk, _office: TestOffice) -> None:
    to_the_summary(kiosk)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Reception, "take_number", refuse)
        go_on(kiosk)
    assert kiosk.model.property("notice")
    touch(kiosk, "startAgain")


def refuse(_reception: Reception, _command: str, service: str, *_: object, **__: object) -> None:
    raise Refused("numbers_used_up", service=service)


@pytest.mark.parametrize(
    ("leave", "patience"),
    [
        (done, UNHURRIED),
        (back, UNHURRIED),
        (start_again, UNHURRIED),
        (wait, IMPATIENT),
        (refused, UNHURRIED),
    ],
)
def test_no_trace_of_what_was_typed_is_left(
    bengkulu: TestOffice,
    kiosk_at: KioskAt,
    leave: Callable[[Kiosk, TestOffice], None],
    patience: Patience,
) -> None:
    kiosk = kiosk_at(bengkulu, reduced_motion=True, patience=patience)
    fill_in(kiosk)
    assert traces(kiosk), "the search finds what is there"
    leave(kiosk, bengkulu)
    wait_until(lambda: kiosk.model.property("page") == "home", "the first page")
    try:
        wait_until(lambda: not traces(kiosk), "every trace to be gone")
    except TimeoutError:
        assert traces(kiosk) == []


def traces(kiosk: Kiosk) -> list[str]:
    """Where something of the name or the address stands: in any item or object of the window, any row of a
    model, the input method, the clipboard, or any container Python holds."""
    collect()
    wanted = name()
    found = [where for where, text in texts(kiosk) if wanted in text.lower()]
    return found + [f"python {type(held).__name__}" for held in gc.get_objects() if holds(held, wanted)]


def holds(held: object, wanted: str) -> bool:
    if type(held) not in (dict, list, tuple, set, frozenset):
        return False
    inside = held.values() if isinstance(held, dict) else held
    return any(type(item) is str and wanted in item.lower() for item in list(inside))  # type: ignore[call-overload]


def texts(kiosk: Kiosk) -> Iterator[tuple[str, str]]:
    for item in everything(kiosk):
        kind = item.metaObject().className()
        for place in range(item.metaObject().propertyCount()):
            prop = item.metaObject().property(place)
            if prop.typeName() in ("QString", "QVariant", "QStringList", "QVariantList", "QJSValue"):
                yield f"{kind} {item.objectName()} {prop.name()}", as_text(prop.read(item))
        if isinstance(item, QAbstractItemModel):
            for row in range(item.rowCount()):
                for role in item.roleNames():
                    yield f"{kind} row {row}", as_text(item.data(item.index(row, 0), role))
    yield "clipboard", QGuiApplication.clipboard().text()
    method = QGuiApplication.inputMethod()
    for query in (Qt.InputMethodQuery.ImSurroundingText, Qt.InputMethodQuery.ImTextBeforeCursor):
        yield f"input method {query}", as_text(method.queryFocusObject(query, None))


def as_text(value: Any) -> str:
    to_variant = getattr(value, "toVariant", None)
    return str(to_variant() if to_variant else value)


def everything(kiosk: Kiosk) -> list[QObject]:
    """Every object reachable from the window, its model, and the keyboard's input context."""
    context = kiosk.opened.engine.singletonInstance("QtQuick.VirtualKeyboard", "InputContext")
    assert isinstance(context, QObject)
    left: list[QObject] = [kiosk.window, kiosk.model, context, kiosk.window.contentItem()]
    seen: dict[int, QObject] = {}
    while left:
        item = left.pop()
        if id(item) in seen:
            continue
        seen[id(item)] = item
        left.extend(item.children())
        if isinstance(item, QQuickItem):
            left.extend(item.childItems())
    return list(seen.values())
