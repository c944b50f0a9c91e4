"""The whole visit in real windows, as `make demo` runs it without a display."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from pst_kiosk.demo.officer import RECORD
from pst_kiosk.demo.stage import SIZES
from pst_kiosk.printing.paper import decode
from pst_kiosk.printing.printed import Line, QrCode


def run_demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    # No platform is set: the headless demonstration needs no display and no help to know it.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    command = [sys.executable, "-m", "pst_kiosk.cli", "demo", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)


def size_of(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as image:
        return image.size


@pytest.mark.parametrize(
    ("profile", "service", "stages"),
    [
        ("kota-kupang", "konsultasi", 2),
        ("kota-kupang", "rekomendasi", 2),
        ("kota-semarang", "konsultasi", 2),
        ("provinsi-bengkulu", "konsultasi", 1),
        ("provinsi-jawa-tengah", "penjualan", 4),
        ("kota-blitar", "konsultasi", 1),
    ],
)
def test_a_visitor_walks_through_all_four_screens(
    profile: str, service: str, stages: int, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run_demo("--office", profile, "--service", service, "--headless", "--out", str(out))
    assert done.returncode == 0, done.stderr

    for screen, size in SIZES.items():
        pictures = sorted(out.glob(f"{screen}-*.png"))
        assert pictures
        assert {size_of(picture) for picture in pictures} == {size}

    walked = Walked(out / "demo.db")
    assert walked.ticket["service"] == service
    assert walked.ticket["status"] == "done"
    assert walked.events.count("serving") == walked.events.count("finished") == stages
    assert walked.ended
    assert walked.record == (RECORD, "terpenuhi")
    asked_at_the_tablet = service != "rekomendasi"
    assert walked.ratings == ([(walked.ticket["id"], 4)] if asked_at_the_tablet else [])
    if walked.ticket["number"] is None:
        assert "called" not in walked.events
        assert not (out / "ticket.bin").exists()
        assert walked.prints == []
    else:
        assert walked.events.count("called") == stages
        items = decode((out / "ticket.bin").read_bytes())
        printed = {run.text for item in items if isinstance(item, Line) for run in item.runs}
        assert walked.ticket["number"] in printed
        assert [item.payload for item in items if isinstance(item, QrCode)] == [walked.ticket["code"]]
        assert walked.prints == ["sent"]


class Walked:
    """What the first visitor left in the demonstration's database."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as database:
            database.row_factory = sqlite3.Row
            self.ticket = database.execute("SELECT * FROM ticket ORDER BY ordinal LIMIT 1").fetchone()
            own = (self.ticket["id"],)
            events = database.execute("SELECT event FROM ticket_event WHERE ticket_id = ? ORDER BY seq", own)
            self.events = [row["event"] for row in events]
            visit = database.execute(
                "SELECT visitor.name, ended_at FROM visit JOIN visitor ON visitor.id = visitor_id "
                "WHERE visit.id = ?",
                (self.ticket["visit_id"],),
            ).fetchone()
            self.ended = visit["ended_at"] is not None and visit["name"] == "Pengunjung Contoh"
            self.record = tuple(
                database.execute(
                    "SELECT summary, outcome FROM service_record WHERE ticket_id = ?", own
                ).fetchone()
            )
            self.ratings = [tuple(row) for row in database.execute("SELECT ticket_id, score FROM rating")]
            self.prints = [row["state"] for row in database.execute("SELECT state FROM print_job")]


def test_a_service_the_office_does_not_give_is_named(tmp_path: Path) -> None:
    done = run_demo("--office", "kota-blitar", "--service", "nothing", "--headless", "--out", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("pst-kiosk: service unknown: service nothing, known konsultasi. ")
    assert done.stderr.count("\n") == 1


def test_an_earlier_demonstrations_pictures_do_not_stay(tmp_path: Path) -> None:
    for name in ("kiosk-17-tiket.png", "ticket.bin", "own.png"):
        (tmp_path / name).write_bytes(b"")
    run_demo("--office", "kota-blitar", "--service", "nothing", "--headless", "--out", str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} >= {"own.png"}
    assert not (tmp_path / "ticket.bin").exists()
    assert not (tmp_path / "kiosk-17-tiket.png").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    done = run_demo("--headless", "--out", str(blocked))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(blocked) in done.stderr
