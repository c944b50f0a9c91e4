"""The commands other tools rely on: what they print, and one line on failure."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from uuid_utils import uuid7

from pst_kiosk.cli import main
from pst_kiosk.db.schema import SCHEMA
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.setup import profile_path


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'office.db'}"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, error = capsys.readouterr()
    return code, out, error


def pin_in(text: str) -> str:
    found = re.search(r"\b(\d{6})\b", text)
    assert found is not None
    return found[1]


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"pst-kiosk \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_the_shipped_offices_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "office", "list")
    assert code == 0
    services = {line.split()[0]: line.rpartition("(")[2] for line in out.splitlines()}
    assert services == {
        "kota-blitar": "1 services)",
        "kota-kupang": "4 services)",
        "kota-semarang": "1 services)",
        "provinsi-bengkulu": "4 services)",
        "provinsi-jawa-tengah": "1 services)",
    }


def test_a_standard_is_shown_in_the_order_of_its_steps(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, "office", "show", "provinsi-bengkulu")
    steps = ["Isi buku tamu", "Terima nomor antrean", "Tunggu panggilan", "Beri penilaian", "merekam layanan"]
    assert [out.index(step) for step in steps] == sorted(out.index(step) for step in steps)


def test_a_profile_file_is_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "kantor.toml"
    file.write_text(profile_path("kota-kupang").read_text(encoding="utf-8"), encoding="utf-8")
    assert said(capsys, "office", "check", str(file))[0] == 0
    file.write_text("profile = 1", encoding="utf-8")
    code, _, error = said(capsys, "office", "check", str(file))
    assert code == 1
    assert error.count("\n") == 1
    assert "kantor.toml" in error


def test_an_office_is_installed_and_its_administrators_pin_works(
    capsys: pytest.CaptureFixture[str], url: str
) -> None:
    code, out, _ = said(capsys, "office", "init", "kota-kupang", "--database", url)
    assert code == 0
    services = open_services(url, lambda year: {})
    (officer,) = services.accounts.officers()
    assert services.accounts.sign_in(officer.id, pin_in(out)).administers
    services.close()


def test_the_last_administrators_pin_is_reset_here(capsys: pytest.CaptureFixture[str], url: str) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url, "--administrator", "Kepala TU")
    code, out, _ = said(capsys, "officer", "reset-pin", "Kepala TU", "--database", url)
    assert code == 0
    services = open_services(url, lambda year: {})
    assert services.accounts.sign_in(services.accounts.officers()[0].id, pin_in(out)).name == "Kepala TU"
    services.close()
    assert "Kepala TU" in said(capsys, "officer", "list", "--database", url)[1]


def test_stations_are_listed_and_one_that_is_not_used_is_removed(
    capsys: pytest.CaptureFixture[str], url: str
) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url)
    services = open_services(url, lambda year: {})
    behind = dt.timedelta(minutes=3)
    services.stations.report(
        "kios-1", "kiosk", "0.1.0", "printer_timeout", lambda: dt.datetime.now(dt.UTC) - behind
    )
    _, out, _ = said(capsys, "station", "list", "--database", url)
    assert re.match(
        r"kios-1 +kiosk +0\.1\.0 +running +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  "
        r"clock -180\.\d s, printer timeout, digit 1\n$",
        out,
    )
    code, _, error = said(capsys, "station", "remove", "kios-1", "--database", url)
    assert code == 1
    assert "station in use" in error
    services.stations.close("kios-1", "kiosk")
    services.close()
    _, out, _ = said(capsys, "station", "remove", "kios-1", "--database", url)
    assert "digit 1 is free" in out
    assert said(capsys, "station", "list", "--database", url) == (0, "", "")


def test_lockers_are_added_and_listed_with_whose_key_is_out(
    capsys: pytest.CaptureFixture[str], url: str
) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url)
    assert said(capsys, "locker", "add", "09-10", "A7", "--database", url)[1] == "3 added, 3 in all\n"
    assert said(capsys, "locker", "add", "10-11", "--database", url)[1] == "1 added, 4 in all\n"
    services = open_services(url, lambda year: {})
    ticket = services.reception.take_number(str(uuid7()), "perpustakaan", "id")
    lockers, officer = services.loans.lockers(), services.accounts.officers()[0].id
    services.loans.give_locker(str(uuid7()), ticket.id, lockers[0].id, officer)
    services.loans.take_out_of_use(lockers[3].id, officer)
    services.close()
    lines = said(capsys, "locker", "list", "--database", url)[1].splitlines()
    assert [line.split(maxsplit=1)[0] for line in lines] == ["09", "10", "11", "A7"]
    assert re.match(r"09 +key out since \d{4}-\d\d-\d\d \d\d:\d\d, P-001$", lines[0])
    assert [line[21:] for line in lines[1:]] == ["free", "free", "out of use"]


def test_holidays_learnt_anew_are_the_same_for_every_station(
    capsys: pytest.CaptureFixture[str], url: str
) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url)
    code, out, _ = said(capsys, "office", "holidays", "--database", url)
    assert code == 0
    assert "-08-17" in out
    asked: list[int] = []
    open_services(url, lambda year: asked.append(year) or {}).close()
    assert asked == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("office", "show", "kota-lain"), "profile unknown"),
        (("office", "init", "kota-lain"), "profile unknown"),
        (("office", "init", "kota-kupang", "--database", "nonsense"), "database url"),
        (("officer", "list", "--database", "sqlite:////no/such/office.db"), "database missing"),
        (("demo", "--headless"), "--out DIR"),
        (("locker", "add", "1-999"), "locker names"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, _, error = said(capsys, *arguments)
    assert code == 1
    assert words in error
    assert error.count("\n") == 1


COMMANDS = [
    ("office", "init", "kota-kupang"),
    ("office", "update", "kota-kupang"),
    ("office", "holidays"),
    ("officer", "list"),
    ("officer", "reset-pin", "Administrator"),
    ("locker", "list"),
    ("locker", "add", "01"),
    ("station", "list"),
    ("station", "remove", "kios-1"),
    ("upgrade",),
]


def brought_to(url: str, version: str) -> str:
    """The whole database as text, after its schema was made another one."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
        raw.commit()
        return "\n".join(raw.iterdump())


@pytest.mark.parametrize("arguments", [*COMMANDS, ("backup", "FILE")])
def test_on_a_newer_schema_every_command_says_so_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], url: str, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url)
    before = brought_to(url, "9999")
    arguments = tuple(str(tmp_path / "copy.db") if word == "FILE" else word for word in arguments)
    code, out, error = said(capsys, *arguments, "--database", url)
    assert (code, out) == (1, "")
    wanted = f"pst-kiosk: schema newer: found 9999, expected {SCHEMA}. Install the program's newer"
    assert error.startswith(wanted)
    assert error.count("\n") == 1
    assert brought_to(url, "9999") == before
    assert {path.suffix for path in tmp_path.iterdir()} <= {".db", ".db-wal", ".db-shm"}
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("arguments", COMMANDS[:-1])
def test_on_an_older_schema_a_command_says_how_to_bring_it_up(
    capsys: pytest.CaptureFixture[str], url: str, arguments: tuple[str, ...]
) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url)
    before = brought_to(url, "0002")
    code, _, error = said(capsys, *arguments, "--database", url)
    assert code == 1
    assert error.startswith(f"pst-kiosk: schema older: found 0002, expected {SCHEMA}. ")
    assert "pst-kiosk upgrade" in error
    assert brought_to(url, "0002") == before


def test_a_copy_is_made_and_an_upgrade_offered(
    capsys: pytest.CaptureFixture[str], url: str, tmp_path: Path
) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url)
    copy = tmp_path / "copy.db"
    code, out, error = said(capsys, "backup", str(copy), "--database", url)
    assert (code, error) == (0, "")
    assert re.fullmatch(rf"{copy} is whole: \d+ rows\n", out)
    assert said(capsys, "officer", "list", "--database", f"sqlite:///{copy}")[0] == 0
    code, _, error = said(capsys, "backup", str(copy), "--database", url)
    assert code == 1
    assert "backup exists" in error
    code, out, _ = said(capsys, "upgrade", "--database", url)
    assert code == 0
    assert "nothing is to be done" in out


def test_an_init_that_is_refused_leaves_nothing_behind(capsys: pytest.CaptureFixture[str], url: str) -> None:
    init = ("office", "init", "kota-kupang", "--database", url)
    assert said(capsys, *init, "--administrator", "  ")[0] == 1
    assert said(capsys, *init)[0] == 0


def test_a_second_init_changes_nothing(capsys: pytest.CaptureFixture[str], url: str) -> None:
    said(capsys, "office", "init", "kota-kupang", "--database", url)
    code, _, error = said(capsys, "office", "init", "provinsi-bengkulu", "--database", url)
    assert code == 1
    assert "office exists" in error
    with sqlite3.connect(url.removeprefix("sqlite:///")) as raw:
        assert raw.execute("SELECT office_code FROM office_profile").fetchall() == [("5371",)]
    raw.close()
