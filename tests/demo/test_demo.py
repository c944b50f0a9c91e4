"""The whole visit in real windows, as `make demo` runs it without a display."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

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


@pytest.mark.parametrize("profile", ["kota-kupang", "provinsi-bengkulu"])
def test_a_visitor_walks_through_all_four_screens(profile: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run_demo("--office", profile, "--headless", "--out", str(out))
    assert done.returncode == 0, done.stderr

    for screen, size in SIZES.items():
        pictures = sorted(out.glob(f"{screen}-*.png"))
        assert pictures
        assert {size_of(picture) for picture in pictures} == {size}

    items = decode((out / "ticket.bin").read_bytes())
    printed = {run.text for item in items if isinstance(item, Line) for run in item.runs}
    with sqlite3.connect(out / "demo.db") as database:
        ticket_id, number, code, status = database.execute(
            "SELECT id, number, code, status FROM ticket ORDER BY ordinal LIMIT 1"
        ).fetchone()
        called = database.execute("SELECT ticket_id FROM ticket_event WHERE event = 'called'").fetchall()
        ratings = database.execute("SELECT ticket_id, score FROM rating").fetchall()
        record = database.execute("SELECT summary, outcome FROM service_record").fetchone()
        guests = database.execute("SELECT count(*) FROM visitor WHERE name = 'Pengunjung Contoh'").fetchone()
        prints = database.execute("SELECT state FROM print_job").fetchall()
    database.close()
    assert number in printed
    assert [item.payload for item in items if isinstance(item, QrCode)] == [code]
    assert status == "done"
    assert {row[0] for row in called} == {ticket_id}
    assert ratings == [(ticket_id, 4)]
    assert record[1] == "terpenuhi"
    assert guests[0] >= 1
    assert prints == [("sent",)]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    done = run_demo("--headless", "--out", str(blocked))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(blocked) in done.stderr
