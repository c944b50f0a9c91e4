"""A counter that still runs while its database is upgraded."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

from pst_kiosk.counter.work_model import WorkModel
from tests.support.office import TestOffice
from tests.support.screens import wait_until


def test_the_officer_is_told_that_the_program_is_too_old(
    kupang: TestOffice, work_at: Callable[..., WorkModel]
) -> None:
    model = work_at(kupang, "loket-1")
    with closing(sqlite3.connect(kupang.url.removeprefix("sqlite:///"))) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    wait_until(lambda: model.notice is not None, "a notice")
    assert model.notice is not None
    assert model.notice.text.startswith("Program di komputer ini perlu diperbarui.")
