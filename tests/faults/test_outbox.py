"""The outbox against a real server that goes away, and against power cuts: nothing twice, nothing lost."""

from __future__ import annotations

import json
import os
import random
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import shiboken6

from pst_kiosk.bootstrap import Lanes, Station
from pst_kiosk.kiosk.kiosk_model import KioskModel
from tests.faults.test_database import FAULTS, Fault, numbers
from tests.kiosk.test_kiosk_model import on, ticket
from tests.support.network import Cable
from tests.support.office import OfficeTemplates, TestOffice
from tests.support.postgres import Server
from tests.support.screens import wait_until

POWER_CUTS = int(os.environ.get("PST_POWER_CUTS", "3"))
"""Raised for a long run; a kiosk gives at most 99 numbers, so thirty at the most."""
PATIENCE_S = 60.0
TO_PAPER_S, TO_DELIVERY_S = 0.06, 0.4
"""About how long it takes from tap to paper, and to deliver some: the power is cut at any moment of it."""


class Paper:
    """A printer that keeps every byte, of jobs that broke off too."""

    def __init__(self) -> None:
        self.jobs: list[bytearray] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            job = bytearray()
            self.jobs.append(job)
            with connection:
                try:
                    while taken := connection.recv(4096):
                        job += taken
                except OSError:
                    continue

    def close(self) -> None:
        self._server.close()

    @property
    def numbers(self) -> list[str]:
        """The number on every piece of paper."""
        found = [re.search(rb"K-9\d{3}", job) for job in self.jobs]
        return [number[0].decode() for number in found if number]


class Program:
    """A kiosk in a process of its own (`kiosk_process`), and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def until(self, key: str) -> dict[str, Any]:
        """The next line that holds `key`."""
        assert self._process.stdout is not None
        for text in self._process.stdout:
            line: dict[str, Any] = json.loads(text)
            if key in line:
                return line
        raise AssertionError(f"the kiosk ended before it said {key}")

    def power_cut(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def paper() -> Iterator[Paper]:
    printer = Paper()
    yield printer
    printer.close()


@pytest.fixture
def kupang(server: Server, own_templates: OfficeTemplates) -> Iterator[TestOffice]:
    """An office where a number is one tap, on the server, looked at past the cable."""
    made = own_templates.make_on(server, "kota-kupang")
    yield made
    made.services.close()


@pytest.fixture
def url(kupang: TestOffice, server: Server, cable: Cable) -> str:
    """As the kiosk reaches it, through the cable."""
    return kupang.url.replace(f":{server.port}/", f":{cable.port}/")


@contextmanager
def kiosk(url: str, folder: Path, paper: Paper) -> Iterator[Program]:
    arguments = ["--database", url, "--folder", str(folder), "--printer", str(paper.port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.kiosk_process", *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    program = Program(process)
    with process:
        try:
            yield program
        finally:
            program.power_cut()


def counted(folder: Path) -> int:
    """How many numbers the outbox has given."""
    (file,) = folder.glob("kios-1-*.db")
    raw = sqlite3.connect(file)
    try:
        found = raw.execute("SELECT count FROM series WHERE letter = 'K'").fetchone()
        return int(found[0]) if found else 0
    finally:
        raw.close()


def test_power_cuts_between_tap_paper_and_delivery_lose_no_number_and_give_none_twice(
    kupang: TestOffice, url: str, cable: Cable, paper: Paper, tmp_path: Path
) -> None:
    chance = random.Random(POWER_CUTS)

    def a_moment(most: float) -> None:
        """The cut comes anywhere between this step and the next."""
        time.sleep(chance.uniform(0, most))

    with kiosk(url, tmp_path, paper) as program:
        program.until("empty")
    cable.cut()
    for cut in range(POWER_CUTS):
        with kiosk(url, tmp_path, paper) as program:
            program.until("page")
            for _ in range(chance.randrange(3)):
                program.until("paper")
            program.until(("tapped", "number", "paper")[cut % 3])
            a_moment(TO_PAPER_S)
    cable.mend()
    for _ in range(POWER_CUTS // 3):
        with kiosk(url, tmp_path, paper) as program:
            program.until("page")
            a_moment(TO_DELIVERY_S)
    with kiosk(url, tmp_path, paper) as program:
        program.until("empty")

    given = [f"K-{9100 + number}" for number in range(1, counted(tmp_path) + 1)]
    assert len(given) >= POWER_CUTS
    assert kupang.rows("SELECT number FROM ticket ORDER BY joined_seq") == [(number,) for number in given]
    assert len(paper.numbers) > POWER_CUTS // 3
    assert len(set(paper.numbers)) == len(paper.numbers)
    assert set(paper.numbers) <= set(given)


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_happens_to_the_server_the_visitor_gets_a_number_and_is_handed_in(
    kupang: TestOffice,
    url: str,
    server: Server,
    cable: Cable,
    fault: Fault,
    tmp_path: Path,
    model_on: Callable[[Station], KioskModel],
) -> None:
    model = model_on(Station(url, "kios-1", clock=kupang.clock, outbox=tmp_path))
    fault(server, cable)
    model.choose("konsultasi")
    on(model, "ticket")
    assert ticket(model, "number") == "K-9101"
    server.mend()
    cable.mend()
    wait_until(lambda: not model._cut_off, "the delivery", PATIENCE_S)
    assert numbers(kupang) == ["K-9101"]


@pytest.fixture
def model_on(qapp: object) -> Iterator[Callable[[Station], KioskModel]]:
    """A kiosk on real lanes, once it has told its outbox what that must know."""
    made: list[tuple[KioskModel, Lanes]] = []

    def make(station: Station) -> KioskModel:
        lanes = Lanes(station)
        own = lanes.services, lanes.feed, None, lanes.outbox
        model = KioskModel(*own, station.own_name, station.introduce_kiosk)
        made.append((model, lanes))
        lanes.feed.start()
        model.start()
        wait_until(lambda: model._memory._provided, "the outbox to be told", PATIENCE_S)
        return model

    yield make
    for model, lanes in made:
        shiboken6.delete(model)
        lanes.stop()
