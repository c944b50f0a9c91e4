"""Random taps and keys at a locked kiosk: nobody leaves it, nothing breaks, and no name stays behind."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pst_kiosk import settings as own_settings
from pst_kiosk.exit_pin import new_exit_pin
from pst_kiosk.kiosk.app import Kiosk, open_kiosk
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.ui.lanes import Lane
from tests.kiosk.conftest import MakeStation, query
from tests.kiosk.monkey import (
    TRACE,
    Monkey,
    traces_in_files,
    traces_in_memory,
    traces_on_clipboard,
    traces_on_screen,
)
from tests.support.office import OfficeTemplates
from tests.support.screens import drain, find, tap, type_text, wait_until

EVENTS = int(os.environ.get("PST_MONKEY_EVENTS", "170"))
"""At each office; raised for a long run."""
SEED = int(os.environ.get("PST_MONKEY_SEED", "1"))
BRIEF = Patience(quiet_ms=400, asking_s=2, ticket_s=2, ticket_without_paper_s=2, second_ms=50)


@pytest.fixture
def locked_kiosk(
    station_at: MakeStation, lanes: list[Lane[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Kiosk]]:
    """The kiosk as visitors meet it: full screen and locked."""
    file = tmp_path / "config" / "station.toml"
    monkeypatch.setattr(own_settings, "settings_file", lambda: file)
    own_settings.keep_settings(exit_pin=new_exit_pin()[1])
    opened: list[Kiosk] = []

    def open_one(office: Any) -> Kiosk:
        own = station_at(office)
        settings = Lane(own_settings.station_settings, name="settings")
        lanes.append(settings)
        kiosk = open_kiosk(*own.lanes, patience=BRIEF, reduced_motion=True, settings=settings)
        opened.append(kiosk)
        wait_until(lambda: kiosk.model.property("home").property("office"), "the first reading")
        drain(settings)
        return kiosk

    yield open_one
    for kiosk in opened:
        kiosk.close()


@pytest.mark.timeout(max(120, EVENTS // 4))
@pytest.mark.parametrize("profile", ["kota-kupang", "provinsi-bengkulu", "kota-blitar"])
def test_whatever_is_tapped_and_typed_nobody_leaves_and_nothing_stays(
    office_templates: OfficeTemplates,
    locked_kiosk: Callable[..., Kiosk],
    tmp_path: Path,
    own_files: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    profile: str,
) -> None:
    office = office_templates.make(profile, tmp_path)
    kiosk = locked_kiosk(office)
    monkey = Monkey(kiosk, SEED)
    monkey.run(EVENTS)
    monkey.leave()
    kiosk.window.grabWindow()
    assert [line for line in caplog.records if line.levelno >= logging.WARNING] == []
    out, error = capfd.readouterr()
    assert TRACE.lower() not in (out + error).lower()
    assert traces_on_screen(kiosk) == []
    assert traces_on_clipboard() == []
    assert traces_in_files(tmp_path / "outbox", tmp_path / "config", own_files) == []
    assert traces_in_memory() == []
    assert {"home"} < monkey.pages
    office.services.close()


def test_a_trace_would_be_found(
    office_templates: OfficeTemplates, locked_kiosk: Callable[..., Kiosk], tmp_path: Path
) -> None:
    office = office_templates.make("provinsi-bengkulu", tmp_path)
    kiosk = locked_kiosk(office)
    wait_until(lambda: not kiosk.model.property("busy"), "the kiosk")
    kiosk.window.grabWindow()
    tap(kiosk.window, "service-konsultasi")
    kiosk.window.grabWindow()
    tap(kiosk.window, "answer-nameField")
    name = "".join((TRACE, " ", "Sendiri"))
    type_text(kiosk.window, name)
    assert any("answer-nameField" in trace for trace in traces_on_screen(kiosk))
    assert traces_in_memory() != []
    (tmp_path / "outbox" / "left.log").write_text(name, encoding="utf-16-le")
    assert len(traces_in_files(tmp_path / "outbox")) == 1
    assert find(kiosk.window, "answer-nameField").property("text") == name
    office.services.close()
    assert query(office, "SELECT count(*) FROM visitor") == [(0,)]
