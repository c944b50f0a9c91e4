"""What the visitor does: at the kiosk on arrival, at the tablet before leaving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from pst_kiosk.demo import hands
from pst_kiosk.demo.album import Album
from pst_kiosk.demo.person import Person
from pst_kiosk.demo.stage import Stage
from pst_kiosk.domain import guestbook, procedure
from pst_kiosk.domain.guestbook import Answer, Question
from pst_kiosk.domain.office import Service
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


class Visitor:
    """One visitor, who wants one service."""

    def __init__(
        self, stage: Stage, person: Person, album: Album, service: Service, say: Callable[[str], None]
    ) -> None:
        self._stage = stage
        self._person = person
        self._album = album
        self._service = service
        self._say = say
        self._kiosk = stage.window("kiosk")
        self._rating = stage.window("rating")

    def arrives(self) -> str | None:
        """Choose the service, and do what the kiosk asks for; the number, None where there is none."""
        self._say("Pengunjung memilih layanan di kios.")
        person, kiosk, card = self._person, self._kiosk, f"service-{self._service.key}"
        person.see(kiosk, card)
        self._album.picture("kiosk", "beranda")
        person.tap(kiosk, card)
        if procedure.guest_book_at_kiosk(self._service):
            self._sign_the_guest_book()
        number = None
        if self._service.numbered:
            number = self._take_number()
        else:
            self._sit_down()
        person.tap(kiosk, "ticketDone")
        return number

    def rates(self) -> None:
        """Answer the tablet, where the standard asks for it before the visitor leaves."""
        self._say("Pengunjung memberi penilaian di tablet.")
        person, rating = self._person, self._rating
        person.look(rating)
        person.see(rating, "question")
        self._album.picture("rating", "pertanyaan")
        person.tap(rating, "face-4")
        person.see(rating, "thanks")
        person.rest(0.5)
        self._album.picture("rating", "terima-kasih")
        person.wait(lambda: self._stage.lanes["rating"].services.idle, "the rating to be stored")

    def _take_number(self) -> str:
        self._person.see(self._kiosk, "ticketNumber")
        number = str(hands.find(self._kiosk, "ticketNumber").property("text"))
        self._say(f"Nomor {number} tampil di kios dan dicetak.")
        job = self._printed()
        if number not in _words(job):
            raise LookupError(f"the paper does not say {number}")
        self._album.picture("kiosk", "tiket")
        if self._album.folder is not None:
            (self._album.folder / "ticket.bin").write_bytes(job)
            paper.render(job, PaperWidth.MM80).save(self._album.folder / "ticket.png")
        return number

    def _sit_down(self) -> None:
        self._person.see(self._kiosk, "waitTitle")
        self._say("Tanpa nomor antrean: kios mempersilakan pengunjung menunggu.")
        self._album.picture("kiosk", "silakan-tunggu")

    def _sign_the_guest_book(self) -> None:
        self._say("Pengunjung mengisi buku tamu di kios.")
        questions = guestbook.questions(self._stage.office.guest_book)
        for page, asked in groupby(questions, key=lambda question: question.page):
            self._answer_page(page, tuple(asked))
        self._person.see(self._kiosk, "summaryTitle")
        self._album.picture("kiosk", "buku-tamu-ringkasan")
        self._person.tap(self._kiosk, "next")

    def _answer_page(self, page: int, asked: tuple[Question, ...]) -> None:
        picture = f"buku-tamu-{page}"
        *others, last = asked
        for question in others:
            self._answer(question)
        if _turns(asked):
            label = f"{last.field}Label"
            self._person.see(self._kiosk, label)
            self._album.picture("kiosk", picture)
            self._answer(last)
            self._person.wait(lambda: not hands.shows(self._kiosk, label), "the page to turn")
            return
        self._answer(last)
        self._album.picture("kiosk", picture)
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


def _turns(asked: Sequence[Question]) -> bool:
    """Whether the page turns by itself: its answers are given, each by taps."""
    return all(
        question.answer is Answer.YEAR or (question.answer is Answer.ONE and question.field in CHOICES)
        for question in asked
    )


def _words(job: bytes) -> str:
    lines = (item for item in paper.decode(job) if isinstance(item, Line))
    return "\n".join("".join(run.text for run in line.runs) for line in lines)
