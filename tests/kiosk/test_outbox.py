"""The outbox's file: what it gives, what it remembers, what it forgets, and what it survives."""

from __future__ import annotations

import datetime as dt
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.domain.guestbook import Invalid
from pst_kiosk.domain.late_arrival import Provisions
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.kiosk.outbox import Outbox
from pst_kiosk.services import setup
from tests.support.office import GUEST, MORNING, TestClock, command

PLACE = "server/office"
HOLIDAY = dt.date(2026, 12, 25)
posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


@dataclass
class Kiosk:
    """A kiosk's file and its two clocks; `start` is the program started anew."""

    path: Path
    clock: TestClock = field(default_factory=TestClock)
    seconds: float = 1000.0
    running: list[Outbox] = field(default_factory=list)

    def start(self, place: str = PLACE) -> Outbox:
        """As after a power cut: nobody closed what ran before."""
        self.running.append(Outbox(self.path, place, self.clock, lambda: self.seconds))
        return self.running[-1]

    def meet(self, office: Office, digit: int | None = 3, **given: int) -> Outbox:
        """Start, and reach the database."""
        outbox = self.start()
        self.hear(outbox)
        outbox.remember(Provisions(office, frozenset({HOLIDAY}), digit, given))
        return outbox

    def hear(self, outbox: Outbox, at: dt.datetime = MORNING) -> None:
        outbox.hear(at, self.seconds)

    def bytes(self) -> bytes:
        """Of every file beside the outbox, itself included."""
        return b"".join(path.read_bytes() for path in sorted(self.path.parent.iterdir()))


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path / "outbox" / "kios.db")
    yield made
    for outbox in made.running:
        outbox.close()


def profile(name: str) -> Office:
    return setup.read_profile(setup.profile_path(name))


KUPANG, BENGKULU, BLITAR = (profile(name) for name in ("kota-kupang", "provinsi-bengkulu", "kota-blitar"))


def take(outbox: Outbox, service: str = "konsultasi", **answers: object) -> str | None:
    return outbox.keep(command(), service, "id", GUEST | answers).number


def numbers(outbox: Outbox) -> list[str | None]:
    return [late.number for late in outbox.undelivered()]


def test_numbers_are_the_kiosks_own_series_of_each_letter(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG, digit=3)
    assert [take(outbox), take(outbox, "penjualan"), take(outbox)] == ["K-9301", "J-9301", "K-9302"]


def test_the_assistance_asked_for_is_kept_where_the_guest_book_comes_later(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    assert outbox.keep(command(), "konsultasi", "id", GUEST, 2).draft == {"assistance": 2}
    assert outbox.keep(command(), "konsultasi", "id", GUEST).draft is None
    assert [late.draft for late in outbox.undelivered()] == [{"assistance": 2}, None]


def test_a_recognised_visitor_gets_a_number_and_the_officer_asks_for_the_guest_book(kiosk: Kiosk) -> None:
    late = kiosk.meet(BENGKULU).keep(command(), "konsultasi", "id", {"main_use": 2}, recognised=True)
    assert (late.number, late.draft) == ("K-9301", None)


def test_of_a_recognised_visitor_the_assistance_he_asks_for_is_kept(kiosk: Kiosk) -> None:
    changed = {"main_use": 2, "assistance": 1}
    outbox = kiosk.meet(BENGKULU)
    outbox.keep(command(), "konsultasi", "id", changed, recognised=True)
    assert [late.draft for late in outbox.undelivered()] == [{"assistance": 1}]


def test_how_many_come_their_appointment_and_what_calls_they_miss_are_kept(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    outbox.keep(command(), "konsultasi", "id", {}, people=12, appointment="ABCDEFGH", call_aid=3)
    (late,) = outbox.undelivered()
    assert (late.people, late.appointment, late.call_aid) == (12, "ABCDEFGH", 3)


def test_a_command_repeated_is_given_the_same_number_and_code(kiosk: Kiosk) -> None:
    outbox, repeated = kiosk.meet(KUPANG), command()
    first = outbox.keep(repeated, "konsultasi", "id", {})
    assert outbox.keep(repeated, "konsultasi", "id", {}) == first
    assert numbers(outbox) == ["K-9301"]


def test_without_numbers_the_visit_is_kept_all_the_same(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(BLITAR, digit=1)
    assert take(outbox) is None
    (late,) = outbox.undelivered()
    assert (late.ordinal, late.draft) == (9101, GUEST)


def test_a_guest_book_to_correct_takes_no_number(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(BENGKULU)
    with pytest.raises(Invalid) as wrong:
        take(outbox, name="", email="siti")
    assert wrong.value.fields == {"name": "missing", "email": "bad_email"}
    assert take(outbox) == "K-9301"


def test_where_the_guest_book_comes_later_nothing_of_a_draft_is_kept(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    take(outbox)
    assert outbox.undelivered()[0].draft is None
    assert GUEST["name"].encode() not in kiosk.bytes()  # type: ignore[attr-defined]


@pytest.mark.parametrize("provisioned", [False, True])
def test_a_kiosk_that_never_learnt_its_digit_gives_no_numbers(kiosk: Kiosk, provisioned: bool) -> None:
    outbox = kiosk.meet(KUPANG, digit=None) if provisioned else kiosk.start()
    with pytest.raises(Refused, match="no number offline"):
        take(outbox)
    assert outbox.undelivered() == []


def test_after_ninety_nine_numbers_a_letter_has_none_left(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    given = [take(outbox) for _ in range(99)]
    assert (len(set(given)), given[-1]) == (99, "K-9399")
    with pytest.raises(Refused, match="no number offline"):
        take(outbox)
    assert take(outbox, "penjualan") == "J-9301"


def test_delivered_numbers_are_not_given_again_that_day_and_are_the_next(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    late = outbox.keep(command(), "konsultasi", "id", {})
    outbox.delivered(late.command_id)
    assert take(outbox) == "K-9302"
    kiosk.hear(outbox, MORNING + dt.timedelta(days=1))
    assert take(outbox) == "K-9301"


def test_what_the_database_knows_of_today_is_not_given_again_by_a_new_file(kiosk: Kiosk) -> None:
    assert take(kiosk.meet(KUPANG, K=7)) == "K-9308"


def test_what_the_database_knows_takes_nothing_back(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    take(outbox)
    take(outbox)
    outbox.remember(Provisions(KUPANG, (), 3, {"K": 1}))
    assert take(outbox) == "K-9303"


def test_while_the_day_is_a_guess_the_series_goes_on(kiosk: Kiosk) -> None:
    take(kiosk.meet(KUPANG))
    kiosk.clock.forward(days=400)
    guessing = kiosk.start()
    assert take(guessing) == "K-9302"
    kiosk.hear(guessing, MORNING + dt.timedelta(hours=1))
    assert take(guessing) == "K-9303"
    kiosk.hear(guessing, MORNING + dt.timedelta(days=1))
    assert take(guessing) == "K-9301"


def test_cut_off_the_time_is_the_databases_and_what_passed_since(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    kiosk.clock.forward(days=-900)
    kiosk.seconds += 420
    late = outbox.keep(command(), "konsultasi", "id", {})
    assert (late.issued_at, late.time_unsure) == (MORNING + dt.timedelta(minutes=7), False)


def test_after_a_power_cut_the_time_is_the_machines_and_said_to_be_unsure(kiosk: Kiosk) -> None:
    kiosk.meet(KUPANG)
    kiosk.clock.forward(hours=2)
    late = kiosk.start().keep(command(), "konsultasi", "id", {})
    assert (late.issued_at, late.time_unsure) == (kiosk.clock.now, True)


def test_a_clock_that_lost_its_battery_never_goes_behind_what_was_known(kiosk: Kiosk) -> None:
    before = kiosk.meet(KUPANG)
    kiosk.seconds += 3600
    take(before)
    kiosk.clock.forward(days=-9000)
    restarted = kiosk.start()
    kiosk.seconds += 60
    assert restarted.now() == MORNING + dt.timedelta(minutes=61)


def test_a_restarted_kiosk_knows_its_office_and_what_waits(kiosk: Kiosk) -> None:
    take(kiosk.meet(BENGKULU))
    restarted = kiosk.start()
    assert restarted.provisions == Provisions(BENGKULU, frozenset({HOLIDAY}), 3)
    assert numbers(restarted) == ["K-9301"]


def test_what_belongs_to_another_office_waits_for_that_one(kiosk: Kiosk) -> None:
    take(kiosk.meet(KUPANG))
    other = kiosk.start("elsewhere/office")
    assert other.provisions is None
    kiosk.hear(other)
    other.remember(Provisions(BENGKULU, (), 4))
    assert (numbers(other), take(other)) == ([], "K-9401")
    assert numbers(kiosk.start()) == ["K-9301"]


def test_an_office_that_moved_to_another_server_gets_what_waited_for_it(kiosk: Kiosk) -> None:
    take(kiosk.meet(KUPANG))
    moved = kiosk.start("new-server/office")
    kiosk.hear(moved)
    moved.remember(Provisions(KUPANG, (), 3))
    assert numbers(moved) == ["K-9301"]


def test_prints_are_noted_until_their_ticket_is_delivered(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    late = outbox.keep(command(), "konsultasi", "id", {})
    outbox.begin_print("job", late.command_id, "kios-1")
    (begun,) = outbox.undelivered()[0].prints
    assert (begun.job_id, begun.station, begun.begun_at, begun.ended_at) == ("job", "kios-1", MORNING, None)
    assert outbox.end_print("job", PrintState.FAILED, "printer_refused")
    (ended,) = outbox.undelivered()[0].prints
    assert (ended.ended_at, ended.state, ended.fault) == (MORNING, PrintState.FAILED, "printer_refused")
    outbox.delivered(late.command_id)
    assert not outbox.end_print("job", PrintState.SENT)


def test_a_print_the_power_cut_off_may_or_may_not_be_on_paper(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    late = outbox.keep(command(), "konsultasi", "id", {})
    outbox.begin_print("cut off", late.command_id, "kios-1")
    outbox.begin_print("whole", late.command_id, "kios-1")
    outbox.end_print("whole", PrintState.CONFIRMED)
    found = {job.job_id: job for job in kiosk.start().undelivered()[0].prints}
    assert found["cut off"].state is PrintState.UNKNOWN
    assert found["cut off"].ended_at is not None
    assert found["whole"].state is PrintState.CONFIRMED


@posix
def test_the_file_and_its_folder_are_for_one_user_alone(kiosk: Kiosk) -> None:
    kiosk.meet(BENGKULU)
    assert kiosk.path.stat().st_mode & 0o777 == 0o600
    assert kiosk.path.parent.stat().st_mode & 0o777 == 0o700


def test_every_commit_reaches_the_disk_and_deleting_overwrites(kiosk: Kiosk) -> None:
    connection = kiosk.start()._connection
    pragmas = ("synchronous", "secure_delete", "journal_mode", "temp_store")
    assert [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas] == [2, 1, "truncate", 2]


@pytest.mark.parametrize("seed", [0, 4, 44, 53])
def test_what_is_delivered_is_in_no_byte_of_any_file(kiosk: Kiosk, seed: int) -> None:
    """In the last three, overwriting alone would leave a second copy in a page that was split."""
    chance = random.Random(seed)
    outbox = kiosk.meet(BENGKULU)
    kept: dict[str, str] = {}
    for number in range(90):
        secret = f"Rahasia {number}x"
        answers = dict.fromkeys(("name", "institution"), secret + "y" * chance.randrange(100))
        kept[outbox.keep(command(), "konsultasi", "id", GUEST | answers).command_id] = secret
        while kept and chance.random() < 0.45:
            gone = chance.choice(list(kept))
            outbox.delivered(gone)
            assert kept.pop(gone).encode() not in kiosk.bytes()
    assert all(secret.encode() in kiosk.bytes() for secret in kept.values())
    for gone in list(kept):
        outbox.delivered(gone)
    assert b"Rahasia" not in kiosk.bytes()


def test_a_name_in_other_letters_leaves_no_byte_either(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(BENGKULU)
    late = outbox.keep(command(), "konsultasi", "id", GUEST | {"name": "Müller 王小明"})
    assert outbox.undelivered()[0].draft == GUEST | {"name": "Müller 王小明"}
    outbox.delivered(late.command_id)
    assert b"ller" not in kiosk.bytes()


def garbage(path: Path) -> None:
    path.write_bytes(b"this was never a database" * 100)


def halved(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def scribbled(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        for place in range(4096, size, 4096):
            file.seek(place)
            file.write(bytes(200))


def headless(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(4096))


Damage = Callable[[Path], None]
EVERY_DAMAGE = [garbage, halved, scribbled, headless]


@pytest.mark.parametrize("damage", EVERY_DAMAGE)
def test_a_damaged_file_is_set_aside_and_the_kiosk_goes_on(
    kiosk: Kiosk, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = kiosk.meet(KUPANG)
    take(outbox)
    outbox.close()
    damage(kiosk.path)
    again = kiosk.meet(KUPANG, K=20)
    assert take(again) == "K-9321"
    aside = [path.name for path in kiosk.path.parent.iterdir() if "damaged" in path.name]
    assert len([name for name in aside if not name.endswith("-journal")]) == 1
    assert "set aside" in caplog.text


@pytest.mark.parametrize("damage", EVERY_DAMAGE)
def test_a_file_damaged_while_it_is_used_is_set_aside_too(kiosk: Kiosk, damage: Damage) -> None:
    outbox = kiosk.meet(KUPANG)
    take(outbox)
    damage(kiosk.path)
    # What SQLite still holds in its memory it need not read again.
    outbox._connection.execute("PRAGMA shrink_memory")
    given = [take(outbox, service) for service in ("penjualan", "rekomendasi")]
    assert given == ["J-9301", "R-9301"]
    assert kiosk.start().provisions == Provisions(KUPANG, frozenset({HOLIDAY}), 3)


def test_what_can_be_read_of_a_damaged_file_is_taken_over(kiosk: Kiosk) -> None:
    outbox = kiosk.meet(KUPANG)
    for _ in range(5):
        take(outbox)
    outbox.close()
    raw = sqlite3.connect(kiosk.path)
    (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'known'").fetchone()
    raw.close()
    with kiosk.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    again = kiosk.meet(KUPANG)
    assert numbers(again) == [f"K-930{n}" for n in range(1, 6)]
    assert take(again) == "K-9306"


BEFORE_PRINT_STATES = """
CREATE TABLE known (
    place TEXT PRIMARY KEY, profile TEXT NOT NULL, holidays TEXT NOT NULL, digit INTEGER,
    last_at TEXT NOT NULL
);
CREATE TABLE series (
    office TEXT, letter TEXT, day TEXT NOT NULL, sure INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (office, letter)
);
CREATE TABLE arrival (
    place INTEGER PRIMARY KEY AUTOINCREMENT, command_id TEXT NOT NULL UNIQUE, office TEXT NOT NULL,
    service TEXT NOT NULL, ordinal INTEGER NOT NULL, number TEXT, code TEXT NOT NULL, language TEXT NOT NULL,
    issued_at TEXT NOT NULL, time_unsure INTEGER NOT NULL, draft TEXT
);
CREATE TABLE print (
    job_id TEXT PRIMARY KEY, command_id TEXT NOT NULL, station TEXT NOT NULL, begun_at TEXT NOT NULL,
    ended_at TEXT, fault TEXT
);
"""


def of_an_earlier_version(kiosk: Kiosk) -> str:
    """A file of the version before prints had states, with one visitor and three prints; his command."""
    kiosk.path.parent.mkdir()
    kept, at = command(), MORNING.isoformat()
    file = sqlite3.connect(kiosk.path)
    file.executescript(BEFORE_PRINT_STATES)
    file.execute("INSERT INTO known VALUES (?, ?, '[]', 3, ?)", (PLACE, KUPANG.model_dump_json(), at))
    file.execute("INSERT INTO series VALUES ('5371', 'K', ?, 1, 1)", (MORNING.date().isoformat(),))
    facts = (kept, "5371", "konsultasi", 9301, "K-9301", "A7K2M9QX", "id", at)
    file.execute("INSERT INTO arrival VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL)", facts)
    for job, ended, fault in (("printed", at, None), ("jammed", at, "jam"), ("cut off", None, None)):
        file.execute("INSERT INTO print VALUES (?, ?, 'kios-1', ?, ?, ?)", (job, kept, at, ended, fault))
    file.commit()
    file.close()
    return kept


OLD_PRINTS = {"printed": PrintState.SENT, "jammed": PrintState.FAILED, "cut off": PrintState.UNKNOWN}


def states(outbox: Outbox) -> dict[str, PrintState]:
    return {job.job_id: job.state for late in outbox.undelivered() for job in late.prints}


def test_a_file_of_an_earlier_version_goes_on_with_what_waits_in_it(kiosk: Kiosk) -> None:
    kept = of_an_earlier_version(kiosk)
    outbox = kiosk.start()
    assert numbers(outbox) == ["K-9301"]
    assert [(late.people, late.appointment) for late in outbox.undelivered()] == [(1, None)]
    assert states(outbox) == OLD_PRINTS
    assert numbers(kiosk.start()) == ["K-9301"]
    outbox.begin_print(command(), kept, "kios-1")
    outbox.delivered(kept)
    kiosk.hear(outbox)
    assert take(outbox) == "K-9302"


def test_a_damaged_file_of_an_earlier_version_is_taken_over_too(kiosk: Kiosk) -> None:
    of_an_earlier_version(kiosk)
    file = sqlite3.connect(kiosk.path)
    (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'series'").fetchone()
    file.close()
    with kiosk.path.open("r+b") as raw:
        raw.seek((page - 1) * 4096)
        raw.write(b"\xff" * 4096)
    outbox = kiosk.start()
    assert (numbers(outbox), states(outbox)) == (["K-9301"], OLD_PRINTS)


def test_a_folder_that_cannot_be_made_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file in its place")
    with pytest.raises(EnvironmentFault, match="outbox unavailable"):
        Outbox(tmp_path / "outbox" / "kios.db", PLACE, TestClock())


def test_two_programs_of_one_station_never_give_a_number_twice(kiosk: Kiosk) -> None:
    one, other = kiosk.meet(KUPANG), kiosk.start()
    kiosk.hear(other)
    assert [take(outbox) for outbox in (one, other, one, other)] == [f"K-930{n}" for n in (1, 2, 3, 4)]
