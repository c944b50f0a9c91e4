"""Many processes at one database, truly at once, on both engines."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from pst_kiosk.simulate.options import Options
from pst_kiosk.simulate.workers import compete
from tests.support.postgres import Server

COMMAND = [sys.executable, "-m", "pst_kiosk.cli", "simulate"]


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_calling_is_exclusive_while_everybody_works_at_once(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if engine == "sqlite":
        url = f"sqlite:///{tmp_path / 'office.db'}"
    else:
        server: Server = request.getfixturevalue("postgres_server")
        url = server.url(server.database())
    asked = Options("kota-kupang", visitors=90, desks=1, seed=3, database=url, workers=4)
    gone: list[int] = []
    outcome = compete(asked, gone.append)
    assert outcome.found == {}
    assert outcome.counts["calls"] >= 90
    assert outcome.counts["repeats"] > 0
    assert outcome.counts["refused"] > 0
    assert gone[-1] <= 90
    assert {line["event"] for line in outcome.log} >= {
        "no_show",
        "returned",
        "held",
        "resumed",
        "cancelled",
        "transferred",
    }


def test_days_follow_each_other_where_one_has_not_numbers_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pst_kiosk.simulate.workers.NUMBERS_A_DAY", 10)
    url = f"sqlite:///{tmp_path / 'office.db'}"
    outcome = compete(Options("kota-blitar", 25, 1, 1, database=url, workers=2), lambda gone: None)
    assert outcome.found == {}
    assert len({line["service_day"] for line in outcome.log}) == 3


def test_the_command_prints_its_verdict(tmp_path: Path) -> None:
    events = tmp_path / "log.jsonl"
    arguments = [
        "--office",
        "kota-blitar",
        "--workers",
        "2",
        "--visitors",
        "12",
        "--json",
        "--events",
        str(events),
    ]
    ended = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=100, check=False)
    assert ended.returncode == 0, ended.stderr
    summary = json.loads(ended.stdout)
    assert summary["violations"] == {}
    assert summary["visits"] == summary["visitors"] == 12
    assert summary["queues"]
    seqs = [json.loads(line)["seq"] for line in events.read_text().splitlines()]
    assert seqs == sorted(seqs)


@pytest.mark.skipif(sys.platform == "win32", reason="stopped the Unix way")
def test_control_c_stops_all_workers_and_leaves_nothing_behind(tmp_path: Path) -> None:
    arguments = ["--office", "kota-blitar", "--workers", "2", "--visitors", "100000"]
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    parent = psutil.Process(process.pid)
    while (
        len(workers := [child for child in parent.children() if "spawn_main" in " ".join(child.cmdline())])
        < 2
    ):
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    out, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in error
    gone, alive = psutil.wait_procs(workers, timeout=30)
    assert not alive
    assert len(gone) == 2
    assert not list(tmp_path.iterdir())
