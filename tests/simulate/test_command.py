"""`pst-kiosk simulate` as it is called: what it prints, what it refuses, and how it is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pst_kiosk.cli import main

COMMAND = [sys.executable, "-m", "pst_kiosk.cli", "simulate"]
DAY = ["--office", "kota-kupang", "--visitors", "15", "--desks", "2", "--seed", "4"]


def test_the_same_arguments_write_the_same_events_to_the_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    assert main(["simulate", *DAY, "--json", "--events", str(here)]) == 0
    printed = capsys.readouterr()
    # A process of its own, whose sets and dictionaries are ordered by other hashes.
    other = subprocess.run(
        [*COMMAND, *DAY, "--json", "--events", str(there)],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert here.read_bytes() == there.read_bytes()
    assert other.stdout == printed.out
    assert printed.err == other.stderr == ""
    assert json.loads(printed.out)["visits"] == 15
    lines = [json.loads(line) for line in here.read_text(encoding="utf-8").splitlines()]
    assert len({line["visit"] for line in lines if line["visit"]}) == 15


def test_the_summary_reads_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--office", "kota-blitar", "--visitors", "10", "--desks", "1"]) == 0
    out = capsys.readouterr().out
    assert "BPS Kota Blitar (3572), Rabu, 18 November 2026: 10 kunjungan" in out
    assert "konsultasi / konsultasi" in out
    assert "10 menit setelah pengunjung sebelumnya selesai: " in out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--visitors", "0"), 1, "--visitors"),
        (("--visitors", "many"), 2, "--visitors"),
        (("--visitors", "1000000"), 1, "1 to 2000"),
        (("--desks", "-1"), 1, "--desks"),
        (("--seed", "one"), 2, "--seed"),
        (("--no-show-rate", "1.5"), 1, "--no-show-rate"),
        (("--priority-share", "nan"), 1, "--priority-share"),
        (("--at", "2026-11-22"), 1, "office closed"),
        (("--at", "2026-12-25"), 1, "office closed"),
        (("--at", "yesterday"), 2, "--at"),
        (("--at", "0001-01-01"), 1, "2000 to 2100"),
        (("--at", "1999-12-31"), 1, "--at"),
        (("--office", "kota-lain"), 1, "profile unknown"),
        (("--events", "/no/such/folder/log.jsonl"), 1, "no such folder"),
        (("--events", "/"), 1, "a folder"),
        (("--database", "nonsense"), 1, "database url"),
    ],
)
def test_what_cannot_be_simulated_is_said_in_one_line_before_the_day_begins(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, says: str
) -> None:
    try:
        ended = main(["simulate", "--office", "kota-blitar", *arguments])
    except SystemExit as stop:  # an argument argparse cannot read
        ended = int(str(stop.code))
    out, error = capsys.readouterr()
    assert ended == code
    assert out == ""
    assert error.count("\n") == 1
    assert says in error


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is made the Unix way")
def test_control_c_stops_the_day_and_leaves_nothing_behind(tmp_path: Path) -> None:
    terminal, stderr = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, "--office", "kota-blitar", "--visitors", "2000", "--json"],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=stderr,
    )
    os.close(stderr)
    said = b""
    while b"1/2000" not in said:
        said += os.read(terminal, 1000)
    assert list(tmp_path.iterdir())
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    os.set_blocking(terminal, False)
    said += os.read(terminal, 10_000)
    os.close(terminal)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in said
    assert not list(tmp_path.iterdir())
