"""What the officer does at the counter: signs in where the visitor is due, calls, serves, records."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt

from pst_kiosk.demo import hands
from pst_kiosk.demo.album import Album
from pst_kiosk.demo.person import Person
from pst_kiosk.demo.stage import ADMINISTRATOR, Stage
from pst_kiosk.demo.visitor import ANSWERS
from pst_kiosk.domain.office import Desk, Service
from pst_kiosk.domain.procedure import Stage as VisitStage
from pst_kiosk.domain.procedure import queues_of_desk, stages
from pst_kiosk.domain.steps import Kind

RECORD = "Inflasi bulanan 2020-2025 menurut kelompok pengeluaran, untuk tesis"
FLASHES = 1.5
"""Seconds the board flashes a new call."""


class Officer:
    """One officer, who goes from desk to desk as the standard leads the visitor."""

    def __init__(
        self, stage: Stage, person: Person, album: Album, service: Service, say: Callable[[str], None]
    ) -> None:
        self._office = stage.office
        self._pin = stage.pin
        self._person = person
        self._album = album
        self._service = service
        self._say = say
        self._counter = stage.window("counter")
        self._display = stage.window("display")
        self._desk: Desk | None = None
        self._called_at: float | None = None

    def begins(self) -> None:
        """Sign in at the first desk that serves the visit's first stage."""
        person, counter = self._person, self._counter
        person.wait(
            lambda: ADMINISTRATOR in hands.find(counter, "officer").property("currentText"), "officers"
        )
        self._sign_in(self._desks_for(stages(self._service)[0])[0])

    def serves(self, number: str | None) -> None:
        """Take the visitor through every stage of the service, at whatever desks."""
        passed = stages(self._service)
        for stage in passed:
            moves = self._desk not in self._desks_for(stage)
            if moves:
                self._go_to(min(self._desks_for(stage), key=self._queues_at))
            if moves or stage is passed[0]:
                self._call(number)
            self._serve(stage, last=stage is passed[-1])

    def _desks_for(self, stage: VisitStage) -> list[Desk]:
        queue = (self._service.key, stage.key)
        return [desk for desk in self._office.desks if queue in queues_of_desk(self._office, desk)]

    def _queues_at(self, desk: Desk) -> int:
        """Where fewest are served nobody else is waiting before our visitor."""
        return len(queues_of_desk(self._office, desk))

    def _go_to(self, desk: Desk) -> None:
        self._person.see(self._counter, "desk-free")
        self._person.tap(self._counter, "leave")
        self._sign_in(desk)

    def _sign_in(self, desk: Desk) -> None:
        self._say(f"Petugas masuk: {desk.name.id}.")
        person, counter = self._person, self._counter
        person.tap(counter, "pin")
        person.type(counter, self._pin)
        person.press(counter, Qt.Key.Key_Tab)
        person.choose(counter, "desk", desk.name.id)
        self._album.picture("counter", f"masuk-{desk.key}")
        person.press(counter, Qt.Key.Key_Return)
        person.see(counter, "desk-free")
        person.see(self._display, desk.name.id)
        self._desk = desk

    def _call(self, number: str | None) -> None:
        person, counter = self._person, self._counter
        person.wait(lambda: hands.find(counter, "call-next").isEnabled(), "somebody to call")
        self._album.picture("counter", "kosong")
        if number is None:
            self._say("Petugas melayani pengunjung berikutnya (F2), tanpa panggilan.")
            person.press(counter, Qt.Key.Key_F2)
            return
        self._say(f"Petugas memanggil {number} (F2); papan menampilkannya.")
        person.press(counter, Qt.Key.Key_F2)
        person.see(counter, "arrived")
        self._album.picture("counter", "panggilan")
        self._look_at_the_board(number)
        self._say("Pengunjung datang ke loket (F4).")
        person.press(counter, Qt.Key.Key_F4)

    def _look_at_the_board(self, number: str) -> None:
        """The board shows number and desk; its picture is taken of the first call."""
        person, display = self._person, self._display
        assert self._desk is not None
        person.look(display)
        person.see(display, number)
        person.see(display, self._desk.name.id)
        called_before, self._called_at = self._called_at, time.monotonic()
        if called_before is None:
            self._picture_the_board("panggilan")

    def _picture_the_board(self, name: str) -> None:
        """Once the newest call has flashed."""
        if self._called_at is not None:
            self._person.rest(max(0.0, self._called_at + FLASHES - time.monotonic()))
        self._album.picture("display", name)

    def _serve(self, stage: VisitStage, last: bool) -> None:
        person, counter = self._person, self._counter
        first = stage.steps[0].text.id
        guest_book = stage.has(Kind.GUEST_BOOK)
        person.see(counter, "sign-guest-book" if guest_book else "finish")
        person.wait(lambda: first in hands.find(counter, "step-words").property("text"), f"{first!r}")
        if guest_book:
            self._sign_the_guest_book()
        if last:
            self._record()
            self._picture_the_board("melayani")
        self._album.picture("counter", f"melayani-{stage.key}")
        self._say(f"Petugas menyelesaikan {'layanan' if last else 'tahap ini'} (F5).")
        person.see(counter, "finish")
        person.wait(hands.find(counter, "finish").isEnabled, "the stage to be finished")
        person.press(counter, Qt.Key.Key_F5)
        if last:
            person.see(counter, "desk-free")

    def _sign_the_guest_book(self) -> None:
        self._say("Petugas mengisi buku tamu bersama pengunjung.")
        person, counter = self._person, self._counter
        for field, text in ANSWERS.items():
            person.tap(counter, f"guest-book-{field}")
            person.type(counter, text)
        person.tap(counter, "guest-book-identity")
        self._album.picture("counter", "buku-tamu")
        person.press(counter, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        person.see(counter, "finish")

    def _record(self) -> None:
        self._say("Petugas mencatat layanan.")
        person, counter = self._person, self._counter
        person.tap(counter, "record-summary")
        person.type(counter, RECORD)
        person.tap(counter, "Terpenuhi")
        person.wait(
            lambda: hands.find(counter, "record-state").property("text").startswith("tersimpan"), "the save"
        )
