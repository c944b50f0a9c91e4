"""Many processes at one database, truly at once, on both engines."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

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
    asked = Options("kota-kupang", visitors=50, desks=1, seed=3, database=url, workers=4)
    gone: list[int] = []
    outcome = compete(asked, gone.append)
    assert outcome.found == {}
    assert outcome.counts["calls"] >= asked.visitors
    assert outcome.counts["repeats"] > 0
    assert outcome.counts["refused"] > 0
    assert gone[-1] <= asked.visitors
    # A number given back too, but so seldom that a short run may have none.
    happened = {line["event"] for line in outcome.log}
    assert happened >= {"no_show", "returned", "held", "resumed", "transferred"}


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


@contextmanager
def at_work(folder: Path, **options: Any) -> Iterator[tuple[subprocess.Popen[str], list[psutil.Process]]]:
    """A long run whose workers have begun; whatever happens, all of them are ended."""
    arguments = ["--office", "kota-blitar", "--workers", "2", "--visitors", "100000"]
    environment = os.environ | {"TMPDIR": str(folder)}
    with subprocess.Popen([*COMMAND, *arguments], env=environment, start_new_session=True, **options) as run:
        try:
            workers = workers_of(run)
            while not given(folder):
                assert run.poll() is None
            yield run, workers
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)


def workers_of(run: subprocess.Popen[str]) -> list[psutil.Process]:
    while True:
        assert run.poll() is None
        children = psutil.Process(run.pid).children()
        workers = [child for child in children if "spawn_main" in " ".join(child.cmdline())]
        if len(workers) == 2:
            return workers


def given(folder: Path) -> bool:
    """Whether a number was given already."""
    try:
        (file,) = folder.glob("*/simulated.db")
        raw = sqlite3.connect(file)
    except ValueError:
        return False
    with closing(raw), suppress(sqlite3.OperationalError):
        return raw.execute("SELECT count(*) FROM ticket").fetchone() > (0,)
    return False


def all_gone(workers: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(workers, timeout=30)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="stopped the Unix way")
def test_control_c_stops_all_workers_and_leaves_nothing_behind(tmp_path: Path) -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with at_work(tmp_path, **pipes) as (run, workers):
        os.killpg(run.pid, signal.SIGINT)
        out, error = run.communicate(timeout=60)
    assert run.returncode == 130
    assert out == ""
    assert "Traceback" not in error
    assert all_gone(workers)
    assert not list(tmp_path.iterdir())


def test_a_worker_that_dies_ends_the_run_with_one_line(tmp_path: Path) -> None:
    with at_work(tmp_path, stderr=subprocess.PIPE, text=True) as (run, workers):
        workers[0].kill()
        _, error = run.communicate(timeout=60)
    assert run.returncode == 1
    assert error.count("\n") == 1
    assert "worker failed" in error
    assert all_gone(workers)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="ended the Unix way")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_workers_do_not_outlive_the_run(tmp_path: Path, how: signal.Signals) -> None:
    with at_work(tmp_path) as (run, workers):
        run.send_signal(how)
        run.wait(60)
        assert all_gone(workers)
