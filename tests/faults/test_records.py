"""A power cut while an officer writes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

from tests.support.office import TestOffice, command

LOST_AT_MOST_S = 2.0
NUMBERS = 250


def test_a_power_cut_takes_at_most_the_last_two_seconds_of_a_record(kupang: TestOffice) -> None:
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id").id
    arguments = ["--database", kupang.url, "--ticket", ticket, "--officer", kupang.administrator.id]
    told: list[dict[str, float]] = []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.record_process", *arguments],
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        text=True,
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            told.append(json.loads(line))
            # Long enough for several saves, on a machine of any speed.
            if len(told) >= NUMBERS and told[-1]["at"] - told[0]["at"] > 2 * LOST_AT_MOST_S:
                break
        writer.send_signal(signal.SIGKILL)
        cut = time.monotonic()
    stored = kupang.services.records.load(ticket)
    owed = max(line["written"] for line in told if line["at"] <= cut - LOST_AT_MOST_S)
    assert int(stored.record.summary) >= owed
    assert int(stored.needs[0].detail) >= owed
