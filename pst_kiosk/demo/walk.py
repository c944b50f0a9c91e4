"""The visit: what the visitor and the officer do, in order, as the office's procedure has it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt
from uuid_utils import uuid7

from pst_kiosk.demo import hands
from pst_kiosk.demo.person import Person
from pst_kiosk.demo.stage import ADMINISTRATOR, Stage
from pst_kiosk.domain import guestbook, procedure
from pst_kiosk.domain.guestbook import Answer, Question
from pst_kiosk.domain.procedure import stages
from pst_kiosk.domain.steps import Kind
from pst_kiosk.printing import paper
from pst_kiosk.printing.paper_width import PaperWidth
from pst_kiosk.printing.printed import Line

ANSWERS: dict[str, str] = {
    "name": "Pengunjung Contoh",
    "email": "pengunjung@example.org",
    "phone": "081200000000",
    "institution": "Universitas Contoh",
}
"""What the visitor of the demonstration types; nobody's data."""
BORN = 1998
CHOICES = {
    "sex": 2,
    "education": 4,
    "job": 1,
    "institution_category": 6,
    "main_use": 4,
    "means": 1,
}
"""Codes the visitor taps; questions that are not here are left unanswered."""
RECORD = "Inflasi bulanan 2020-2025 menurut kelompok pengeluaran, untuk tesis"
STILL = 0.5
"""Seconds a screen is left alone before its picture is taken: what moves has come to rest."""
OTHERS = 3
"""Visitors who take a number after ours, so that the board has somebody waiting."""


class Walk:
    """One visitor through four screens; pictures go to `out` where there is one."""

    def __init__(self, stage: Stage, person: Person, out: Path | None, say: Callable[[str], None]) -> None:
        self._stage = stage
        self._person = person
        self._out = out
        self._say = say
        self._taken = 0
        services = {service.key: service for service in stage.office.services}
        self._service = services.get("konsultasi", stage.office.services[0])
        self._kiosk = stage.window("kiosk")
        self._counter = stage.window("counter")
        self._display = stage.window("display")
        self._rating = stage.window("rating")

    def whole_visit(self) -> None:
        """From the first tap to the rating. Raises TimeoutError or LookupError where a screen fails."""
        self._say(f"{self._stage.office.name}: {self._service.name.id}")
        self._officer_signs_in()
        number = self._visitor_takes_a_number()
        self._others_come()
        self._officer_serves(number)
        self._visitor_rates()

    def _officer_signs_in(self) -> None:
        self._say("Petugas masuk di loket.")
        person, counter = self._person, self._counter
        person.wait(
            lambda: ADMINISTRATOR in hands.find(counter, "officer").property("currentText"), "officers"
        )
        self._picture("counter", "masuk")
        person.tap(counter, "pin")
        person.type(counter, self._stage.pin)
        person.press(counter, Qt.Key.Key_Return)
        person.see(counter, "call-next")

    def _visitor_takes_a_number(self) -> str:
        self._say("Pengunjung memilih layanan di kios.")
        person, kiosk = self._person, self._kiosk
        person.see(kiosk, f"service-{self._service.key}")
        self._picture("kiosk", "beranda")
        self._picture("display", "menunggu")
        self._picture("rating", "siap")
        person.tap(kiosk, f"service-{self._service.key}")
        if procedure.guest_book_at_kiosk(self._service):
            self._visitor_signs_the_guest_book()
        person.see(kiosk, "ticketNumber")
        number = str(hands.find(kiosk, "ticketNumber").property("text"))
        self._say(f"Nomor {number} tampil di kios dan dicetak.")
        job = self._printed()
        if number not in _words(job):
            raise LookupError(f"the paper does not say {number}")
        self._picture("kiosk", "tiket")
        if self._out is not None:
            (self._out / "ticket.bin").write_bytes(job)
            paper.render(job, PaperWidth.MM80).save(self._out / "ticket.png")
        person.tap(kiosk, "ticketDone")
        return number

    def _visitor_signs_the_guest_book(self) -> None:
        self._say("Pengunjung mengisi buku tamu di kios.")
        questions = guestbook.questions(self._stage.office.guest_book)
        for page, asked in groupby(questions, key=lambda question: question.page):
            for question in asked:
                self._answer(question)
            self._picture("kiosk", f"buku-tamu-{page}")
            self._person.tap(self._kiosk, "next")

    def _answer(self, question: Question) -> None:
        person, kiosk, field = self._person, self._kiosk, question.field
        if field in ANSWERS:
            person.tap(kiosk, f"answer-{field}Field")
            person.type(kiosk, ANSWERS[field])
        elif question.answer is Answer.YEAR:
            person.tap(kiosk, f"decade-{BORN // 10 * 10}")
            person.tap(kiosk, f"year-{BORN}")
        elif field in CHOICES:
            person.tap(kiosk, f"{field}-{CHOICES[field]}")

    def _printed(self) -> bytes:
        """The bytes the printer received; the screens go on living meanwhile."""
        received: list[bytes] = []

        def arrived() -> bool:
            try:
                received.append(self._stage.printer.wait_for_job(0.01))
            except TimeoutError:
                return False
            return True

        self._person.wait(arrived, "the ticket to be printed")
        return received[0]

    def _others_come(self) -> None:
        """More visitors take numbers, through the same service the kiosk uses."""
        lane = self._stage.lanes["kiosk"].services
        key = self._service.key
        for _ in range(OTHERS):
            lane.post(lambda services: services.reception.take_number(str(uuid7()), key, "id", ANSWERS))
        self._person.wait(lambda: lane.idle, "the other visitors' numbers")

    def _officer_serves(self, number: str) -> None:
        self._say(f"Petugas memanggil {number} (F2); papan menampilkannya.")
        person, counter = self._person, self._counter
        person.press(counter, Qt.Key.Key_F2)
        person.see(counter, "arrived")
        person.look(self._display)
        person.see(self._display, number)
        person.rest(1.5)
        self._picture("display", "panggilan")
        self._picture("counter", "panggilan")
        self._say("Pengunjung datang ke loket (F4).")
        person.press(counter, Qt.Key.Key_F4)
        for stage in stages(self._service):
            if stage.has(Kind.GUEST_BOOK):
                self._officer_signs_the_guest_book()
        self._officer_records()
        self._picture("display", "melayani")
        self._say("Petugas menyelesaikan layanan (F5).")
        person.press(counter, Qt.Key.Key_F5)
        person.see(counter, "call-next")

    def _officer_signs_the_guest_book(self) -> None:
        self._say("Petugas mengisi buku tamu bersama pengunjung.")
        person, counter = self._person, self._counter
        for field, text in ANSWERS.items():
            person.tap(counter, f"guest-book-{field}")
            person.type(counter, text)
        person.tap(counter, "guest-book-identity")
        self._picture("counter", "buku-tamu")
        person.press(counter, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        person.see(counter, "finish")
        person.press(counter, Qt.Key.Key_F5)

    def _officer_records(self) -> None:
        self._say("Petugas mencatat layanan.")
        person, counter = self._person, self._counter
        person.tap(counter, "record-summary")
        person.type(counter, RECORD)
        person.tap(counter, "Terpenuhi")
        person.rest(1.5)
        self._picture("counter", "rekam-layanan")

    def _visitor_rates(self) -> None:
        self._say("Pengunjung memberi penilaian di tablet.")
        person, rating = self._person, self._rating
        person.look(rating)
        person.see(rating, "question")
        self._picture("rating", "pertanyaan")
        person.tap(rating, "face-4")
        person.see(rating, "thanks")
        person.rest(0.5)
        self._picture("rating", "terima-kasih")
        person.wait(lambda: self._stage.lanes["rating"].services.idle, "the rating to be stored")

    def _picture(self, screen: str, name: str) -> None:
        if self._out is not None:
            self._person.rest(STILL)
            self._taken += 1
            hands.grab(self._stage.window(screen), self._out / f"{screen}-{self._taken:02}-{name}.png")


def _words(job: bytes) -> str:
    lines = (item for item in paper.decode(job) if isinstance(item, Line))
    return "\n".join("".join(run.text for run in line.runs) for line in lines)
